package dev.ormai.policy.file;

import dev.ormai.policy.Names;
import dev.ormai.policy.settings.SqlSettings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads {@code sql}. */
final class SqlReader {
    static final List<String> KEYS = List.of("enabled", "functions", "unplanned", "explain");
    static final List<String> FUNCTION_KEYS = List.of("allow");
    static final List<String> UNPLANNED = List.of("refuse", "allow");

    private SqlReader() {}

    static SqlSettings read(Section policy) {
        return policy.section("sql", KEYS)
                .map(said -> new SqlSettings(
                        said.truth("enabled"),
                        functions(said),
                        said.word("unplanned", UNPLANNED).map(word -> word.equals("refuse")),
                        said.truth("explain")))
                .orElse(SqlSettings.NONE);
    }

    private static Optional<Set<String>> functions(Section said) {
        return said.section("functions", FUNCTION_KEYS)
                .flatMap(functions -> functions.names("allow", "a list of functions"))
                .map(names -> names.stream().map(Names::folded).collect(Collectors.toCollection(TreeSet::new)));
    }
}
