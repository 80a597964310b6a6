package dev.ormai.planner.rewrite;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.bind.Bound;
import dev.ormai.planner.bind.BoundWrite;
import dev.ormai.planner.fence.Fences;
import dev.ormai.planner.relation.PolicyRelation;
import dev.ormai.planner.relation.RelationColumn;
import dev.ormai.planner.tree.Alias;
import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.DerivedTable;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.FromItem;
import dev.ormai.planner.tree.QualifiedName;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.Select;
import dev.ormai.planner.tree.SelectItem;
import dev.ormai.planner.tree.TableReference;
import dev.ormai.planner.tree.With;
import dev.ormai.planner.write.SqlWriter;
import dev.ormai.planner.write.WrittenSql;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a write gives of its rows, as a query over a relation of them. The relation is what the write hands out: columns as policy
 * shows them, so that nothing of the client's own is computed before all rows are judged.
 * <pre>
 * … returning upper(t.name)   →   select upper(t.name) from (select name from written) as t
 * </pre>
 *
 * @param columns what the write hands out, by the names of its columns
 * @param source the name of what the write hands out
 * @param judgement how the column is called there that is null for a row that may not be written
 */
public record ReturnedRows(Query query, List<String> columns, String source, String judgement) {
    /** What the client's query is called; nothing in it sees the name. */
    private static final String GIVEN = "given";

    public ReturnedRows {
        columns = List.copyOf(columns);
    }

    /** @param source a name that nothing in the statement has */
    static ReturnedRows of(Bound returned, Fences fences, Dialect dialect, String source) {
        Select items = BoundWrite.given(returned);
        TableReference rows = (TableReference) items.from().get(0);
        PolicyRelation relation = Objects.requireNonNull(returned.tables().get(rows), "the relation of the target");
        String name = rows.alias().orElseThrow().name();
        if (dialect == Dialect.H2) {
            return new ReturnedRows(returned.query(), keys(items), source, "");
        }
        NamedColumns named = NamedColumns.of(returned, dialect);
        List<String> columns = named.of(relation, rows, name).columns().stream()
                .map(RelationColumn::column)
                .map(column -> column.name())
                .toList();
        Query guarded = new GuardedTables(returned, fences, dialect, named).query(returned.query());
        Select all = (Select)
                guarded.with().map(with -> with.tables().get(0).query().body()).orElse(guarded.body());
        Query query = Query.of(Select.of(all.items(), List.of(relation(columns, source, name)), Optional.empty()));
        return new ReturnedRows(
                guarded.with().map(with -> over(guarded, query)).orElse(query), columns, source, unused("ok", columns));
    }

    /** The client's query over the rows, in a select of ours whose condition is asked before the query is. */
    private static Query over(Query guarded, Query rows) {
        With.CommonTable named = guarded.with().orElseThrow().tables().get(0);
        Query query = with(guarded, new With.CommonTable(named.name(), named.columns(), named.materialized(), rows));
        return Query.of(Select.of(
                List.of(new SelectItem.AllColumns(Optional.empty())),
                List.of(new DerivedTable(query, false, Optional.of(Alias.of(GIVEN)))),
                Optional.empty()));
    }

    private static Query with(Query query, With.CommonTable rows) {
        return new Query(
                Optional.of(new With(false, List.of(rows))), query.body(), query.orderBy(), query.limit(), List.of());
    }

    /** The client's query, if one stands over the rows; {@code query} itself otherwise. */
    public Query clients() {
        return queried() ? ((DerivedTable) ((Select) query.body()).from().get(0)).query() : query;
    }

    /** Whether a query of the client's stands over the rows. */
    public boolean queried() {
        return query.body() instanceof Select select
                && select.from().size() == 1
                && select.from().get(0) instanceof DerivedTable derived
                && derived.query().with().isPresent();
    }

    /** H2 has no RETURNING, so that there are keys alone, which are plain columns. */
    private static List<String> keys(Select items) {
        return items.items().stream()
                .map(item -> ((ColumnReference) ((SelectItem.Value) item).expression()).column())
                .toList();
    }

    /** What stands behind the write, where the rows are not taken from the frame itself. */
    public Optional<WrittenSql> written(Dialect dialect) {
        return dialect == Dialect.POSTGRESQL ? Optional.of(SqlWriter.write(query, dialect)) : Optional.empty();
    }

    /** The written rows, and no column but these. */
    public static FromItem relation(List<String> columns, String source, String alias) {
        List<SelectItem> items = columns.stream()
                .<SelectItem>map(column -> new SelectItem.Value(new ColumnReference(List.of(column)), Optional.empty()))
                .toList();
        TableReference handedOut = new TableReference(
                QualifiedName.of(source), Optional.empty(), false, Optional.empty(), Optional.empty());
        return new DerivedTable(
                Query.of(Select.of(items, List.of(handedOut), Optional.empty())), false, Optional.of(Alias.of(alias)));
    }

    /** What the write itself returns: each of the columns, and the judgement behind them. */
    static List<SelectItem> items(List<Expression> values, Expression right) {
        List<SelectItem> items = new ArrayList<>();
        values.forEach(value -> items.add(new SelectItem.Value(value, Optional.empty())));
        items.add(new SelectItem.Value(right, Optional.empty()));
        return items;
    }

    private static String unused(String wanted, List<String> taken) {
        String name = wanted;
        while (taken.contains(name)) {
            name += "_";
        }
        return name;
    }
}
