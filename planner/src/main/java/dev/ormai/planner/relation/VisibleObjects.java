package dev.ormai.planner.relation;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.catalog.Catalog;
import dev.ormai.planner.catalog.NameScope;
import dev.ormai.planner.system.Template;
import dev.ormai.planner.tree.BooleanLiteral;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.FunctionCall;
import dev.ormai.planner.tree.InList;
import dev.ormai.planner.tree.RowValue;
import dev.ormai.planner.tree.StringLiteral;
import dev.ormai.planner.tree.TreeMapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The schemas, tables and columns that a principal may know of, as the lists' {@code visible_schema(s)},
 * {@code visible_table(s, t)} and {@code visible_column(s, t, c)}, which become comparisons with their names; and of these
 * what the client's path finds without a schema, as {@code path_schema(s)} and {@code path_table(s, t)}.
 */
final class VisibleObjects {
    private final Dialect dialect;
    private final List<List<String>> schemas;
    private final List<List<String>> tables;
    private final List<List<String>> columns;
    private final List<List<String>> pathSchemas;
    private final List<List<String>> pathTables;

    VisibleObjects(Catalog catalog, NameScope scope, Collection<PolicyRelation> models) {
        this.dialect = catalog.dialect();
        List<PolicyRelation> sorted = models.stream()
                .sorted(java.util.Comparator.comparing(
                        model -> model.table().id().toString()))
                .toList();
        this.schemas = sorted.stream()
                .map(model -> List.of(model.table().id().schema()))
                .distinct()
                .toList();
        this.tables = sorted.stream()
                .map(model -> model.table().id())
                .map(id -> List.of(id.schema(), id.name()))
                .toList();
        this.columns = sorted.stream()
                .flatMap(model -> model.columns().stream()
                        .map(column -> List.of(
                                model.table().id().schema(),
                                model.table().id().name(),
                                column.column().name())))
                .toList();
        this.pathSchemas = Stream.concat(Stream.of("pg_catalog"), scope.searchPath().stream())
                .distinct()
                .map(List::of)
                .toList();
        this.pathTables = sorted.stream()
                .map(PolicyRelation::table)
                .filter(table -> catalog.table(table.id().name(), scope).equals(Optional.of(table)))
                .map(table -> List.of(table.id().schema(), table.id().name()))
                .toList();
    }

    /** The expression with the comparisons in place of the calls. */
    Expression in(Expression expression) {
        return new TreeMapper() {
            @Override
            public Expression expression(Expression node) {
                if (node instanceof FunctionCall call) {
                    switch (call.name().key()) {
                        case "visible_schema" -> {
                            return among(call.arguments(), schemas);
                        }
                        case "path_schema" -> {
                            return among(call.arguments(), pathSchemas);
                        }
                        case "path_table" -> {
                            return among(call.arguments(), pathTables);
                        }
                        case "visible_table" -> {
                            return among(call.arguments(), tables);
                        }
                        case "visible_column" -> {
                            return among(call.arguments(), columns);
                        }
                        default -> {
                            return super.expression(node);
                        }
                    }
                }
                return super.expression(node);
            }
        }.expression(expression);
    }

    private Expression among(List<Expression> names, List<List<String>> known) {
        if (known.isEmpty()) {
            return new BooleanLiteral(false);
        }
        return switch (dialect) {
            case POSTGRESQL -> amongArray(names, known);
            case MYSQL -> amongRows(names, known, "cast(? as binary)");
            case H2 -> amongRows(names, known, "cast(? as varbinary)");
        };
    }

    /** PostgreSQL hashes an array of constants, and compares rows one by one. */
    private static Expression amongArray(List<Expression> names, List<List<String>> known) {
        List<Expression> arguments = new ArrayList<>(names);
        arguments.add(new StringLiteral(
                known.stream().map(parts -> element(json(parts))).collect(Collectors.joining(",", "{", "}"))));
        String row = java.util.stream.IntStream.rangeClosed(1, names.size())
                .mapToObj(n -> "$" + n)
                .collect(Collectors.joining(", "));
        return Template.of(
                        "json_build_array(%s)::text = any ($%d::text[])".formatted(row, arguments.size()),
                        Dialect.POSTGRESQL)
                .with(arguments);
    }

    /** By their bytes: a collation may take the name of a hidden object for that of a visible one. */
    private Expression amongRows(List<Expression> names, List<List<String>> known, String bytes) {
        Template exact = Template.of(bytes, dialect);
        List<Expression> rows = known.stream()
                .map(parts -> parts.stream().<Expression>map(StringLiteral::new).toList())
                .map(parts -> row(exact, parts))
                .toList();
        return new InList(row(exact, names), false, rows);
    }

    private static Expression row(Template exact, List<Expression> items) {
        List<Expression> bytes =
                items.stream().map(item -> exact.with(List.of(item))).toList();
        return bytes.size() == 1 ? bytes.get(0) : new RowValue(bytes, false);
    }

    /** As PostgreSQL's json_build_array writes it. */
    private static String json(List<String> parts) {
        return parts.stream().map(VisibleObjects::json).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String json(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> json.append('\\').append(c);
                case '\b' -> json.append("\\b");
                case '\f' -> json.append("\\f");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> {
                    if (c < ' ') {
                        json.append("\\u%04x".formatted((int) c));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        return json.append('"').toString();
    }

    /** As an element of an array's text. */
    private static String element(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
