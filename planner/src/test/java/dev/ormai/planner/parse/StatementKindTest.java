package dev.ormai.planner.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.lex.Lexer;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.RefusedException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StatementKindTest {
    private static void assertRefused(String sql, ErrorCode code, String hint) {
        assertThatThrownBy(() ->
                        new StatementParser().parse(Lexer.of(Dialect.POSTGRESQL).lex(sql)))
                .isInstanceOfSatisfying(RefusedException.class, e -> {
                    assertThat(e.refusal().code()).isEqualTo(code);
                    assertThat(e.refusal().retryHints())
                            .singleElement()
                            .asString()
                            .contains(hint);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "merge into t using u on true when matched then delete",
                "replace into t values (1)",
                "with a as (delete from t returning *) select * from a",
                "with a as (select 1) insert into t select * from a",
                "with a as (with b as (update t set x = 1 returning *) select * from b) select * from a"
            })
    void writeThatIsNotThereYetIsRefused(String sql) {
        assertRefused(sql, ErrorCode.STATEMENT_NOT_SUPPORTED, "write with insert");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            explain analyze delete from t | db.explain
            set role admin                | PrincipalScope
            begin                         | methods of the connection
            prepare p as select 1         | prepared statement
            declare c cursor for select 1 | fetch size
            show all                      | show one setting
            copy t to stdout              | setFetchSize
            do 'x'                        | write the statements themselves
            call f()                      | write the statements themselves
            """)
    void otherStatementIsRefusedWithAWayOut(String sql, String hint) {
        assertRefused(sql, ErrorCode.STATEMENT_NOT_SUPPORTED, hint);
    }

    @ParameterizedTest
    @CsvSource({"selct 1, did you mean select?", "frobnicate, begin the statement with SELECT", "(, never closed"})
    void unknownFirstWordIsASyntaxError(String sql, String hint) {
        if (sql.equals("(")) {
            assertThatThrownBy(() -> Lexer.of(Dialect.POSTGRESQL).lex(sql)).hasMessageContaining(hint);
        } else {
            assertRefused(sql, ErrorCode.SYNTAX_ERROR, hint);
        }
    }
}
