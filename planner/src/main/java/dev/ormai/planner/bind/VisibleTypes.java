package dev.ormai.planner.bind;

import dev.ormai.planner.catalog.SchemaObject;
import dev.ormai.planner.catalog.TableId;
import dev.ormai.planner.relation.GuardedSchema;
import dev.ormai.planner.relation.PolicyRelation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The types that somebody made and a principal may name: those of extensions, and an enum that a permitted column has. The labels of
 * others are hidden, and whether they are there.
 */
final class VisibleTypes {
    private final GuardedSchema schema;

    VisibleTypes(GuardedSchema schema) {
        this.schema = schema;
    }

    /** Those that hold tables of the principal's, and those of every database. */
    Set<String> schemas() {
        Set<String> schemas = new HashSet<>(schema.visiblePath());
        schemas.add("pg_catalog");
        schema.relations().keySet().stream().map(TableId::schema).forEach(schemas::add);
        return schemas;
    }

    boolean type(String owner, String name) {
        String element = name.startsWith("_") ? name.substring(1) : name;
        List<SchemaObject> named = schema.catalog().objects().all().stream()
                .filter(object -> object.kind() == SchemaObject.Kind.TYPE)
                .filter(object -> object.name().equals(name) || object.name().equals(element))
                .toList();
        return named.stream()
                .filter(object -> object.schema().equals(owner))
                .anyMatch(object -> object.extension().isPresent()
                        || schema.relations().values().stream()
                                .anyMatch(relation -> uses(relation, object.name(), owner, named.size() == 1)));
    }

    /** A column's type is known without its schema; where several schemas have one of this name, it is taken for that of the table's. */
    private static boolean uses(PolicyRelation relation, String name, String owner, boolean only) {
        return (only || relation.table().id().schema().equals(owner))
                && relation.columns().stream()
                        .map(column -> column.column().type().typeName())
                        .anyMatch(type -> type.equals(name) || type.equals("_" + name));
    }
}
