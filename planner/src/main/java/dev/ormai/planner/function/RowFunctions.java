package dev.ormai.planner.function;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The functions of rows whose result columns have names of their own. */
public final class RowFunctions {
    private static final Map<String, List<String>> COLUMNS = Map.ofEntries(
            Map.entry("json_each", List.of("key", "value")),
            Map.entry("jsonb_each", List.of("key", "value")),
            Map.entry("json_each_text", List.of("key", "value")),
            Map.entry("jsonb_each_text", List.of("key", "value")),
            Map.entry("each", List.of("key", "value")),
            Map.entry("json_array_elements", List.of("value")),
            Map.entry("jsonb_array_elements", List.of("value")),
            Map.entry("json_array_elements_text", List.of("value")),
            Map.entry("jsonb_array_elements_text", List.of("value")),
            Map.entry("system_range", List.of("x")),
            Map.entry("ts_stat", List.of("word", "ndoc", "nentry")),
            Map.entry("ts_parse", List.of("tokid", "token")),
            Map.entry("pg_get_keywords", List.of("word", "catcode", "barelabel", "catdesc", "baredesc")));

    private static final Set<String> RECORDS = Set.of(
            "json_populate_record",
            "jsonb_populate_record",
            "json_populate_recordset",
            "jsonb_populate_recordset",
            "json_to_record",
            "jsonb_to_record",
            "json_to_recordset",
            "jsonb_to_recordset");

    private RowFunctions() {}

    /** The columns of a function where it, not the statement, names them; empty for any other. */
    public static Optional<List<String>> columns(String lowerCaseName) {
        return Optional.ofNullable(COLUMNS.get(lowerCaseName));
    }

    /** Whether the columns are those of an argument, or of a list behind the alias. */
    public static boolean givesRecords(String lowerCaseName) {
        return RECORDS.contains(lowerCaseName);
    }
}
