/** Databases, the sample shop and golden cases for tests, documents and benchmarks. */
@NullMarked
package dev.ormai.testkit;

import org.jspecify.annotations.NullMarked;
