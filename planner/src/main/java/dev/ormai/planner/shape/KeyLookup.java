package dev.ormai.planner.shape;

import dev.ormai.planner.bind.Bound;
import dev.ormai.planner.catalog.Column;
import dev.ormai.planner.relation.PolicyRelation;
import dev.ormai.planner.relation.RelationColumn;
import dev.ormai.planner.tree.BinaryOperation;
import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.NumberLiteral;
import dev.ormai.planner.tree.Parenthesized;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.Select;
import dev.ormai.planner.tree.StringLiteral;
import dev.ormai.planner.tree.TableReference;
import dev.ormai.planner.tree.TreeMapper;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells statements that look one row up by the primary key of their only table. Whatever the literals are, the database reads
 * such a row by the key, so a plan that was made for other literals is as good. Of other statements that is not known: a plan for
 * a frequent value may be a thousand times too slow for a rare one.
 */
public final class KeyLookup {
    private static final Set<Integer> WHOLE_NUMBERS = Set.of(Types.SMALLINT, Types.INTEGER, Types.BIGINT);

    private KeyLookup() {}

    public static boolean is(Bound bound) {
        Query query = bound.query();
        if (bound.uses().size() != 1 || query.with().isPresent() || !(query.body() instanceof Select select)) {
            return false;
        }
        if (select.from().size() != 1 || !(select.from().get(0) instanceof TableReference table)) {
            return false;
        }
        boolean plain = table.sample().isEmpty()
                && table.alias().map(alias -> alias.columns().isEmpty()).orElse(true);
        Optional<PolicyRelation> relation = Optional.ofNullable(bound.tables().get(table));
        return plain
                && relation.isPresent()
                && !relation.get().system()
                && !holdsQuery(query)
                && select.where()
                        .map(condition -> fixesKey(condition, relation.get()))
                        .orElse(false);
    }

    private static boolean fixesKey(Expression condition, PolicyRelation relation) {
        List<Expression> conjuncts = new ArrayList<>();
        split(condition, conjuncts);
        List<String> key = relation.table().primaryKey();
        return !key.isEmpty()
                && key.stream().allMatch(name -> relation.column(name)
                        .filter(column -> !column.masked())
                        .map(RelationColumn::column)
                        .filter(column -> conjuncts.stream().anyMatch(each -> fixes(each, column)))
                        .isPresent());
    }

    private static void split(Expression condition, List<Expression> conjuncts) {
        if (condition instanceof Parenthesized parenthesized) {
            split(parenthesized.inner(), conjuncts);
        } else if (condition instanceof BinaryOperation operation
                && operation.operator().equals("and")) {
            split(operation.left(), conjuncts);
            split(operation.right(), conjuncts);
        } else {
            conjuncts.add(condition);
        }
    }

    /** With a literal of a type for which an index of the column serves. */
    private static boolean fixes(Expression conjunct, Column column) {
        return conjunct instanceof BinaryOperation operation
                && operation.operator().equals("=")
                && operation.left() instanceof ColumnReference reference
                && reference.column().equals(column.name())
                && (operation.right() instanceof StringLiteral
                        || operation.right() instanceof NumberLiteral number
                                && number.text().chars().allMatch(c -> c >= '0' && c <= '9')
                                && WHOLE_NUMBERS.contains(column.type().jdbcType()));
    }

    private static boolean holdsQuery(Query query) {
        QuerySearch search = new QuerySearch();
        query.mapChildren(search);
        return search.found;
    }

    private static final class QuerySearch extends TreeMapper {
        private boolean found;

        @Override
        public Query query(Query nested) {
            found = true;
            return nested;
        }
    }
}
