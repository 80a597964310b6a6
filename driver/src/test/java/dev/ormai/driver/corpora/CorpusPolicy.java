package dev.ormai.driver.corpora;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A policy under which a schema is what its views are: rows by tenant, no tenant column, what they mask masked alike. */
final class CorpusPolicy {
    private CorpusPolicy() {}

    /** For agents, without a row limit. */
    static String yaml(CorpusDatabase database, Connection raw, String schema) throws SQLException {
        return yaml(database, raw, schema, "internal");
    }

    static String yaml(CorpusDatabase database, Connection raw, String schema, String profile) throws SQLException {
        List<String> lines =
                new ArrayList<>(List.of("version: 1", "profile: " + profile, "tenant: tenant_id", "models:"));
        try (ResultSet tables = raw.getMetaData()
                .getTables(raw.getCatalog(), pattern(schema), "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (tables.next()) {
                String owner = tables.getString("TABLE_SCHEM") == null
                        ? tables.getString("TABLE_CAT")
                        : tables.getString("TABLE_SCHEM");
                if (schema.equals(owner)) {
                    table(database, raw, schema, tables.getString("TABLE_NAME"), lines);
                }
            }
        }
        lines.add("audit: {sink: \"off\"}");
        return String.join("\n", lines) + "\n";
    }

    private static void table(CorpusDatabase database, Connection raw, String schema, String table, List<String> lines)
            throws SQLException {
        Set<String> masked = database.masked(raw, schema, table);
        lines.add("  \"%s\":".formatted(table));
        lines.add("    table: '\"%s\".\"%s\"'".formatted(schema, table));
        lines.add("    budget: {max_rows: 1000000, max_select_fields: 1000, statement_timeout_ms: 60000}");
        lines.add("    fields:");
        try (ResultSet columns = raw.getMetaData().getColumns(raw.getCatalog(), pattern(schema), pattern(table), "%")) {
            while (columns.next()) {
                String column = columns.getString("COLUMN_NAME");
                lines.add("      \"%s\": %s"
                        .formatted(
                                column,
                                masked.contains(column)
                                        ? "{mask: {sql: \"%s\"}}".formatted(database.mask(column))
                                        : column.equals("tenant_id") ? "deny" : "allow"));
            }
        }
    }

    private static String pattern(String name) {
        return name.replace("_", "\\_");
    }
}
