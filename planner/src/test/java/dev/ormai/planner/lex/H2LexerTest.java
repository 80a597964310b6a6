package dev.ormai.planner.lex;

import static dev.ormai.planner.Dialect.H2;
import static dev.ormai.planner.lex.Reading.reason;
import static dev.ormai.planner.lex.Reading.refusal;
import static dev.ormai.planner.lex.Reading.texts;
import static dev.ormai.planner.lex.Reading.tokens;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.planner.ParameterStyle;
import dev.ormai.planner.lex.LexException.Reason;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class H2LexerTest {

    @Test
    void stringsAreDecoded() {
        assertThat(tokens(H2, "'it''s\\', N'a', $$ ' $$, U&'\\0061!' uescape '\\', X'4a' '4B'"))
                .containsExactly(
                        "STRING it's\\",
                        "PUNCTUATION ,",
                        "STRING a",
                        "PUNCTUATION ,",
                        "STRING  ' ",
                        "PUNCTUATION ,",
                        "STRING a!",
                        "PUNCTUATION ,",
                        "HEX_STRING 4a4B");
    }

    @Test
    void stringsJoinUnlessADashCommentStandsBetween() {
        assertThat(tokens(H2, "'a' 'b' /* c */ // d\n 'e'")).containsExactly("STRING abe");
        assertThat(reason(H2, "'a' -- c\n'b'")).isEqualTo(Reason.SYNTAX);
    }

    @Test
    void namesAreFoldedToUpperCase() {
        assertThat(tokens(H2, "select \"a\"\"B\" `c` höher"))
                .containsExactly("WORD SELECT", "QUOTED_NAME a\"B", "QUOTED_NAME C", "WORD HÖHER");
        assertThat(reason(H2, "groß")).isEqualTo(Reason.UNSUPPORTED);
        assertThat(reason(H2, "\u017Fecret")).isEqualTo(Reason.UNSUPPORTED);
        assertThat(reason(H2, "`\u0131d`")).isEqualTo(Reason.UNSUPPORTED);
    }

    @Test
    void commentsAreSkipped() {
        assertThat(texts(H2, "a // b\n /* /* */ c */ d -- e\r f")).containsExactly("A", "D", "F");
    }

    @Test
    void operatorsAreRead() {
        assertThat(texts(H2, "a||b<>c!=d && e::int:=1 <= 2 - -1")).contains("||", "<>", "!=", "&&", "::", ":=", "<=");
    }

    @Test
    void parametersAreAllNumberedOrNone() {
        assertThat(tokens(H2, "?1, $2")).containsExactly("PARAMETER 1", "PUNCTUATION ,", "PARAMETER 2");
        assertThat(tokens(H2, "?, ?")).containsExactly("PARAMETER ", "PUNCTUATION ,", "PARAMETER ");
        assertThat(reason(H2, "?, ?1")).isEqualTo(Reason.SYNTAX);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1a",
                "1L",
                "1..2",
                "@x",
                "#a",
                "a\u00A0b",
                "a\u200Bb",
                "\u0001a",
                "'a",
                "\"\"",
                "``",
                "$x",
                "a | b",
                "a ^ b",
                "??(",
                "U&'\\d800'",
                "X'4'",
                "X'4 1'",
                "$$a$$ 'b'",
                "/* /* */",
                "{ts ''}",
                "?0"
            })
    void whatIsNotReadExactlyIsRefused(String sql) {
        assertThat(refusal(H2, sql).hint()).isNotBlank();
    }

    @Test
    void agreesWithTheDatabaseOnRandomStatements() throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:h2:mem:")) {
            var differential = new Differential(
                    connection, Lexer.of(H2, ParameterStyle.NONE), Spelling.of(H2, ParameterStyle.NONE));
            var soup = new SqlSoup(H2, 20_260);

            for (int i = 0; i < 3_000; i++) {
                differential.compare(soup.statement());
            }

            assertThat(differential.differences).as("%s", differential).isEmpty();
            assertThat(differential.equal).as("%s", differential).isGreaterThan(500);
        }
    }
}
