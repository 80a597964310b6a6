/** Writes that wait for a person: who is asked, what is asked, and where the answer is kept. */
@NullMarked
package dev.ormai.driver.approval;

import org.jspecify.annotations.NullMarked;
