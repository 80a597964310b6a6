package dev.ormai.driver;

import dev.ormai.planner.catalog.TableId;
import dev.ormai.planner.relation.GuardedSchema;
import dev.ormai.planner.relation.PolicyRelation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What of the database a principal may know of: the tables that policy lists and their permitted columns. */
record Visible(GuardedSchema schema) {
    boolean table(@Nullable String schemaName, @Nullable String table) {
        return relation(schemaName, table).isPresent();
    }

    boolean column(@Nullable String schemaName, @Nullable String table, @Nullable String column) {
        return column != null
                && relation(schemaName, table).flatMap(r -> r.column(column)).isPresent();
    }

    boolean schema(@Nullable String name) {
        return schema.relations().keySet().stream().anyMatch(id -> id.schema().equals(name));
    }

    /** For a name without a schema: the column is permitted in each table of that name that there is. */
    boolean columnOfEach(@Nullable String schemaName, String table, String column) {
        List<TableId> named = schema.catalog().tables().keySet().stream()
                .filter(id -> id.name().equals(table)
                        && (schemaName == null || id.schema().equals(schemaName)))
                .toList();
        return !named.isEmpty() && named.stream().allMatch(id -> column(id.schema(), id.name(), column));
    }

    private Optional<PolicyRelation> relation(@Nullable String schemaName, @Nullable String table) {
        return schemaName == null || table == null ? Optional.empty() : schema.relation(new TableId(schemaName, table));
    }
}
