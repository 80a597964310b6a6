package dev.ormai.planner.rewrite;

import dev.ormai.planner.tree.Cast;
import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.FunctionCall;
import dev.ormai.planner.tree.FunctionName;
import dev.ormai.planner.tree.StringLiteral;
import dev.ormai.planner.tree.TypeName;

/** An expression of PostgreSQL that fails when it is evaluated. It depends on a row, so that nothing computes it before there is one. */
final class Failure {
    private Failure() {}

    /** @param row the name of the row; the message tells nothing of it but a number of its table */
    static Expression of(String words, String row, String type) {
        FunctionCall text = FunctionCall.of("concat", new StringLiteral(words), ColumnReference.of(row, "tableoid"))
                .named(FunctionName.of("concat").in(FunctionName.OWN));
        return new Cast(text, TypeName.of(type), Cast.Style.FUNCTION);
    }
}
