package dev.ormai.planner.parse;

/**
 * A part of a statement's text.
 *
 * @param start offset of the first character, in UTF-16 units
 * @param end offset behind the last character
 */
public record SourceRange(int start, int end) {}
