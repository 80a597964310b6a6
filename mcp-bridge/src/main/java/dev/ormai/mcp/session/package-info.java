/** Conversations of the revisions with a handshake: what was agreed, what is asked, what is in work, what may be fetched again. */
@NullMarked
package dev.ormai.mcp.session;

import org.jspecify.annotations.NullMarked;
