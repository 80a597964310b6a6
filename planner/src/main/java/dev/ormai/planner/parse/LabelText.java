package dev.ormai.planner.parse;

import dev.ormai.planner.lex.Token;
import dev.ormai.planner.lex.Tokens;

/**
 * The text that MySQL and MariaDB make a label of: that of the statement, but without the marks around a comment whose
 * content they execute.
 */
final class LabelText {
    private LabelText() {}

    static String of(Tokens tokens, SourceRange range) {
        String source = tokens.source();
        StringBuilder text = new StringBuilder(range.end() - range.start());
        int at = range.start();
        for (Token token : tokens.tokens()) {
            if (token.start() >= range.start() && token.end() <= range.end()) {
                copyBlanks(source.substring(at, token.start()), text);
                text.append(source, token.start(), token.end());
                at = token.end();
            }
        }
        return text.toString();
    }

    /** Copies what stands between two tokens: white space, comments, and the marks to be left out. */
    private static void copyBlanks(String blanks, StringBuilder text) {
        int at = 0;
        while (at < blanks.length()) {
            int end = at + 1;
            if (blanks.startsWith("/*!", at)) {
                at += 3;
                continue;
            }
            if (blanks.startsWith("*/", at)) {
                at += 2;
                continue;
            }
            if (blanks.startsWith("/*", at)) {
                end = blanks.indexOf("*/", at + 2) + 2;
            } else if (blanks.charAt(at) == '#' || blanks.charAt(at) == '-') {
                int lineEnd = blanks.indexOf('\n', at);
                end = lineEnd < 0 ? blanks.length() : lineEnd;
            }
            text.append(blanks, at, end);
            at = end;
        }
    }
}
