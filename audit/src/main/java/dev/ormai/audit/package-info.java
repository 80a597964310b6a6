/** What was asked, decided and done: one record for every statement. */
@NullMarked
package dev.ormai.audit;

import org.jspecify.annotations.NullMarked;
