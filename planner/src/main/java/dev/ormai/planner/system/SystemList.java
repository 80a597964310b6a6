package dev.ormai.planner.system;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.catalog.TableId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tables of a database's own catalog that are shown, read once from the text file that lists them. A line begins with
 * what it is and goes on where it is indented:
 * <pre>
 * define name     SQL; stands for {name} further down
 * relation a.b    begins the table b of schema a
 * relation a.b from c.d    the same, read from another table
 * needs c         the relation is there only where the source has this column
 * rows            the condition of a row that may be known
 * keep            columns shown as they are
 * value c = SQL   a column that is shown with another value
 * value c type = SQL   the same for a column that the source does not have
 * </pre>
 * What is not listed is not shown.
 */
public final class SystemList {
    private static final Map<Dialect, SystemList> LISTS = new EnumMap<>(Map.of(
            Dialect.POSTGRESQL, read("postgresql.relations"),
            Dialect.MYSQL, read("mysql.relations"),
            Dialect.H2, read("h2.relations")));

    private final Map<TableId, SystemTable> tables;

    private SystemList(Map<TableId, SystemTable> tables) {
        this.tables = tables;
    }

    public static SystemList of(Dialect dialect) {
        SystemList list = LISTS.get(dialect);
        if (list == null) {
            throw new IllegalArgumentException("no list of system tables for " + dialect);
        }
        return list;
    }

    /** In the order of the file. */
    public Map<TableId, SystemTable> tables() {
        return tables;
    }

    private static SystemList read(String file) {
        return new Reader(file).read(ListLines.of(file));
    }

    /** Belongs to one thread. */
    private static final class Reader {
        private final String file;
        private final Map<String, String> definitions = new LinkedHashMap<>();
        private final Map<TableId, SystemTable> tables = new LinkedHashMap<>();
        private TableId id = new TableId("", "");
        private TableId source = new TableId("", "");
        private Optional<String> needs = Optional.empty();
        private String rows = "";
        private List<SystemTable.Shown> columns = new ArrayList<>();

        Reader(String file) {
            this.file = file;
        }

        SystemList read(List<ListLines.Line> lines) {
            lines.forEach(this::take);
            end();
            return new SystemList(java.util.Collections.unmodifiableMap(tables));
        }

        private void take(ListLines.Line line) {
            String rest = expanded(line.rest());
            switch (line.word()) {
                case "define" -> {
                    int blank = rest.indexOf(' ');
                    definitions.put(
                            rest.substring(0, blank), rest.substring(blank + 1).strip());
                }
                case "relation" -> begin(rest.split(" from ", -1));
                case "needs" -> needs = Optional.of(rest);
                case "rows" -> rows = rest;
                case "keep" -> {
                    for (String column : rest.split(" +", -1)) {
                        columns.add(new SystemTable.Shown(column, Optional.empty(), Optional.empty()));
                    }
                }
                case "value" -> columns.add(value(rest));
                default -> throw new IllegalStateException("%s: unknown line %s".formatted(file, line));
            }
        }

        private void begin(String[] names) {
            end();
            id = table(names[0]);
            source = table(names[names.length - 1]);
            needs = Optional.empty();
            rows = "";
            columns = new ArrayList<>();
        }

        private void end() {
            if (id.name().isEmpty()) {
                return;
            }
            if (rows.isEmpty() || columns.isEmpty()) {
                throw new IllegalStateException("%s: %s has no rows or columns".formatted(file, id));
            }
            tables.put(id, new SystemTable(id, source, needs, rows, columns));
        }

        private static SystemTable.Shown value(String text) {
            String[] sides = text.split(" = ", 2);
            String[] words = sides[0].strip().split(" +", 2);
            Optional<String> type = words.length == 2 ? Optional.of(words[1]) : Optional.empty();
            return new SystemTable.Shown(words[0], type, Optional.of(sides[1].strip()));
        }

        private static TableId table(String name) {
            String[] parts = name.strip().split("\\.", 2);
            return new TableId(parts[0], parts[1]);
        }

        private String expanded(String text) {
            String expanded = text;
            for (Map.Entry<String, String> definition : definitions.entrySet()) {
                expanded = expanded.replace("{" + definition.getKey() + "}", definition.getValue());
            }
            return expanded;
        }
    }
}
