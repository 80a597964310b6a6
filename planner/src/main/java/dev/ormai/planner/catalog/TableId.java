package dev.ormai.planner.catalog;

/** A table of the catalog by its exact name; for MySQL the schema is the database. */
public record TableId(String schema, String name) {
    @Override
    public String toString() {
        return schema + "." + name;
    }
}
