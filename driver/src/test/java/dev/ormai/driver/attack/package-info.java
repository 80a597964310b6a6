/** Attempts to get past a policy with nothing but SQL, JDBC, odd text and bad timing; each is data or a script with a name. */
@NullMarked
package dev.ormai.driver.attack;

import org.jspecify.annotations.NullMarked;
