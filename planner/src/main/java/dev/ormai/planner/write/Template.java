package dev.ormai.planner.write;

import dev.ormai.planner.lex.Spelling;
import dev.ormai.planner.lex.Token;
import dev.ormai.planner.lex.TokenKind;
import dev.ormai.planner.lex.Tokens;

/** The statement as the audit keeps it: without literals, so that no value of a row is stored. */
public final class Template {
    private Template() {}

    /** The tokens with a blank between any two, and a question mark for each string, number and binary literal. */
    public static String template(Tokens tokens) {
        Spelling spelling = Spelling.of(tokens.dialect());
        StringBuilder text = new StringBuilder();
        Token before = new Token(TokenKind.PUNCTUATION, "(", 0, 0);
        for (Token token : tokens.tokens()) {
            if (needsBlank(before, token)) {
                text.append(' ');
            }
            text.append(
                    switch (token.kind()) {
                        case STRING, NATIONAL_STRING, BIT_STRING, HEX_STRING, NUMBER, PARAMETER -> "?";
                        case WORD, QUOTED_NAME, OPERATOR, PUNCTUATION, VARIABLE -> spelling.token(token);
                    });
            before = token;
        }
        return text.toString();
    }

    private static boolean needsBlank(Token before, Token token) {
        boolean opened = before.isPunctuation('(') || before.isPunctuation('[') || before.isPunctuation('.');
        boolean closes = token.isPunctuation(')')
                || token.isPunctuation(']')
                || token.isPunctuation(',')
                || token.isPunctuation('.');
        return !opened && !closes;
    }
}
