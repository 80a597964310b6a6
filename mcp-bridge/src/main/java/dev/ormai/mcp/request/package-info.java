/** What agents ask, in their words: requests as records, read from JSON. Knows neither policy nor database. */
@NullMarked
package dev.ormai.mcp.request;

import org.jspecify.annotations.NullMarked;
