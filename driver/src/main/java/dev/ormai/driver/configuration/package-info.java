/** The process configuration, {@code ormai.yaml}: one record, read once and in full. */
@NullMarked
package dev.ormai.driver.configuration;

import org.jspecify.annotations.NullMarked;
