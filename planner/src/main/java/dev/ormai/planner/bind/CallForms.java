package dev.ormai.planner.bind;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.relation.GuardedSchema;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.FunctionCall;
import dev.ormai.planner.tree.StringLiteral;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.RefusedException;
import java.util.Map;
import java.util.Set;

/** Forms of allowed functions that are refused, since what one does may depend on its arguments. */
final class CallForms {
    /** H2: a seed stays in the session for whoever comes next; nothing stops a count of rounds before it is done. */
    private static final Map<String, Integer> H2_FEWER_THAN = Map.of("rand", 1, "random", 1, "hash", 3);

    /** PostgreSQL: the first of several arguments names a text search configuration, which somebody may have made. */
    private static final Set<String> SEARCHES =
            Set.of("to_tsvector", "to_tsquery", "plainto_tsquery", "phraseto_tsquery", "websearch_to_tsquery");

    private static final String HEADLINE = "ts_headline";

    private final GuardedSchema schema;
    private final VisibleTypes visible;

    CallForms(GuardedSchema schema) {
        this.schema = schema;
        this.visible = new VisibleTypes(schema);
    }

    /** @throws RefusedException FUNCTION_NOT_ALLOWED for a form that is not allowed */
    void check(FunctionCall call) {
        Dialect dialect = schema.catalog().dialect();
        String name = call.name().key();
        int arguments = call.arguments().size();
        if (dialect == Dialect.H2 && arguments >= H2_FEWER_THAN.getOrDefault(name, Integer.MAX_VALUE)) {
            throw refused(name, "%s with %d arguments is not allowed".formatted(name, arguments));
        }
        boolean search = SEARCHES.contains(name) && arguments > 1 || name.equals(HEADLINE) && arguments > 2;
        if (dialect == Dialect.POSTGRESQL
                && search
                && namesHidden(call.arguments().get(0))) {
            throw refused(name, "%s may not use this text search configuration".formatted(name));
        }
    }

    private boolean namesHidden(Expression configuration) {
        if (!(configuration instanceof StringLiteral literal)) {
            return false;
        }
        String[] parts = literal.value().replace("\"", "").strip().split("[.]", -1);
        return parts.length > 1 && !visible.schemas().contains(parts[parts.length - 2].strip());
    }

    private static RefusedException refused(String name, String message) {
        return new RefusedException(
                Refusal.of(ErrorCode.FUNCTION_NOT_ALLOWED, message, "docs/sql-support.md says which forms are allowed")
                        .with("function", name));
    }
}
