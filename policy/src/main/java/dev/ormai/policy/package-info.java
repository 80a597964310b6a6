/** Who may see what: the words of the policy, the file that holds them and the decisions made from them. */
@NullMarked
package dev.ormai.policy;

import org.jspecify.annotations.NullMarked;
