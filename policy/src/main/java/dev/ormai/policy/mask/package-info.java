/** What masks make of a value: the reference that every SQL expression is measured against. */
@NullMarked
package dev.ormai.policy.mask;

import org.jspecify.annotations.NullMarked;
