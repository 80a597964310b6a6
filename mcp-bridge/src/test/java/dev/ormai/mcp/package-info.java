@NullMarked
package dev.ormai.mcp;

import org.jspecify.annotations.NullMarked;
