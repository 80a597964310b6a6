package dev.ormai.planner.system;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.tree.Expression;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What stands in for functions that look into the database's catalog, read once from a text file. A line
 * {@code call name n SQL} replaces a call of the name with n arguments; what is not listed stays, and is refused.
 */
final class SystemFunctions {
    private static final Map<Dialect, SystemFunctions> LISTS = new EnumMap<>(Map.of(
            Dialect.POSTGRESQL, read("postgresql.functions", Dialect.POSTGRESQL),
            Dialect.MYSQL, new SystemFunctions(Map.of()),
            Dialect.H2, new SystemFunctions(Map.of())));

    private final Map<Call, Template> templates;

    private record Call(String name, int arguments) {}

    private SystemFunctions(Map<Call, Template> templates) {
        this.templates = Map.copyOf(templates);
    }

    static SystemFunctions of(Dialect dialect) {
        SystemFunctions list = LISTS.get(dialect);
        if (list == null) {
            throw new IllegalArgumentException("no list of functions on the catalog for " + dialect);
        }
        return list;
    }

    boolean isEmpty() {
        return templates.isEmpty();
    }

    Optional<Expression> replaced(String name, List<Expression> arguments) {
        return Optional.ofNullable(templates.get(new Call(name, arguments.size())))
                .map(template -> template.with(arguments));
    }

    private static SystemFunctions read(String file, Dialect dialect) {
        Map<Call, Template> templates = new HashMap<>();
        for (ListLines.Line line : ListLines.of(file)) {
            String[] words = line.rest().split(" +", 3);
            if (!line.word().equals("call") || words.length != 3) {
                throw new IllegalStateException(
                        "%s: expected call, a name, a number and SQL: %s".formatted(file, line));
            }
            templates.put(new Call(words[0], Integer.parseInt(words[1])), Template.of(words[2], dialect));
        }
        return new SystemFunctions(templates);
    }
}
