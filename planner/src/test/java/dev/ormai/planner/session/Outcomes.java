package dev.ormai.planner.session;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.OrmAiPlanner;
import dev.ormai.planner.Plan;
import dev.ormai.planner.fuzz.FuzzShop;
import java.util.EnumMap;
import java.util.Map;

/** What becomes of a statement about the session, in a shop whose policy ends a statement after five seconds. */
final class Outcomes {
    private static final OrmAiPlanner PLANNER = new OrmAiPlanner();
    private static final Map<Dialect, FuzzShop> SHOPS = new EnumMap<>(Map.of(
            Dialect.POSTGRESQL, new FuzzShop(Dialect.POSTGRESQL),
            Dialect.MYSQL, new FuzzShop(Dialect.MYSQL),
            Dialect.H2, new FuzzShop(Dialect.H2)));

    private Outcomes() {}

    static Plan plan(Dialect dialect, String sql) {
        FuzzShop shop = SHOPS.get(dialect);
        if (shop == null) {
            throw new IllegalArgumentException("no shop for " + dialect);
        }
        return PLANNER.plan(shop.request(sql));
    }

    /** The admitted text, or the refusal with its hint. */
    static String of(Dialect dialect, String sql) {
        Plan plan = plan(dialect, sql);
        if (plan instanceof Plan.Forward forward) {
            return forward.sql().text();
        }
        Plan.Refuse refuse = (Plan.Refuse) plan;
        return refuse.refusal().code() + ": " + refuse.refusal().message() + " ("
                + refuse.refusal().retryHints() + ")";
    }
}
