package dev.ormai.planner.bind;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.WantedKeys;
import dev.ormai.planner.catalog.Column;
import dev.ormai.planner.catalog.Table;
import dev.ormai.planner.relation.GuardedSchema;
import dev.ormai.planner.relation.PolicyRelation;
import dev.ormai.planner.tree.Alias;
import dev.ormai.planner.tree.Delete;
import dev.ormai.planner.tree.DerivedTable;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.FromItem;
import dev.ormai.planner.tree.Insert;
import dev.ormai.planner.tree.KeywordValue;
import dev.ormai.planner.tree.NumberLiteral;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.Select;
import dev.ormai.planner.tree.SelectItem;
import dev.ormai.planner.tree.TableReference;
import dev.ormai.planner.tree.Update;
import dev.ormai.planner.tree.Values;
import dev.ormai.planner.tree.Write;
import dev.ormai.planner.tree.WritingQuery;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.RefusedException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Finds out what the names of a write mean, by binding the query of all that it reads. Pure. */
public final class WriteBinder {
    private WriteBinder() {}

    /** Whether a value is the column's default, which is no expression. */
    public static boolean isDefault(Expression value) {
        return value instanceof KeywordValue keyword && keyword.keyword().equals("default");
    }

    /**
     * @param wanted what is wanted of the written rows where the write itself gives none
     * @throws RefusedException as {@link Binder#bind}, and for values that do not fit the columns
     */
    public static BoundWrite bind(Write written, WantedKeys wanted, GuardedSchema schema) {
        return bind(written, wanted, schema, rows -> rows);
    }

    /** @throws RefusedException as {@link Binder#bind}, and for values that do not fit the columns */
    public static BoundWrite bind(WritingQuery query, GuardedSchema schema) {
        if (!query.query().locks().isEmpty()) {
            throw new RefusedException(Refusal.of(
                    ErrorCode.STATEMENT_NOT_SUPPORTED,
                    "rows are locked in a query over what a write gives",
                    "leave the lock out: the written rows are locked"));
        }
        return bind(query.write(), WantedKeys.NONE, schema, query::over);
    }

    private static BoundWrite bind(
            Write written, WantedKeys wanted, GuardedSchema schema, UnaryOperator<Query> around) {
        PolicyRelation relation = schema.resolve(written.table());
        Write write = KeyItems.asked(written, wanted, relation, schema.catalog().dialect());
        String name = write.alias().orElse(write.table().last());
        SourceNames.check(write.from(), name);
        TableReference node = new TableReference(
                write.table(), Optional.of(Alias.of(name)), false, Optional.empty(), Optional.empty());
        WriteTarget target = new WriteTarget(node, relation);
        Query reads = Query.of(reads(write, node));

        Binding binding = new Binding(schema, Optional.of(target));
        new QueryBinder(binding).bind(reads, CommonTables.NONE, Optional.empty());
        Touched touched = binding.touched;
        Bound bound = new Bound(reads, binding.tables, binding.keyedGroups, touched.uses(), touched.functions());
        Optional<BoundConflict> conflict = write instanceof Insert insert
                ? insert.conflict().map(found -> new ConflictBinder(insert, found, relation, schema, name)
                        .bind(target.references()))
                : Optional.empty();
        return new BoundWrite(
                write,
                relation,
                columns(write, relation, schema),
                bound,
                target.references(),
                conflict,
                returned(write, name, schema, around));
    }

    private static Optional<Bound> returned(
            Write write, String name, GuardedSchema schema, UnaryOperator<Query> around) {
        if (write.returning().isEmpty()) {
            return Optional.empty();
        }
        ReturnedItems.check(write, schema.catalog().dialect());
        TableReference rows = new TableReference(
                write.table(), Optional.of(Alias.of(name)), false, Optional.empty(), Optional.empty());
        return Optional.of(Binder.bind(
                around.apply(Query.of(Select.of(write.returning(), List.of(rows), Optional.empty()))), schema));
    }

    private static Select reads(Write write, TableReference node) {
        List<SelectItem> items = new ArrayList<>();
        List<FromItem> from = new ArrayList<>(List.of(node));
        Optional<Expression> where = Optional.empty();
        if (write instanceof Insert insert) {
            List<Expression> values = insert.rows().stream()
                    .flatMap(List::stream)
                    .filter(v -> !isDefault(v))
                    .toList();
            if (!values.isEmpty()) {
                from.add(derived(Query.of(new Values(List.of(values)))));
            }
            insert.source().ifPresent(source -> from.add(derived(source)));
        } else if (write instanceof Update update) {
            update.assignments().stream()
                    .map(Update.Assignment::value)
                    .filter(v -> !isDefault(v))
                    .forEach(v -> items.add(new SelectItem.Value(v, Optional.empty())));
            where = update.where();
        } else {
            where = ((Delete) write).where();
        }
        from.addAll(write.from());
        if (items.isEmpty()) {
            items.add(new SelectItem.Value(new NumberLiteral("1"), Optional.empty()));
        }
        return Select.of(items, from, where);
    }

    private static DerivedTable derived(Query rows) {
        return new DerivedTable(rows, false, Optional.of(Alias.of("values")));
    }

    private static List<String> columns(Write write, PolicyRelation relation, GuardedSchema schema) {
        Dialect dialect = schema.catalog().dialect();
        List<String> columns = new ArrayList<>();
        if (write instanceof Insert insert && insert.source().isPresent()) {
            columns.addAll(sourced(insert, relation, schema));
        } else if (write instanceof Insert insert) {
            int width = insert.rows().stream().mapToInt(List::size).max().orElse(0);
            boolean even = insert.rows().stream().allMatch(row -> row.size() == width);
            List<String> given = insert.columns();
            if (given.isEmpty() && width <= relation.columns().size()) {
                given = relation.columns().stream()
                        .limit(width)
                        .map(c -> c.column().name())
                        .toList();
            }
            if (!even || given.size() != width && !insert.rows().isEmpty()) {
                throw wrong("the rows have not as many values as there are columns", "give one value for each column");
            }
            given.forEach(column -> columns.add(known(column, relation, dialect)));
        } else if (write instanceof Update update) {
            update.assignments().forEach(a -> columns.add(known(a.column(), relation, dialect)));
        }
        return once(columns);
    }

    /** @throws RefusedException if one of the columns stands there twice */
    static List<String> once(List<String> columns) {
        if (new HashSet<>(columns).size() != columns.size()) {
            throw wrong("a column is set twice", "set each column once");
        }
        return columns;
    }

    /** The columns that a query fills: those that are named, or as many as the query has. */
    private static List<String> sourced(Insert insert, PolicyRelation relation, GuardedSchema schema) {
        Dialect dialect = schema.catalog().dialect();
        if (!insert.columns().isEmpty()) {
            return insert.columns().stream()
                    .map(column -> known(column, relation, dialect))
                    .toList();
        }
        Query source = insert.source().orElseThrow();
        Columns columns = new QueryBinder(new Binding(schema)).bind(source, CommonTables.NONE, Optional.empty());
        Optional<Integer> width = Widths.of(source.body())
                .or(() -> columns.open()
                        ? Optional.empty()
                        : Optional.of(columns.names().size()));
        if (width.filter(count -> count <= relation.columns().size()).isEmpty()) {
            throw wrong("the query may give other columns than the table has", "name the columns that it fills");
        }
        return relation.columns().stream()
                .limit(width.get())
                .map(column -> column.column().name())
                .toList();
    }

    /** As the catalog names it; one that is not there stays as it is and is refused like a hidden one. */
    static String known(String column, PolicyRelation relation, Dialect dialect) {
        Table table = relation.table();
        Optional<Column> found = dialect == Dialect.MYSQL ? table.columnIgnoringCase(column) : table.column(column);
        return found.map(Column::name).orElse(column);
    }

    private static RefusedException wrong(String message, String hint) {
        return new RefusedException(Refusal.of(ErrorCode.VALIDATION_ERROR, message, hint));
    }
}
