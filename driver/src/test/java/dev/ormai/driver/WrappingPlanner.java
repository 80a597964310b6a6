package dev.ormai.driver;

import dev.ormai.planner.AdmittedSql;
import dev.ormai.planner.Certificate;
import dev.ormai.planner.Explanation;
import dev.ormai.planner.ParameterSource;
import dev.ormai.planner.ParameterStyle;
import dev.ormai.planner.Plan;
import dev.ormai.planner.ResultColumns;
import dev.ormai.planner.SqlPlanner;
import dev.ormai.planner.SqlRequest;
import dev.ormai.planner.tree.ColumnType;
import dev.ormai.planner.tree.PolicyValue;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.IdentityValue;
import dev.ormai.policy.Refusal;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts each {@code customers} that follows from or join behind its tenant, and passes all else: enough of a planner to see
 * whether the driver does what an admission says. Knows no strings and no comments.
 */
final class WrappingPlanner implements SqlPlanner {
    private static final Pattern PLACES = Pattern.compile("(?<=from |join )customers\\b|\\?|\\$(\\d+)");
    private static final ColumnType TEXT = new ColumnType(Types.VARCHAR, "varchar", 40, 0);

    private final AtomicInteger planned = new AtomicInteger();
    private final OptionalLong maxRows;

    WrappingPlanner() {
        this(OptionalLong.empty());
    }

    WrappingPlanner(OptionalLong maxRows) {
        this.maxRows = maxRows;
    }

    int planned() {
        return planned.get();
    }

    @Override
    public Plan plan(SqlRequest request) {
        planned.incrementAndGet();
        if (request.sql().contains("secrets")) {
            return new Plan.Refuse(
                    Refusal.of(ErrorCode.MODEL_NOT_ALLOWED, "model secrets is not known", "ask for customers"),
                    Optional.of(request.sql()));
        }
        boolean guarded = Pattern.compile("(from |join )customers\\b")
                .matcher(request.sql())
                .find();
        if (guarded && !request.principal().hasTenant()) {
            return new Plan.Refuse(
                    Refusal.of(ErrorCode.TENANT_SCOPE_REQUIRED, "no tenant", "connect with one"), Optional.empty());
        }
        return new Plan.Forward(admitted(request), explanation(request.sql()));
    }

    private AdmittedSql admitted(SqlRequest request) {
        List<ParameterSource> sources = new ArrayList<>();
        int clients = 0;
        StringBuilder text = new StringBuilder();
        Matcher place = PLACES.matcher(request.sql());
        while (place.find()) {
            if (place.group().equals("customers")) {
                sources.add(new ParameterSource.Policy(new PolicyValue.Identity(IdentityValue.TENANT, TEXT)));
                place.appendReplacement(text, "(select * from customers where tenant_id = ?) customers");
            } else if (place.group(1) != null && request.parameters() == ParameterStyle.NUMBERED) {
                int number = Integer.parseInt(place.group(1));
                clients = Math.max(clients, number);
                sources.add(new ParameterSource.Client(number));
                place.appendReplacement(text, "?");
            } else {
                clients++;
                sources.add(new ParameterSource.Client(clients));
                place.appendReplacement(text, "?");
            }
        }
        place.appendTail(text);
        return new AdmittedSql(
                text.toString(),
                sources,
                clients,
                Map.of(),
                maxRows,
                OptionalInt.empty(),
                ResultColumns.UNKNOWN,
                Optional.empty());
    }

    private static Explanation explanation(String sql) {
        return new Explanation(
                sql,
                sql,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                new Certificate("", List.of(), List.of(), false));
    }
}
