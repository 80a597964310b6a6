package dev.ormai.planner.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.ParameterSource;
import dev.ormai.planner.tree.BinaryOperation;
import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.NumberLiteral;
import dev.ormai.planner.tree.Parameter;
import dev.ormai.planner.tree.PolicyParameter;
import dev.ormai.planner.tree.PolicyValue;
import dev.ormai.planner.tree.StringLiteral;
import dev.ormai.planner.tree.UnaryOperation;
import org.junit.jupiter.api.Test;

final class SqlWriterTest {
    private static final Expression ONE = new NumberLiteral("1");

    private static String written(Dialect dialect, Expression expression) {
        return SqlWriter.write(expression, dialect).text();
    }

    @Test
    void signsNeverMeetToFormAComment() {
        Expression negative = new UnaryOperation("-", ONE);

        assertThat(written(Dialect.POSTGRESQL, new UnaryOperation("-", negative)))
                .isEqualTo("- -1");
        assertThat(written(Dialect.POSTGRESQL, new BinaryOperation(ONE, "-", negative)))
                .isEqualTo("1 - -1");
        assertThat(written(Dialect.POSTGRESQL, new UnaryOperation("@", negative)))
                .isEqualTo("@ -1");
    }

    @Test
    void questionMarkOfAnOperatorIsDoubledInPostgresOnly() {
        Expression operation = new BinaryOperation(ColumnReference.of("a"), "?|", new Parameter(1));

        assertThat(written(Dialect.POSTGRESQL, operation)).isEqualTo("\"a\" ??| ?");
    }

    @Test
    void stringIsSpelledForTheDialect() {
        StringLiteral text = new StringLiteral("a'b\\c");

        assertThat(written(Dialect.POSTGRESQL, text)).isEqualTo("'a''b\\c'");
        assertThat(written(Dialect.MYSQL, text)).isEqualTo("'a''b\\\\c'");
        assertThat(written(Dialect.H2, text)).isEqualTo("'a''b\\c'");
    }

    @Test
    void parametersComeInTheOrderOfTheText() {
        PolicyValue pad = new PolicyValue.HashKeyPad(PolicyValue.Pad.INNER);
        Expression sum = new BinaryOperation(new Parameter(2), "+", new PolicyParameter(pad));

        assertThat(SqlWriter.write(sum, Dialect.POSTGRESQL).parameters())
                .containsExactly(new ParameterSource.Client(2), new ParameterSource.Policy(pad));
    }

    @Test
    void nameThatTheDatabaseWouldCutIsRefused() {
        assertThatThrownBy(() -> written(Dialect.POSTGRESQL, ColumnReference.of("x".repeat(64))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
