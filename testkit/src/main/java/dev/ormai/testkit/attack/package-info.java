/** What attackers try, as data: each entrance to a database tries the same. */
@NullMarked
package dev.ormai.testkit.attack;

import org.jspecify.annotations.NullMarked;
