package dev.ormai.mcp.answer;

import dev.ormai.policy.Principal;

/**
 * Where a cursor is good.
 *
 * @param query digest of the request without its page
 */
record CursorScope(Principal principal, String query, String policyVersion) {}
