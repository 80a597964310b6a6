package dev.ormai.planner.lex;

import static dev.ormai.planner.Dialect.MYSQL;
import static dev.ormai.planner.lex.Reading.reason;
import static dev.ormai.planner.lex.Reading.refusal;
import static dev.ormai.planner.lex.Reading.texts;
import static dev.ormai.planner.lex.Reading.tokens;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.planner.lex.LexException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MySqlLexerTest {

    @ParameterizedTest
    @ValueSource(strings = {"'\\''", "\"\\\"\"", "'a' '\\''", "_utf8mb4'\\''"})
    void escapedQuoteDoesNotEndAString(String literal) {
        assertThat(texts(MYSQL, "name = " + literal + " UNION SELECT v FROM secret -- '\""))
                .hasSize(8)
                .endsWith("UNION", "SELECT", "v", "FROM", "secret");
    }

    @Test
    void escapesAreDecoded() {
        assertThat(tokens(MYSQL, "'\\0\\'\\\"\\b\\n\\r\\t\\Z\\\\\\%\\_\\q'''"))
                .containsExactly("STRING \0'\"\b\n\r\t\u001A\\\\%\\_q'");
    }

    @Test
    void stringsJoinAcrossAnyBlank() {
        assertThat(tokens(MYSQL, "'a' \"b\" /* c */ 'd'")).containsExactly("STRING abd");
        assertThat(tokens(MYSQL, "N'a' 'b' x'41' b'01'"))
                .containsExactly("NATIONAL_STRING ab", "HEX_STRING 41", "BIT_STRING 01");
    }

    @Test
    void characterSetsBeforeStringsAreUnderstoodOrRefused() {
        assertThat(tokens(MYSQL, "_utf8mb4 'a'")).containsExactly("STRING a");
        assertThat(tokens(MYSQL, "_utf8'a'")).containsExactly("NATIONAL_STRING a");
        assertThat(reason(MYSQL, "_latin1'\\''")).isEqualTo(Reason.UNSUPPORTED);
        assertThat(reason(MYSQL, "_gbk 0x41")).isEqualTo(Reason.UNSUPPORTED);
        assertThat(reason(MYSQL, "_utf8mb4 X'41'")).isEqualTo(Reason.UNSUPPORTED);
    }

    @Test
    void dashesBeginACommentOnlyBeforeABlank() {
        assertThat(texts(MYSQL, "id=1--1 -- x\r y\n #z\n--2--"))
                .containsExactly("id", "=", "1", "-", "-", "1", "-", "-", "2");
    }

    @Test
    void commentsDoNotNest() {
        assertThat(texts(MYSQL, "1 /* /* */ UNION /*+ hint */ SELECT")).containsExactly("1", "UNION", "SELECT");
    }

    @Test
    void commentThatEveryServerExecutesIsReadAsItsContent() {
        assertThat(texts(MYSQL, "id = 1 /*! UNION SELECT v*/FROM/*!secret */"))
                .containsExactly("id", "=", "1", "UNION", "SELECT", "v", "FROM", "secret");
        assertThat(texts(MYSQL, "2 /*!*/ * 3 /*!**/4 /*! '*/' */")).containsExactly("2", "*", "3", "*", "4", "*/");
        assertThat(texts(MYSQL, "a * / b */ c")).containsExactly("a", "*", "/", "b", "*", "/", "c");
    }

    @Test
    void stringsJoinAcrossTheEdgesOfAnExecutedComment() {
        assertThat(tokens(MYSQL, "'a' /*! 'b' */ 'c' /*! d */")).containsExactly("STRING abc", "WORD d");
        assertThat(tokens(MYSQL, "/*! 'a' */ /*! N'b' */")).containsExactly("STRING a", "NATIONAL_STRING b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 /*!50000 UNION */",
                "1 /*!5 */",
                "1 /*M! UNION */",
                "1 /*m!100100 UNION */",
                "/*! 1 /*!8 + 2 */ */"
            })
    void commentThatOnlySomeServersExecuteIsRefused(String sql) {
        assertThat(reason(MYSQL, sql)).isEqualTo(Reason.UNSUPPORTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/*! 1 /* x */ + 2 */", "/*! 1 /*! + 2 */ + 3 */", "/*! 1 -- x */\n */", "/*! 1 # x */\n */"})
    void commentInsideAnExecutedOneIsRefused(String sql) {
        assertThat(refusal(MYSQL, sql))
                .hasMessageContaining("a comment inside a comment that the server executes")
                .extracting(LexException::reason)
                .isEqualTo(Reason.UNSUPPORTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 /*! + 1", "1 /*!", "'a' /*! 'b'", "1 /*! ; */", "1 /*! + 1 ;", "/*! ( */ 1"})
    void executedCommentWithoutItsEndIsRefused(String sql) {
        assertThat(reason(MYSQL, sql)).isEqualTo(Reason.SYNTAX);
    }

    @Test
    void operatorsAreRead() {
        assertThat(texts(MYSQL, "a<=>b && c||d := e->>'$.x' -> f<<1>>2 != ! x<>~1|2&3^4 div"))
                .contains("<=>", "&&", "||", ":=", "->>", "->", "<<", ">>", "!=", "!", "<>", "~", "|", "&", "^", "div");
        assertThat(reason(MYSQL, "a=!b")).isEqualTo(Reason.SYNTAX);
    }

    @Test
    void namesKeepTheirCase() {
        assertThat(tokens(MYSQL, "Select `a``B`.\u0130Q$ @x @@session.y"))
                .containsExactly(
                        "WORD Select",
                        "QUOTED_NAME a`B",
                        "PUNCTUATION .",
                        "WORD \u0130Q$",
                        "VARIABLE @x",
                        "VARIABLE @@session",
                        "PUNCTUATION .",
                        "WORD y");
    }

    @Test
    void numbersAreRead() {
        assertThat(texts(MYSQL, "1 .5 1. 1e5 1.e-5 0x1F 0b01"))
                .containsExactly("1", ".5", "1.", "1e5", "1.e-5", "0x1F", "0b01");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1abc",
                "0X1F",
                "1e",
                "1_000",
                "t.1",
                "t .1e5 . 1",
                "\\N",
                "`😀`",
                "``",
                "a\u00A0b",
                "'a",
                "'a\\'",
                "/*",
                "x'4'",
                "@'a'",
                "a : b",
                "{fn now()}",
                "'a' _utf8mb4'b'"
            })
    void whatIsNotReadExactlyIsRefused(String sql) {
        assertThat(refusal(MYSQL, sql).hint()).isNotBlank();
    }
}
