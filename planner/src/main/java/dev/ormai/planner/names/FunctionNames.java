package dev.ormai.planner.names;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.catalog.Catalog;
import dev.ormai.planner.catalog.NameScope;
import dev.ormai.planner.catalog.SchemaObject;
import dev.ormai.planner.function.FunctionList;
import dev.ormai.planner.tree.FunctionCall;
import dev.ormai.planner.tree.FunctionName;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.RefusedException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which function a call means. One on the list is the database's own; one that policy allows is found where the connection
 * was opened, so that a client that moves to another schema does not take the permission along.
 */
final class FunctionNames {
    /** Calls that only PostgreSQL's grammar knows; it sees to it that they mean its own. */
    private static final Set<String> GRAMMAR = Set.of(
            "coalesce",
            "nullif",
            "greatest",
            "least",
            "grouping",
            "trim",
            "normalize",
            "current_catalog",
            "current_date",
            "current_time",
            "current_timestamp",
            "localtime",
            "localtimestamp",
            "json_array",
            "json_arrayagg",
            "json_exists",
            "json_object",
            "json_objectagg",
            "json_query",
            "json_scalar",
            "json_serialize",
            "json_table",
            "json_value");

    private final Catalog catalog;
    private final Dialect dialect;
    private final NameScope scope;
    private final Optional<Set<String>> allowed;
    private final FunctionList list;

    /** @param allowed what policy adds to the list; absent: everything, for the policy's own text */
    FunctionNames(Catalog catalog, NameScope scope, Optional<Set<String>> allowed) {
        this.catalog = catalog;
        this.dialect = catalog.dialect();
        this.scope = scope;
        this.allowed = allowed;
        this.list = FunctionList.of(dialect);
    }

    /** @throws RefusedException FUNCTION_NOT_ALLOWED if it may mean somebody's own function and policy does not allow that */
    FunctionName pinned(FunctionCall call) {
        FunctionName name = call.name();
        if (name.schema().isPresent()) {
            return qualified(name);
        }
        if (list.allows(name.key())) {
            return listed(call);
        }
        if (allowed.filter(names -> !names.contains(name.key())).isPresent()) {
            return name;
        }
        Optional<String> home = home(name);
        return home.isPresent()
                ? name.in(home.get())
                : dialect == Dialect.POSTGRESQL ? name.in(FunctionName.OWN) : name;
    }

    private FunctionName listed(FunctionCall call) {
        FunctionName name = call.name();
        if (dialect == Dialect.POSTGRESQL) {
            // Without a schema, unnest of several arrays is a construct of the grammar.
            boolean grammar = !name.quoted() && GRAMMAR.contains(name.name())
                    || name.name().equals("unnest") && call.arguments().size() > 1;
            return grammar ? name : name.in(FunctionName.OWN);
        }
        // The database's own come first, but one that this version does not have leaves the name to others.
        if (catalog.objects().hasFunctionLike(name.name(), scope.searchPath())) {
            throw refused(name, "somebody made a function of this name; ask the owner of the database to rename it");
        }
        return name;
    }

    private FunctionName qualified(FunctionName name) {
        boolean own = dialect == Dialect.POSTGRESQL && name.builtIn();
        boolean permitted = allowed.isEmpty()
                || allowed.get().contains(name.key())
                        && !list.allows(name.key())
                        && home(name).equals(name.schema());
        if (own || permitted) {
            return name;
        }
        throw refused(name, "use another function, or ask the owner of the policy to add it to sql.functions.allow");
    }

    private Optional<String> home(FunctionName name) {
        return dialect == Dialect.MYSQL
                ? scope.home().stream()
                        .filter(schema -> catalog.objects().hasFunctionLike(name.name(), List.of(schema)))
                        .findFirst()
                : catalog.objects().schemaOf(SchemaObject.Kind.FUNCTION, name.name(), scope.home());
    }

    private static RefusedException refused(FunctionName name, String hint) {
        String shown = name.schema().map(schema -> schema + ".").orElse("") + name.name();
        return new RefusedException(Refusal.of(
                        ErrorCode.FUNCTION_NOT_ALLOWED,
                        "function %s is not on the list of allowed functions".formatted(shown),
                        hint)
                .with("function", shown));
    }
}
