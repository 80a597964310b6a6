/** The process configuration, {@code ormai.yaml}: one record, read once and in full. */
@NullMarked
package dev.ormai.cli.configuration;

import org.jspecify.annotations.NullMarked;
