package dev.ormai.planner.fence;

import dev.ormai.planner.tree.BinaryOperation;
import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.Exists;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.InQuery;
import dev.ormai.planner.tree.Parenthesized;
import dev.ormai.planner.tree.QuantifiedComparison;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.ScalarQuery;
import dev.ormai.planner.tree.TreeMapper;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Judges the expressions of one scope and finds out whose rows they read. */
final class Expressions {
    private final QuerySearch queries;
    private final Findings findings;
    private final CommonSources tables;
    private final Scope scope;
    private final Map<Query, Optional<Family>> values = new IdentityHashMap<>();
    private final Map<Query, Boolean> harmless = new IdentityHashMap<>();
    private final Map<Expression, Findings.Reading> readings = new IdentityHashMap<>();
    private final Leakproof leakproof;

    Expressions(QuerySearch queries, Findings findings, CommonSources tables, Scope scope) {
        this.queries = queries;
        this.findings = findings;
        this.tables = tables;
        this.scope = scope;
        this.leakproof = new Leakproof(findings.dialect(), new ScopeReads());
    }

    /**
     * An expression that decides which rows there are. A database may evaluate it before the policy's conditions on every
     * table that it reads; one that reads none may be evaluated as often as there are rows anywhere beside it.
     *
     * @return whether it cannot fail
     */
    boolean condition(Expression condition) {
        Findings.Reading reading = read(condition);
        if (leakproof.holds(condition)) {
            return true;
        }
        findings.mayFail();
        findings.fence(reading.columns() ? reading.references() : scope.all(), condition);
        return false;
    }

    /**
     * An expression over rows that were already chosen, by which they are sorted, grouped or handed on. It is evaluated
     * behind the conditions on its tables but perhaps before they are joined with their parents.
     */
    void result(Expression result) {
        Findings.Reading reading = read(result);
        if (!leakproof.holds(result)) {
            findings.mayFail();
            early(reading.references(), result);
        }
    }

    /** An expression that is evaluated last. */
    void last(Expression expression) {
        read(expression);
        if (!leakproof.holds(expression)) {
            findings.mayFail();
        }
    }

    private void early(Set<Reference> references, Expression reason) {
        references.stream().filter(Reference::joined).forEach(reference -> findings.fence(Set.of(reference), reason));
    }

    /** The column that an item of a select list makes. */
    Origin origin(Expression item) {
        if (item instanceof ColumnReference reference) {
            return scope.resolve(reference).derived();
        }
        Set<Reference> references =
                Aggregates.in(item).any() ? Set.of() : read(item).references();
        return new Origin(references, leakproof.value(item).or(() -> Results.of(item, leakproof)), Optional.empty());
    }

    /** A harmless condition on one table alone is noted for it, so that it may stand below its fence. */
    void conjunct(Expression condition, Set<Reference> eligible) {
        findings.equalities().add(condition, scope, eligible);
        Optional<Reference> table = new OneTable(scope).of(condition);
        if (table.isPresent() && eligible.contains(table.get())) {
            Expression named = new TableColumns(scope, table.get()).expression(condition);
            findings.conjunct(table.get(), chooses(named) ? new Parenthesized(named) : named);
        }
    }

    /** What stood alone, and would fall apart beside others that are joined by AND. */
    private static boolean chooses(Expression condition) {
        return condition instanceof BinaryOperation operation
                && operation.operator().equals("or");
    }

    /** Two columns that USING or NATURAL compares. */
    void equal(Origin left, Origin right, Expression reason) {
        Optional<Family> one = left.family().flatMap(Leakproof::computed);
        Optional<Family> other = right.family().flatMap(Leakproof::computed);
        boolean comparable = one.isPresent() && other.isPresent() && leakproof.comparable("=", one.get(), other.get());
        if (!comparable) {
            findings.mayFail();
            findings.fence(left.or(right).references(), reason);
        }
    }

    /** Each expression is gone through once, so that nested queries take no more time than they are long. */
    private Findings.Reading read(Expression expression) {
        Findings.Reading known = readings.get(expression);
        if (known != null) {
            return known;
        }
        findings.begin();
        new Reader().expression(expression);
        Findings.Reading reading = findings.end();
        readings.put(expression, reading);
        return reading;
    }

    /** Goes to every column and every nested query. */
    private final class Reader extends TreeMapper {
        @Override
        public Expression expression(Expression expression) {
            if (expression instanceof ColumnReference reference) {
                findings.read(scope.resolve(reference), true);
            } else if (expression instanceof InQuery in) {
                expression(in.value());
                nested(in.query(), QuerySearch.Place.COMPARED);
                return in;
            } else if (expression instanceof QuantifiedComparison comparison
                    && comparison.right() instanceof ScalarQuery scalar) {
                expression(comparison.left());
                nested(scalar.query(), QuerySearch.Place.COMPARED);
                return comparison;
            } else if (expression instanceof Exists exists) {
                nested(exists.query(), QuerySearch.Place.DERIVED);
                return exists;
            }
            return super.expression(expression);
        }

        @Override
        public Query query(Query query) {
            nested(query, QuerySearch.Place.DERIVED);
            return query;
        }

        private void nested(Query query, QuerySearch.Place place) {
            int before = findings.failing();
            Source source = queries.query(query, tables, Optional.of(scope), place);
            List<Origin> columns = List.copyOf(source.columns().values());
            boolean fine = findings.failing() == before;
            harmless.merge(query, fine, Boolean::logicalAnd);
            values.put(query, fine && columns.size() == 1 ? columns.get(0).family() : Optional.empty());
        }
    }

    private final class ScopeReads implements Reads {
        @Override
        public Optional<Family> column(ColumnReference reference) {
            return scope.resolve(reference).family();
        }

        @Override
        public int digits(ColumnReference reference) {
            return scope.resolve(reference)
                    .base()
                    .map(base -> Family.digits(base.column().column().type()))
                    .orElse(Family.MOST_DIGITS);
        }

        @Override
        public boolean harmless(Query query) {
            return harmless.getOrDefault(query, false);
        }

        @Override
        public Optional<Family> value(Query query) {
            return values.getOrDefault(query, Optional.empty());
        }
    }
}
