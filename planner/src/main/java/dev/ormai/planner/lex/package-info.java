/** Text to tokens, exactly as each database reads it, and back: what a lexer here calls one string is one string to the server. */
@NullMarked
package dev.ormai.planner.lex;

import org.jspecify.annotations.NullMarked;
