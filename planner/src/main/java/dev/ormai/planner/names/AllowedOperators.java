package dev.ormai.planner.names;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.allow.OperatorList;
import dev.ormai.planner.allow.OperatorList.Form;
import dev.ormai.planner.catalog.Catalog;
import dev.ormai.planner.catalog.NameScope;
import dev.ormai.planner.catalog.SchemaObject;
import dev.ormai.planner.tree.BinaryOperation;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.FromItem;
import dev.ormai.planner.tree.Join;
import dev.ormai.planner.tree.PatternMatch;
import dev.ormai.planner.tree.QuantifiedComparison;
import dev.ormai.planner.tree.TreeMapper;
import dev.ormai.planner.tree.UnaryOperation;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.RefusedException;
import java.util.List;

/**
 * Lets operators pass that are on the list. In PostgreSQL somebody can make others, with a known symbol too; where one
 * could be meant, beside an extension's operators, its symbol is refused. A mapper only because the mapper forgets no place.
 */
public final class AllowedOperators extends TreeMapper {
    private static final String NAMED = "operator(pg_catalog.";

    private final Dialect dialect;
    private final OperatorList list;
    private final Catalog catalog;
    private final List<String> schemas;

    public AllowedOperators(Catalog catalog, NameScope scope) {
        this.dialect = catalog.dialect();
        this.list = OperatorList.of(dialect);
        this.catalog = catalog;
        this.schemas = dialect == Dialect.POSTGRESQL ? RealSearchPath.extensions(catalog, scope) : List.of();
    }

    @Override
    public FromItem from(FromItem item) {
        if (item instanceof Join join && (join.natural() || join.condition() instanceof Join.Using)) {
            meansItsOwn("=");
        }
        return super.from(item);
    }

    /** @throws RefusedException STATEMENT_NOT_SUPPORTED for an operator that is not allowed */
    @Override
    public Expression expression(Expression expression) {
        if (expression instanceof UnaryOperation operation) {
            check(Form.PREFIX, operation.operator());
        } else if (expression instanceof BinaryOperation operation) {
            check(Form.INFIX, symbol(operation.operator()));
        } else if (expression instanceof PatternMatch match) {
            check(Form.INFIX, match.operator());
        } else if (expression instanceof QuantifiedComparison comparison) {
            check(Form.INFIX, symbol(comparison.operator()));
        }
        if (!schemas.isEmpty()) {
            ImpliedOperators.of(expression).forEach(this::meansItsOwn);
        }
        return super.expression(expression);
    }

    private static String symbol(String operator) {
        if (operator.startsWith(NAMED)) {
            return operator.substring(NAMED.length(), operator.length() - 1);
        }
        return operator.startsWith("not ") ? operator.substring("not ".length()) : operator;
    }

    private void check(Form form, String symbol) {
        meansItsOwn(symbol);
        if (!list.allows(form, symbol) && !ofExtension(form, symbol)) {
            throw refused(
                    "operator %s is not on the list of allowed operators".formatted(symbol),
                    "use another operator, or a function that is allowed");
        }
    }

    private boolean ofExtension(Form form, String symbol) {
        return catalog.objects().operators(symbol, schemas).stream()
                .flatMap(operator -> operator.extension().stream())
                .anyMatch(extension -> list.allows(form, symbol, extension));
    }

    private void meansItsOwn(String symbol) {
        for (SchemaObject operator : catalog.objects().operators(symbol, schemas)) {
            boolean known =
                    operator.extension().filter(list.extensions()::contains).isPresent();
            if (!known) {
                throw refused(
                        "operator %s may mean one that somebody made in schema %s".formatted(symbol, operator.schema()),
                        "ask the owner of the database to move that operator to another schema");
            }
        }
    }

    private static RefusedException refused(String message, String hint) {
        return new RefusedException(Refusal.of(ErrorCode.STATEMENT_NOT_SUPPORTED, message, hint));
    }
}
