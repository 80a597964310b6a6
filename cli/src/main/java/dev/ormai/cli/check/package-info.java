/** A policy file held against its own rules and against a database. */
@NullMarked
package dev.ormai.cli.check;

import org.jspecify.annotations.NullMarked;
