/** Answers requests: builds statement trees, has the driver admit and run them, and makes JSON of their rows. */
@NullMarked
package dev.ormai.mcp.answer;

import org.jspecify.annotations.NullMarked;
