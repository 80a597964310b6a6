package dev.ormai.planner.lex;

import static dev.ormai.planner.Dialect.POSTGRESQL;
import static dev.ormai.planner.lex.Reading.reason;
import static dev.ormai.planner.lex.Reading.refusal;
import static dev.ormai.planner.lex.Reading.texts;
import static dev.ormai.planner.lex.Reading.tokens;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.planner.ParameterStyle;
import dev.ormai.planner.lex.LexException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PostgresLexerTest {

    @Test
    void escapedQuoteDoesNotEndAnEscapeString() {
        assertThat(texts(POSTGRESQL, "SELECT E'\\'', (SELECT v FROM secret) --' FROM pub"))
                .containsExactly("select", "'", ",", "(", "select", "v", "from", "secret", ")");
    }

    @Test
    void backslashIsPlainInAnOrdinaryString() {
        assertThat(tokens(POSTGRESQL, "'\\' || x")).containsExactly("STRING \\", "OPERATOR ||", "WORD x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'it''s' | it's",
                "E'\\x41\\102\\u0043\\U00000044' | ABCD",
                "E'\\303\\251\\xc3\\xa9' | éé",
                "E'\\ud83d\\ude00' | 😀",
                "E'\\q\\x\\\\' | qx\\",
                "$$ ' $$ | ` ' `",
                "$a$ $$ $b$ $a$ | ` $$ $b$ `",
                "U&'d\\0061\\+000061' | daa",
                "U&'d!0061\\' UESCAPE '!' | da\\",
            })
    void stringsAreDecoded(String literal, String value) {
        assertThat(tokens(POSTGRESQL, literal)).containsExactly("STRING " + value);
    }

    @Test
    void stringsJoinAcrossALineEndOnly() {
        assertThat(tokens(POSTGRESQL, "'a' -- c\n 'b'")).containsExactly("STRING ab");
        assertThat(tokens(POSTGRESQL, "E'\\xc3'\n'\\xa9'")).containsExactly("STRING é");
        assertThat(tokens(POSTGRESQL, "'a' 'b'")).containsExactly("STRING a", "STRING b");
        assertThat(tokens(POSTGRESQL, "'a' /*\n*/\n'b'")).containsExactly("STRING a", "STRING b");
    }

    @Test
    void otherStringsKeepTheirKind() {
        assertThat(tokens(POSTGRESQL, "B'01' x'Fa' N'a\\'"))
                .containsExactly("BIT_STRING 01", "HEX_STRING Fa", "NATIONAL_STRING a\\");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "E'\\xff'",
                "E'\\0'",
                "E'\\u12'",
                "E'\\ud83d'",
                "E'\\ud83d'\n'\\ude00'",
                "E'\\U00110000'",
                "E'\\u0000'",
                "U&'\\12'",
                "U&'a' uescape 'a'",
                "B'2'",
                "X'g'",
                "\"\"",
                "'a",
                "$a$ $b$",
                "E'\\'",
                "/* /* */",
                "1a",
                "1_",
                "0x",
                "1e+",
                "$x",
                "{d '2020-01-01'}",
                "\\",
                "(1]",
                "(",
                ")"
            })
    void whatTheServerRefusesIsRefused(String sql) {
        assertThat(refusal(POSTGRESQL, sql).hint()).isNotBlank();
    }

    @Test
    void onlyAsciiLettersAreFolded() {
        assertThat(tokens(POSTGRESQL, "SELECT \u212A\u0130\u0131ÉI \"PUB\""))
                .containsExactly("WORD select", "WORD \u212A\u0130\u0131Éi", "QUOTED_NAME PUB");
    }

    @Test
    void escapedNameIsDecoded() {
        assertThat(tokens(POSTGRESQL, "U&\"\\0073ecret\" u&\"!0073\" uescape '!'"))
                .containsExactly("QUOTED_NAME secret", "QUOTED_NAME s");
        assertThat(tokens(POSTGRESQL, "u & \"a\"")).containsExactly("WORD u", "OPERATOR &", "QUOTED_NAME a");
    }

    @Test
    void uescapeIsComparedInAscii() {
        assertThat(tokens(POSTGRESQL, "U&'a' ue\u017Fcape")).containsExactly("STRING a", "WORD ue\u017Fcape");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u00A0b", "a\u200Bb", "\u2028", "a\u3000", "a\uFEFF"})
    void invisibleCharactersInNamesAreRefused(String sql) {
        assertThat(reason(POSTGRESQL, sql)).isEqualTo(Reason.UNSUPPORTED);
    }

    @Test
    void namesThatTheServerWouldCutAreRefused() {
        assertThat(texts(POSTGRESQL, "x".repeat(63))).hasSize(1);
        assertThat(reason(POSTGRESQL, "x".repeat(64))).isEqualTo(Reason.UNSUPPORTED);
        assertThat(reason(POSTGRESQL, "\"" + "é".repeat(32) + "\"")).isEqualTo(Reason.UNSUPPORTED);
    }

    @Test
    void commentsNestAndEndAtEitherLineEnd() {
        assertThat(texts(POSTGRESQL, "a /* /* */ b */ c -- d\r e --f\u2028g\n h"))
                .containsExactly("a", "c", "e", "h");
    }

    @Test
    void operatorsAreCutAsTheServerDoes() {
        assertThat(texts(POSTGRESQL, "a<>-b @-c*-1=-1 +-+ a->>b #-c @>'x' %- /*x*/ ~--y"))
                .containsExactly(
                        "a", "<>", "-", "b", "@-", "c", "*", "-", "1", "=", "-", "1", "+", "-", "+", "a", "->>", "b",
                        "#-", "c", "@>", "x", "%-", "~");
        assertThat(texts(POSTGRESQL, "a+/*c*/b::int :=c=>d[1:2]"))
                .containsExactly("a", "+", "b", "::", "int", ":=", "c", "=>", "d", "[", "1", ":", "2", "]");
    }

    @Test
    void numbersAreReadAsInVersion16() {
        assertThat(texts(POSTGRESQL, "1 1. .5 1.5e-3 1e10 1_000 0x1F 0o7 0b1 1..2 1.5.2"))
                .containsExactly(
                        "1", "1.", ".5", "1.5e-3", "1e10", "1000", "0x1F", "0o7", "0b1", "1", "..", "2", "1.5", ".2");
    }

    @Test
    void questionMarkIsAParameterInJdbc() {
        assertThat(tokens(POSTGRESQL, "a = ?::int and b ?? 'k' or ??| d or @?? ?"))
                .containsExactly(
                        "WORD a",
                        "OPERATOR =",
                        "PARAMETER ",
                        "OPERATOR ::",
                        "WORD int",
                        "WORD and",
                        "WORD b",
                        "OPERATOR ?",
                        "STRING k",
                        "WORD or",
                        "OPERATOR ?|",
                        "WORD d",
                        "WORD or",
                        "OPERATOR @?",
                        "PARAMETER ");
        assertThat(reason(POSTGRESQL, "a = ?and b")).isEqualTo(Reason.UNSUPPORTED);
        assertThat(reason(POSTGRESQL, "limit?")).isEqualTo(Reason.UNSUPPORTED);
        assertThat(reason(POSTGRESQL, "1?")).isEqualTo(Reason.UNSUPPORTED);
        assertThat(reason(POSTGRESQL, "a = $1")).isEqualTo(Reason.UNSUPPORTED);
    }

    @Test
    void questionMarkIsAnOperatorElsewhere() {
        assertThat(tokens(POSTGRESQL, ParameterStyle.NUMBERED, "a ? 'k' and b ?? $12"))
                .containsExactly(
                        "WORD a", "OPERATOR ?", "STRING k", "WORD and", "WORD b", "OPERATOR ??", "PARAMETER 12");
        assertThat(tokens(POSTGRESQL, ParameterStyle.NONE, "meta ? 'tier' ??| a"))
                .containsExactly("WORD meta", "OPERATOR ?", "STRING tier", "OPERATOR ?|", "WORD a");
    }
}
