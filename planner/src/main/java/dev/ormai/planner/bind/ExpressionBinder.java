package dev.ormai.planner.bind;

import dev.ormai.planner.tree.Cast;
import dev.ormai.planner.tree.Collate;
import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.FieldAccess;
import dev.ormai.planner.tree.FunctionCall;
import dev.ormai.planner.tree.InQuery;
import dev.ormai.planner.tree.KeywordCall;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.TreeMapper;
import dev.ormai.planner.tree.TypedLiteral;
import java.util.Optional;

/**
 * Visits every place of an expression where a name, a call or a query can stand. It is a mapper only because the mapper
 * forgets no place; what it rebuilds is thrown away.
 */
final class ExpressionBinder extends TreeMapper {
    private final QueryBinder queries;
    private final Binding binding;
    private final CommonTables tables;
    private final Scope scope;
    private final boolean condition;

    /** @param condition whether the expression decides which rows or groups there are */
    ExpressionBinder(QueryBinder queries, Binding binding, CommonTables tables, Scope scope, boolean condition) {
        this.queries = queries;
        this.binding = binding;
        this.tables = tables;
        this.scope = scope;
        this.condition = condition;
    }

    @Override
    public Query query(Query query) {
        queries.bind(query, tables, Optional.of(scope));
        return query;
    }

    @Override
    public Expression expression(Expression expression) {
        if (expression instanceof ColumnReference reference) {
            new ColumnResolver(binding, condition).resolve(reference, scope);
            return reference;
        }
        if (expression instanceof FieldAccess access && new FieldResolver(binding, condition).resolve(access, scope)) {
            return access;
        }
        if (expression instanceof FunctionCall call) {
            binding.touched.function(call.name().key());
            binding.calls.check(call);
        } else if (expression instanceof KeywordCall call) {
            binding.touched.function(call.function());
            call.parts().stream()
                    .filter(KeywordCall.Part.Type.class::isInstance)
                    .forEach(part -> binding.types.check(((KeywordCall.Part.Type) part).type()));
        } else if (expression instanceof Cast cast) {
            binding.types.check(cast.type());
        } else if (expression instanceof Collate collate) {
            binding.types.checkCollation(collate.collation());
        } else if (expression instanceof TypedLiteral literal) {
            binding.types.check(literal.type());
        }
        Expression bound = super.expression(expression);
        if (expression instanceof InQuery in) {
            Widths.check(in);
        }
        return bound;
    }
}
