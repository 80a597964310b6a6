package dev.ormai.planner.bind;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.allow.TypeList;
import dev.ormai.planner.catalog.Catalog;
import dev.ormai.planner.catalog.SchemaObject;
import dev.ormai.planner.relation.GuardedSchema;
import dev.ormai.planner.tree.QualifiedName;
import dev.ormai.planner.tree.TypeName;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.RefusedException;

/**
 * Types that tell of the database's catalog. A cast to one with a name such as {@code regclass} tells whether a hidden
 * table, role or function exists; a table's row type tells the names of its columns, denied ones too.
 */
final class CatalogTypes {
    private final GuardedSchema schema;
    private final VisibleTypes visible;

    CatalogTypes(GuardedSchema schema) {
        this.schema = schema;
        this.visible = new VisibleTypes(schema);
    }

    void check(TypeName type) {
        if (type.name().startsWith("reg") || type.name().startsWith("_reg")) {
            throw new RefusedException(Refusal.of(
                    ErrorCode.STATEMENT_NOT_SUPPORTED,
                    "a cast to %s looks into the database's catalog".formatted(type.name()),
                    "compare names as text instead"));
        }
        String element = type.name().startsWith("_") ? type.name().substring(1) : type.name();
        boolean row = isRowType(type, type.name()) || isRowType(type, element);
        if (row && isVisibleTable(type, element)) {
            throw new RefusedException(Refusal.of(
                    ErrorCode.STATEMENT_NOT_SUPPORTED,
                    "the type %s is a table's".formatted(type.name()),
                    "name the columns, or use json_to_record with a list of columns"));
        }
        // The same for a type that is not there and for one that is hidden.
        if (row || !isAllowed(type)) {
            throw new RefusedException(Refusal.of(
                    ErrorCode.STATEMENT_NOT_SUPPORTED,
                    "type %s is not on the list of allowed types".formatted(type.name()),
                    "cast to a type of the database's own"));
        }
    }

    /** Whether a collation may be named with this schema; what is there in others is not told. */
    void checkCollation(QualifiedName name) {
        if (name.parts().size() < 2) {
            return;
        }
        String owner = name.parts().get(name.parts().size() - 2);
        boolean known = owner.equals("pg_catalog")
                || visible.schemas().contains(owner)
                        && schema.catalog().objects().has(SchemaObject.Kind.COLLATION, owner, name.last());
        if (!known) {
            throw new RefusedException(Refusal.of(
                    ErrorCode.STATEMENT_NOT_SUPPORTED,
                    "collation %s is not known".formatted(name),
                    "use a collation of the database's own, such as \"C\""));
        }
    }

    /** One of the list, or one that was found with its schema in the catalog. */
    private boolean isAllowed(TypeName type) {
        Catalog catalog = schema.catalog();
        if (type.schema().filter(s -> !s.equals("pg_catalog")).isPresent()) {
            return visible.type(type.schema().get(), type.name());
        }
        boolean array = type.name().startsWith("_") && catalog.dialect() == Dialect.POSTGRESQL;
        return TypeList.of(catalog.dialect()).allows(array ? type.name().substring(1) : type.name());
    }

    private boolean isVisibleTable(TypeName type, String name) {
        return schema.relations().keySet().stream()
                .anyMatch(id -> id.name().equals(name)
                        && type.schema().map(id.schema()::equals).orElse(true));
    }

    /** Only PostgreSQL has them. The system's own tables are types too, and stand in no catalog that we read. */
    private boolean isRowType(TypeName type, String name) {
        Catalog catalog = schema.catalog();
        if (catalog.dialect() != Dialect.POSTGRESQL) {
            return false;
        }
        boolean table = type.schema().isPresent()
                ? catalog.table(type.schema().get(), name).isPresent()
                : catalog.table(name, schema.scope()).isPresent();
        return table
                || name.startsWith("pg_")
                || type.schema().filter("information_schema"::equals).isPresent();
    }
}
