/**
 * Masks and the keyed hash as expressions that the database evaluates. What they give is what
 * {@link dev.ormai.policy.mask.MaskedText} gives, in every dialect, and they raise no error on any value.
 */
@NullMarked
package dev.ormai.planner.mask;

import org.jspecify.annotations.NullMarked;
