package dev.ormai.planner.system;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.tree.Alias;
import dev.ormai.planner.tree.ArrayLiteral;
import dev.ormai.planner.tree.Cast;
import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.DerivedTable;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.FromItem;
import dev.ormai.planner.tree.FunctionCall;
import dev.ormai.planner.tree.FunctionName;
import dev.ormai.planner.tree.KeywordValue;
import dev.ormai.planner.tree.Parenthesized;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.ScalarQuery;
import dev.ormai.planner.tree.Select;
import dev.ormai.planner.tree.SelectItem;
import dev.ormai.planner.tree.StringLiteral;
import dev.ormai.planner.tree.TableFunction;
import dev.ormai.planner.tree.TreeMapper;
import dev.ormai.planner.tree.TypeName;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts queries over the relations of the catalog in the place of calls that look into it by a number or a name: whatever
 * the argument is, the answer comes from a row that may be known.
 * <pre>
 * pg_get_indexdef(i.indexrelid)   →   (select d.ormai$definition from pg_catalog.ormai$index d where d.ormai$oid = i.indexrelid)
 * </pre>
 * Comes before names are bound, so that what it puts in is bound, rewritten and certified like the client's own.
 */
public final class SystemCalls extends TreeMapper {
    private final List<String> path;
    private final SystemFunctions functions;
    private final RegisteredNames names;

    private SystemCalls(List<String> path, SystemFunctions functions) {
        this.path = List.copyOf(path);
        this.functions = functions;
        this.names = new RegisteredNames(functions);
    }

    /** @param path the schemas of the search path that may be known */
    public static Query replace(Query query, Dialect dialect, List<String> path) {
        SystemFunctions functions = SystemFunctions.of(dialect);
        return functions.isEmpty() ? query : new SystemCalls(path, functions).query(query);
    }

    @Override
    public Expression expression(Expression expression) {
        if (expression instanceof Cast cast) {
            Optional<Expression> name = names.replaced(cast).map(this::arguments);
            return name.orElseGet(() -> super.expression(expression));
        }
        Expression mapped = super.expression(expression);
        if (mapped instanceof FunctionCall call && plain(call)) {
            return call(call).orElse(mapped);
        }
        if (mapped instanceof Parenthesized around && around.inner() instanceof ScalarQuery query) {
            // A query brings its parentheses along; more would be read as another query around it.
            return query;
        }
        return mapped;
    }

    /** What stands in for a cast holds the cast's own operand, in which there may be more. */
    private Expression arguments(Expression replaced) {
        return super.expression(replaced);
    }

    private Optional<Expression> call(FunctionCall call) {
        String name = call.name().key();
        if (name.equals("current_schemas") && call.arguments().size() == 1) {
            return Optional.of(currentSchemas());
        }
        return functions.replaced(name, call.arguments());
    }

    private static boolean plain(FunctionCall call) {
        boolean builtIn =
                call.name().schema().filter(s -> !s.equals("pg_catalog")).isEmpty();
        return builtIn && call.isPlain();
    }

    private Expression currentSchemas() {
        List<Expression> all = new ArrayList<>();
        all.add(new StringLiteral("pg_catalog"));
        path.stream()
                .filter(name -> !name.equals("pg_catalog"))
                .map(StringLiteral::new)
                .forEach(all::add);
        TypeName names = new TypeName(Optional.of(FunctionName.OWN), "name", false, List.of(), "", 1);
        return new Cast(new ArrayLiteral(all, true), names, Cast.Style.COLONS);
    }

    /** A call keeps its name as the label of its column. */
    @Override
    public SelectItem selectItem(SelectItem item) {
        SelectItem mapped = super.selectItem(item);
        if (item instanceof SelectItem.Value before
                && mapped instanceof SelectItem.Value after
                && before.alias().isEmpty()
                && !before.expression().equals(after.expression())) {
            return label(before.expression())
                    .map(label -> (SelectItem) new SelectItem.Value(after.expression(), Optional.of(label)))
                    .orElse(mapped);
        }
        return mapped;
    }

    /** As PostgreSQL labels them. */
    private static Optional<String> label(Expression expression) {
        if (expression instanceof FunctionCall call) {
            return Optional.of(call.name().name());
        }
        if (expression instanceof KeywordValue value) {
            return Optional.of(value.keyword());
        }
        if (expression instanceof ColumnReference column) {
            return Optional.of(column.column());
        }
        if (expression instanceof Cast cast) {
            return label(cast.value()).or(() -> Optional.of(cast.type().name()));
        }
        return Optional.empty();
    }

    /**
     * <code>from current_schema()</code>: what is no call any more is a query of one row.
     *
     * @throws RefusedException STATEMENT_NOT_SUPPORTED for such a call with a number for each row
     */
    @Override
    public FromItem from(FromItem item) {
        FromItem mapped = super.from(item);
        if (item instanceof TableFunction before
                && mapped instanceof TableFunction after
                && before.call() instanceof FunctionCall call
                && (isCurrentSchema(call) || !(after.call() instanceof FunctionCall))) {
            if (after.withOrdinality()) {
                throw new RefusedException(Refusal.of(
                        ErrorCode.STATEMENT_NOT_SUPPORTED,
                        "WITH ORDINALITY stands behind %s, which is answered as one row"
                                .formatted(call.name().name()),
                        "leave WITH ORDINALITY out; the number is 1"));
            }
            String name = after.alias().map(Alias::name).orElse(call.name().name());
            Select row = Select.of(
                    List.of(new SelectItem.Value(after.call(), Optional.of(name))), List.of(), Optional.empty());
            return new DerivedTable(
                    Query.of(row), false, Optional.of(after.alias().orElse(Alias.of(name))));
        }
        return mapped;
    }

    private static boolean isCurrentSchema(FunctionCall call) {
        return call.name().builtIn()
                && call.name().key().equals("current_schema")
                && call.arguments().isEmpty();
    }
}
