package dev.ormai.planner.names;

import dev.ormai.planner.allow.OperatorList;
import dev.ormai.planner.catalog.Catalog;
import dev.ormai.planner.catalog.NameScope;
import java.util.ArrayList;
import java.util.List;

/**
 * Where PostgreSQL looks for the operators of our text, which names everything else with its schema: in its own schema and
 * in those of known extensions on the path that the connection was opened with, so that {@code citext = 'x'} stays what it is.
 * The schema for temporary objects comes last; PostgreSQL would put it first if it were not named.
 */
public final class RealSearchPath {
    /** Without any extension. */
    public static final List<String> OWN = List.of("pg_catalog", "pg_temp");

    private RealSearchPath() {}

    public static List<String> of(Catalog catalog, NameScope scope) {
        List<String> path = new ArrayList<>(OWN);
        path.addAll(1, extensions(catalog, scope));
        return path;
    }

    /** The part of it where others may make operators too. */
    static List<String> extensions(Catalog catalog, NameScope scope) {
        return catalog.objects()
                .operatorSchemas(
                        scope.home(), OperatorList.of(catalog.dialect()).extensions());
    }
}
