/** Statements that people and language models wrote, run through the driver and compared with the same on permitted views. */
@NullMarked
package dev.ormai.driver.corpora;

import org.jspecify.annotations.NullMarked;
