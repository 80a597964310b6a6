package dev.ormai.planner.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What somebody made in a database beside its tables, as it was when it was read. Immutable. */
public record SchemaObjects(List<SchemaObject> all) {
    public static final SchemaObjects NONE = new SchemaObjects(List.of());

    public SchemaObjects {
        all = List.copyOf(all);
    }

    public boolean has(SchemaObject.Kind kind, String schema, String name) {
        return all.stream()
                .anyMatch(o -> o.kind() == kind
                        && o.schema().equals(schema)
                        && o.name().equals(name));
    }

    /** The first schema of the path that has one of this name. */
    public Optional<String> schemaOf(SchemaObject.Kind kind, String name, List<String> path) {
        return path.stream().filter(schema -> has(kind, schema, name)).findFirst();
    }

    /** Whether a schema of the path has a function of this name, whatever the case of its letters. */
    public boolean hasFunctionLike(String name, List<String> path) {
        return all.stream()
                .anyMatch(o -> o.kind() == SchemaObject.Kind.FUNCTION
                        && path.contains(o.schema())
                        && AsciiCase.equal(o.name(), name));
    }

    /** The schemas of the path to which one of these extensions brought operators, in the order of the path. */
    public List<String> operatorSchemas(List<String> path, Collection<String> extensions) {
        Set<String> schemas = new TreeSet<>();
        all.stream()
                .filter(o -> o.kind() == SchemaObject.Kind.OPERATOR)
                .filter(o -> o.extension().filter(extensions::contains).isPresent())
                .forEach(o -> schemas.add(o.schema()));
        return path.stream().filter(schemas::contains).toList();
    }

    /** The operators with this symbol in these schemas. */
    public List<SchemaObject> operators(String symbol, Collection<String> schemas) {
        return all.stream()
                .filter(o -> o.kind() == SchemaObject.Kind.OPERATOR
                        && o.name().equals(symbol)
                        && schemas.contains(o.schema()))
                .toList();
    }
}
