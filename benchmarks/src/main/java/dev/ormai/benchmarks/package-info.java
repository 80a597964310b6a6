/** What a statement costs: one class for each question. */
@NullMarked
package dev.ormai.benchmarks;

import org.jspecify.annotations.NullMarked;
