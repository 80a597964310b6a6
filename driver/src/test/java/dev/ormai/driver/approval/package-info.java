/** Queues of approvals, and the desk where people decide. */
@NullMarked
package dev.ormai.driver.approval;

import org.jspecify.annotations.NullMarked;
