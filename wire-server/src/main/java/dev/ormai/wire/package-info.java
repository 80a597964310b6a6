/** The PostgreSQL wire protocol in front of the driver, for clients in any language. Holds no rules of its own. */
@NullMarked
package dev.ormai.wire;

import org.jspecify.annotations.NullMarked;
