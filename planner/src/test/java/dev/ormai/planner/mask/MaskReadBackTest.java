package dev.ormai.planner.mask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.lex.Lexer;
import dev.ormai.planner.lex.Tokens;
import dev.ormai.planner.parse.StatementParser;
import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.ColumnType;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.write.SqlWriter;
import dev.ormai.policy.MaskKind;
import java.sql.Types;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What stands for a column in the SQL that is sent must be read back as what was meant. */
final class MaskReadBackTest {
    private static final Expression COLUMN = ColumnReference.of("c", "v");

    private static final List<ColumnType> TYPES = List.of(
            new ColumnType(Types.VARCHAR, "varchar", 10, 0),
            new ColumnType(Types.CHAR, "char", 10, 0),
            new ColumnType(Types.INTEGER, "int4", 10, 0),
            new ColumnType(Types.BOOLEAN, "boolean", 1, 0));

    @ParameterizedTest
    @EnumSource
    void masksAreReadBackAsTheyWereMeant(Dialect dialect) {
        for (ColumnType type : TYPES) {
            for (MaskKind kind : MaskSamples.kinds()) {
                Expression mask = MaskExpressions.mask(kind, COLUMN, type, dialect);

                assertThat(readBack(mask, dialect)).as("%s of %s", kind, type).isEqualTo(mask);
            }
            Expression nothing = MaskExpressions.mask(new MaskKind.Null(), COLUMN, type, dialect);
            assertThat(readBack(nothing, dialect)).isEqualTo(nothing);
        }
    }

    @ParameterizedTest
    @EnumSource
    void hashIsReadBackWithItsParametersInPlace(Dialect dialect) {
        for (ColumnType type : TYPES) {
            Expression hash = MaskExpressions.hash(COLUMN, type, dialect);
            String text = SqlWriter.write(hash, dialect).text();

            assertThat(SqlWriter.write(readBack(hash, dialect), dialect).text()).isEqualTo(text);
            assertThat(SqlWriter.write(hash, dialect).parameters()).hasSize(2);
        }
    }

    private static Expression readBack(Expression expression, Dialect dialect) {
        Tokens tokens =
                Lexer.of(dialect).lex(SqlWriter.write(expression, dialect).text());
        return new StatementParser().parseExpression(tokens);
    }
}
