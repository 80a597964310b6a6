/** Statements, what becomes of them, and the proof that they give what the permitted rows give. */
@NullMarked
package dev.ormai.driver.golden;

import org.jspecify.annotations.NullMarked;
