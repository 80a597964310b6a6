package dev.ormai.planner.lex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.ParameterStyle;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SpellingTest {
    private static final String ALPHABET = "ab'\"`\\\\$?;%_-/*#\n\r\t\u001A\u00A0é\u2028EeUuNn01{}";

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @ParameterizedTest
    @EnumSource
    void anyStringIsReadBack(Dialect dialect) {
        for (int i = 0; i < 10_000; i++) {
            String value = text(random.nextInt(12)) + (random.nextBoolean() ? "😀" : "");

            String sql = "select " + Spelling.of(dialect).string(value) + " , x";

            assertThat(Reading.tokens(dialect, sql))
                    .as("seed %s", seed)
                    .hasSize(4)
                    .element(1)
                    .isEqualTo("STRING " + value);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anyNameIsReadBack(Dialect dialect) {
        for (int i = 0; i < 10_000; i++) {
            String name = text(1 + random.nextInt(12));

            String sql = "select " + Spelling.of(dialect).name(name) + " , x";

            assertThat(Reading.tokens(dialect, sql))
                    .as("seed %s", seed)
                    .hasSize(4)
                    .element(1)
                    .isEqualTo("QUOTED_NAME " + name);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anyStatementIsReadBackFromItsTokens(Dialect dialect) {
        SqlSoup soup = new SqlSoup(dialect, seed);
        int read = 0;

        for (int i = 0; i < 10_000; i++) {
            read += isReadBack(dialect, soup.statement()) ? 1 : 0;
        }

        assertThat(read).isGreaterThan(1_000);
    }

    private boolean isReadBack(Dialect dialect, String sql) {
        Tokens tokens;
        try {
            tokens = Lexer.of(dialect).lex(sql);
        } catch (LexException e) {
            return false;
        }
        String again = tokens.tokens().stream().map(Spelling.of(dialect)::token).collect(Collectors.joining(" "));
        assertThat(Reading.tokens(dialect, again)).as("seed %s, %s", seed, sql).isEqualTo(Reading.tokens(dialect, sql));
        return true;
    }

    @Test
    void questionMarksOfOperatorsAreDoubledForJdbcOnly() {
        assertThat(Spelling.of(Dialect.POSTGRESQL).operator("?|")).isEqualTo("??|");
        assertThat(Spelling.of(Dialect.POSTGRESQL, ParameterStyle.NUMBERED).operator("?|"))
                .isEqualTo("?|");
        assertThat(Spelling.of(Dialect.POSTGRESQL, ParameterStyle.NONE).operator("@?"))
                .isEqualTo("@?");
    }

    @Test
    void nulIsWrittenForMySqlOnly() {
        assertThat(Reading.texts(Dialect.MYSQL, Spelling.of(Dialect.MYSQL).string("a\0b")))
                .containsExactly("a\0b");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Spelling.of(Dialect.POSTGRESQL).string("a\0b"));
    }

    @ParameterizedTest
    @EnumSource
    void whatCannotBeReadBackIsNotWritten(Dialect dialect) {
        Spelling spelling = Spelling.of(dialect);

        assertThatIllegalArgumentException().isThrownBy(() -> spelling.name(""));
        assertThatIllegalArgumentException().isThrownBy(() -> spelling.name("a\0"));
        assertThatIllegalArgumentException().isThrownBy(() -> spelling.string("\uD83D"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Spelling.of(Dialect.POSTGRESQL).name("x".repeat(64)));
    }

    private String text(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
