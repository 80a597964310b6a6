/** What the columns of a result are, so that the driver can describe them as those of the principal's relations. */
@NullMarked
package dev.ormai.planner.result;

import org.jspecify.annotations.NullMarked;
