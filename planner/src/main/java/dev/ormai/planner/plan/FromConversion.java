package dev.ormai.planner.plan;

import dev.ormai.planner.catalog.AsciiCase;
import dev.ormai.planner.catalog.Table;
import dev.ormai.planner.catalog.TableId;
import dev.ormai.planner.relation.SystemNames;
import dev.ormai.planner.tree.Alias;
import dev.ormai.planner.tree.DerivedTable;
import dev.ormai.planner.tree.FromItem;
import dev.ormai.planner.tree.Join;
import dev.ormai.planner.tree.ParenthesizedFrom;
import dev.ormai.planner.tree.QualifiedName;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.Select;
import dev.ormai.planner.tree.SelectItem;
import dev.ormai.planner.tree.TableFunction;
import dev.ormai.planner.tree.TableReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.jspecify.annotations.Nullable;

/** The sources of a select. Each is added to the scope as it is converted, so that a lateral one sees those before it. */
final class FromConversion {
    private final Conversion conversion;
    private final Scope scope;
    private final CommonTables tables;

    FromConversion(Conversion conversion, Scope scope, CommonTables tables) {
        this.conversion = conversion;
        this.scope = scope;
        this.tables = tables;
    }

    /** @param star the columns that <code>*</code> stands for */
    record Part(SqlNode node, List<VisibleColumn> star) {}

    Optional<Part> convert(List<FromItem> items) {
        return items.stream().map(this::convert).reduce((left, right) -> {
            List<VisibleColumn> star = new ArrayList<>(left.star);
            star.addAll(right.star);
            return new Part(join(left.node, right.node, JoinType.COMMA, JoinConditionType.NONE, null), star);
        });
    }

    private Part convert(FromItem item) {
        if (item instanceof TableReference table) {
            return table(table);
        }
        if (item instanceof DerivedTable derived) {
            return derived(derived);
        }
        if (item instanceof TableFunction function) {
            return function(function);
        }
        return item instanceof Join join ? join(join) : parenthesized((ParenthesizedFrom) item);
    }

    private Part table(TableReference reference) {
        QualifiedName name = reference.name();
        if (name.parts().size() == 1) {
            Optional<CommonTables.Definition> common = tables.find(name.last(), conversion.foldsColumns());
            if (common.isPresent()) {
                Converted query = common.get().expand();
                return part(query.node(), reference.alias(), name.last(), query.columns(), true, false);
            }
        }
        Optional<TableId> system = SystemNames.find(name, conversion.catalog(), conversion.names());
        if (system.isPresent()) {
            TableId id = system.get();
            List<String> columns = conversion
                    .columns(id)
                    .orElseThrow(
                            () -> new UnplannableException("table %s is not open to this principal".formatted(id)));
            return part(Sql.name(id.schema(), id.name()), reference.alias(), name.last(), columns, false, false);
        }
        Optional<Table> table = name.schema()
                .map(schema -> conversion.catalog().table(schema, name.last()))
                .orElseGet(() -> conversion.catalog().table(name.last(), conversion.names()));
        if (table.isEmpty() && AsciiCase.equal(name.last(), "dual")) {
            return derived(new DerivedTable(one(), false, reference.alias()));
        }
        Table known = table.orElseThrow(() -> new UnplannableException("table %s is not known".formatted(name)));
        List<String> columns = conversion
                .columns(known.id())
                .orElseThrow(
                        () -> new UnplannableException("table %s is not open to this principal".formatted(known.id())));
        SqlNode node = Sql.name(known.id().schema(), known.id().name());
        return part(node, reference.alias(), name.last(), columns, false, false);
    }

    private static Query one() {
        SelectItem dummy = new SelectItem.Value(new dev.ormai.planner.tree.StringLiteral("X"), Optional.of("dummy"));
        return Query.of(Select.of(List.of(dummy), List.of(), Optional.empty()));
    }

    /** @param listed whether the columns must be listed because the node has other names for them */
    private Part part(
            SqlNode node,
            Optional<Alias> alias,
            String otherwise,
            List<String> columns,
            boolean listed,
            boolean function) {
        String name = alias.map(Alias::name).orElse(otherwise);
        List<String> renamed = Labels.renamed(columns, alias.map(Alias::columns).orElse(List.of()));
        Source source = new Source(name, renamed, function);
        scope.add(source);
        boolean list =
                (listed || !renamed.equals(columns)) && Set.copyOf(renamed).size() == renamed.size();
        List<VisibleColumn> star =
                renamed.stream().map(column -> new VisibleColumn(name, column)).toList();
        return new Part(list ? Sql.as(node, name, renamed) : Sql.as(node, name), star);
    }

    private Part derived(DerivedTable derived) {
        Converted query = new QueryConversion(conversion)
                .convert(derived.query(), derived.lateral() ? scope : scope.outer(), tables);
        return part(
                derived.lateral() ? lateral(query.node()) : query.node(),
                derived.alias(),
                conversion.fresh("d"),
                query.columns(),
                false,
                false);
    }

    private static SqlNode lateral(SqlNode query) {
        return SqlStdOperatorTable.LATERAL.createCall(Sql.NOWHERE, query);
    }

    private Part function(TableFunction function) {
        Converted rows = new RowFunctionConversion(conversion, new ExpressionConversion(conversion, scope, tables))
                .convert(function);
        String name = RowFunctionConversion.name(function.call());
        Optional<Alias> named = function.alias().map(alias -> Alias.of(alias.name()));
        return part(lateral(rows.node()), named, name, rows.columns(), false, true);
    }

    private Part parenthesized(ParenthesizedFrom parenthesized) {
        if (parenthesized.alias().isEmpty()) {
            return convert(parenthesized.inner());
        }
        Select all = Select.of(
                List.of(new SelectItem.AllColumns(Optional.empty())), List.of(parenthesized.inner()), Optional.empty());
        return derived(new DerivedTable(Query.of(all), false, parenthesized.alias()));
    }

    private Part join(Join join) {
        Part left = convert(join.left());
        Part right = convert(join.right());
        boolean on = join.condition() instanceof Join.On;
        JoinType type =
                switch (join.kind()) {
                    case INNER, STRAIGHT, CROSS ->
                        on || join.natural() || join.condition() instanceof Join.Using
                                ? JoinType.INNER
                                : JoinType.CROSS;
                    case LEFT -> JoinType.LEFT;
                    case RIGHT -> JoinType.RIGHT;
                    case FULL -> JoinType.FULL;
                };
        if (join.condition() instanceof Join.On condition) {
            SqlNode predicate = new ExpressionConversion(conversion, scope, tables).condition(condition.predicate());
            return new Part(join(left.node, right.node, type, JoinConditionType.ON, predicate), concat(left, right));
        }
        if (join.condition() instanceof Join.Using using) {
            return merged(left, right, type, using.columns());
        }
        if (join.natural()) {
            return merged(left, right, type, common(left, right));
        }
        boolean outer = type != JoinType.CROSS;
        SqlNode always = outer ? SqlLiteral.createBoolean(true, Sql.NOWHERE) : null;
        JoinConditionType conditionType = outer ? JoinConditionType.ON : JoinConditionType.NONE;
        return new Part(join(left.node, right.node, type, conditionType, always), concat(left, right));
    }

    private static List<VisibleColumn> concat(Part left, Part right) {
        List<VisibleColumn> star = new ArrayList<>(left.star);
        star.addAll(right.star);
        return star;
    }

    private List<String> common(Part left, Part right) {
        Set<String> names = new LinkedHashSet<>();
        left.star.forEach(l -> {
            if (right.star.stream().anyMatch(r -> scope.same(l.name(), r.name()))) {
                names.add(l.name());
            }
        });
        return List.copyOf(names);
    }

    /** Spelled as a condition: the library finds a merged column ambiguous in all but the plainest places. */
    private Part merged(Part left, Part right, JoinType type, List<String> columns) {
        List<VisibleColumn> star = new ArrayList<>();
        List<SqlNode> conditions = new ArrayList<>();
        Set<VisibleColumn> gone = new HashSet<>();
        for (String column : columns) {
            VisibleColumn l = named(left, column);
            VisibleColumn r = named(right, column);
            List<VisibleColumn> parts = new ArrayList<>(type == JoinType.RIGHT ? r.parts() : l.parts());
            if (type == JoinType.FULL) {
                parts.addAll(r.parts());
            }
            VisibleColumn merged = new VisibleColumn("", column, parts);
            conditions.add(conversion
                    .operators()
                    .comparison("=")
                    .orElseThrow()
                    .on(conversion.column(l), conversion.column(r)));
            scope.merge(l, r, merged);
            gone.addAll(List.of(l, r));
            star.add(merged);
        }
        concat(left, right).stream().filter(v -> !gone.contains(v)).forEach(star::add);
        SqlNode condition =
                conditions.stream().reduce(Sql::and).orElseGet(() -> SqlLiteral.createBoolean(true, Sql.NOWHERE));
        return new Part(join(left.node, right.node, type, JoinConditionType.ON, condition), star);
    }

    private VisibleColumn named(Part part, String column) {
        return part.star.stream()
                .filter(v -> scope.same(v.name(), column))
                .findFirst()
                .orElseThrow(
                        () -> new UnplannableException("column %s is not on both sides of the join".formatted(column)));
    }

    private static SqlNode join(
            SqlNode left, SqlNode right, JoinType type, JoinConditionType conditionType, @Nullable SqlNode condition) {
        return new SqlJoin(
                Sql.NOWHERE,
                left,
                SqlLiteral.createBoolean(false, Sql.NOWHERE),
                type.symbol(Sql.NOWHERE),
                right,
                conditionType.symbol(Sql.NOWHERE),
                condition);
    }
}
