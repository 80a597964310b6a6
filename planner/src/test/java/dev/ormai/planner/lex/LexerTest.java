package dev.ormai.planner.lex;

import static dev.ormai.planner.lex.Reading.reason;
import static dev.ormai.planner.lex.Reading.refusal;
import static dev.ormai.planner.lex.Reading.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.ParameterStyle;
import dev.ormai.planner.lex.LexException.Reason;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds in every dialect. */
final class LexerTest {

    @ParameterizedTest
    @EnumSource
    void oneFinalSemicolonIsDropped(Dialect dialect) {
        assertThat(texts(dialect, "a ; -- b\n /* c */ ")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void severalStatementsAreRefused(Dialect dialect) {
        assertThat(reason(dialect, "a FROM t; SELECT 1")).isEqualTo(Reason.SEVERAL_STATEMENTS);
        assertThat(reason(dialect, "a;;")).isEqualTo(Reason.SEVERAL_STATEMENTS);
    }

    @ParameterizedTest
    @EnumSource
    void emptyTextIsRefused(Dialect dialect) {
        assertThat(reason(dialect, "")).isEqualTo(Reason.EMPTY);
        assertThat(reason(dialect, " -- x\n;/* y */")).isEqualTo(Reason.EMPTY);
    }

    @ParameterizedTest
    @EnumSource
    void blankLinesAndLoneSlashesAreNoEnd(Dialect dialect) {
        assertThat(texts(dialect, "a FROM t\n\n\nWHERE b\nGO\n/\nc")).hasSize(8);
    }

    @ParameterizedTest
    @EnumSource
    void nulAndBrokenSurrogatesAreRefusedEverywhere(Dialect dialect) {
        assertThat(refusal(dialect, "a\n '\0'")).hasMessageStartingWith("line 2:3: ");
        assertThat(refusal(dialect, "-- \uD83D x")).hasMessageStartingWith("line 1:4: ");
        assertThat(refusal(dialect, "'\uDE00'")).hasMessageStartingWith("line 1:2: ");
    }

    @ParameterizedTest
    @EnumSource
    void whatNeverEndsIsRefusedWhereItBegan(Dialect dialect) {
        assertThat(refusal(dialect, "a '😀', 'x\n")).hasMessageStartingWith("line 1:8: ");
        assertThat(refusal(dialect, "a,\r\n\r\n /* x")).hasMessageStartingWith("line 3:2: ");
        assertThat(refusal(dialect, "f(\n(")).hasMessageStartingWith("line 2:1: ");
    }

    @ParameterizedTest
    @EnumSource
    void tokensSayWhereTheyStood(Dialect dialect) {
        Tokens tokens = Lexer.of(dialect).lex("ab\n 'c' , d");

        assertThat(tokens.tokens()).extracting(Token::start).containsExactly(0, 4, 8, 10);
        assertThat(tokens.tokens()).extracting(Token::end).containsExactly(2, 7, 9, 11);
        assertThat(tokens.position(10)).isEqualTo(new Position(2, 8));
    }

    @ParameterizedTest
    @EnumSource
    void keywordsAreComparedInAscii(Dialect dialect) {
        Token word = Lexer.of(dialect).lex("sElect").tokens().get(0);

        assertThat(word.isWord("select")).isTrue();
        assertThat(word.isWord("SELECT")).isTrue();
        assertThat(new Token(TokenKind.WORD, "i\u017F", 0, 2).isWord("is")).isFalse();
        assertThat(new Token(TokenKind.QUOTED_NAME, "select", 0, 8).isWord("select"))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void deepNestingIsRefused(Dialect dialect) {
        int most = Lexer.MAX_DEPTH;
        assertThat(texts(dialect, "(".repeat(most) + "1" + ")".repeat(most))).hasSize(2 * most + 1);
        assertThat(reason(dialect, "(".repeat(10_000) + ")".repeat(10_000))).isEqualTo(Reason.TOO_LARGE);
    }

    @ParameterizedTest
    @EnumSource
    void longTextsAreReadUpToTheLimit(Dialect dialect) {
        assertThat(texts(dialect, "'" + "a".repeat(Lexer.MAX_LENGTH - 2) + "'")).hasSize(1);
        assertThat(reason(dialect, " ".repeat(Lexer.MAX_LENGTH) + "a")).isEqualTo(Reason.TOO_LARGE);
        assertThat(texts(dialect, "1" + ",1".repeat(50_000))).hasSize(100_001);
        assertThat(reason(dialect, "1" + ",1".repeat(Lexer.MAX_TOKENS / 2))).isEqualTo(Reason.TOO_LARGE);
    }

    @ParameterizedTest
    @EnumSource
    @Timeout(20)
    void hostileTextsTakeLinearTime(Dialect dialect) {
        for (String piece : new String[] {"+-", "<", "*+", "/*", "(", "?", "$a", "'a' ", "'a'\n", "\"", "a ", "?? "}) {
            assertReadOrRefused(dialect, piece.repeat(400_000 / piece.length()), 0);
        }
    }

    @Test
    void numberedParametersBelongToPostgresOnly() {
        assertThatIllegalArgumentException().isThrownBy(() -> Lexer.of(Dialect.H2, ParameterStyle.NUMBERED));
    }

    @ParameterizedTest
    @EnumSource
    void anyTextIsReadOrRefusedWithAPlace(Dialect dialect) {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        String alphabet = "ab1_$'\"`\\/*-#?.,()[];:=<>!@&|~%^{}eEuUnNxXbB0 \n\r\t\0é\u00A0\uD83D\uDE00";

        for (int i = 0; i < 20_000; i++) {
            StringBuilder sql = new StringBuilder();
            for (int n = random.nextInt(12); n >= 0; n--) {
                sql.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertReadOrRefused(dialect, sql.toString(), seed);
        }
    }

    private static void assertReadOrRefused(Dialect dialect, String sql, long seed) {
        try {
            int end = 0;
            boolean inOrder = true;
            for (Token token : Lexer.of(dialect).lex(sql).tokens()) {
                inOrder &= token.start() >= end && token.end() > token.start();
                end = token.end();
            }
            assertThat(inOrder && end <= sql.length())
                    .as("seed %s, %s", seed, sql)
                    .isTrue();
        } catch (LexException e) {
            assertThat(e).as("seed %s, %s", seed, sql).hasMessageMatching("line \\d+:\\d+: [^.]+.*");
            assertThat(e.hint()).isNotBlank();
        }
    }
}
