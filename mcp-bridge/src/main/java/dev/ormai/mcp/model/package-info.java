/** The database as agents see it: models, fields and relations of one principal, and how values are written in JSON. */
@NullMarked
package dev.ormai.mcp.model;

import org.jspecify.annotations.NullMarked;
