package dev.ormai.driver.interference;

import dev.ormai.testkit.DatabaseKind;
import dev.ormai.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.mariadb.jdbc.MariaDbDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Settings with which a database runs the same statement in other ways. */
final class PlanningWays {
    private static final String PARALLEL =
            "parallel_setup_cost=0 parallel_tuple_cost=0 min_parallel_table_scan_size=0 min_parallel_index_scan_size=0";
    private static final List<String> POSTGRESQL = List.of(
            "",
            "enable_seqscan=off",
            "enable_hashjoin=off enable_mergejoin=off",
            "enable_hashjoin=off enable_nestloop=off",
            "enable_nestloop=off enable_mergejoin=off enable_hashagg=off",
            "enable_seqscan=off enable_bitmapscan=off enable_hashjoin=off",
            "enable_indexscan=off enable_indexonlyscan=off enable_sort=off enable_material=off",
            "enable_seqscan=off enable_hashagg=off enable_memoize=off join_collapse_limit=1 from_collapse_limit=1",
            "plan_cache_mode=force_generic_plan enable_incremental_sort=off",
            PARALLEL,
            PARALLEL + " enable_nestloop=off enable_seqscan=off",
            "jit_above_cost=0 geqo_threshold=2");

    private static final List<String> MARIADB = List.of(
            "",
            "derived_merge=off",
            "semijoin=off,materialization=off",
            "index_merge=off,mrr=on,mrr_cost_based=off",
            "condition_pushdown_for_derived=off,split_materialized=off",
            "join_cache_incremental=off,join_cache_hashed=off,subquery_cache=off",
            "exists_to_in=off,in_to_exists=off,optimize_join_buffer_size=off",
            "extended_keys=off,firstmatch=off,loosescan=off");

    private PlanningWays() {}

    static int count(DatabaseKind kind) {
        return switch (kind) {
            case POSTGRESQL -> POSTGRESQL.size();
            case MARIADB, MYSQL -> MARIADB.size();
            case H2 -> 1;
        };
    }

    static DataSource source(TestDatabase database, int way) throws SQLException {
        return switch (database.kind()) {
            case POSTGRESQL -> postgres(database, POSTGRESQL.get(way));
            case MARIADB, MYSQL -> mariaDb(database, MARIADB.get(way));
            case H2 -> h2(database);
        };
    }

    private static DataSource postgres(TestDatabase database, String settings) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(database.jdbcUrl());
        source.setUser(database.user());
        source.setPassword(database.password());
        if (!settings.isEmpty()) {
            source.setOptions("-c " + settings.replace(" ", " -c "));
        }
        return source;
    }

    private static DataSource mariaDb(TestDatabase database, String switches) throws SQLException {
        String url = database.jdbcUrl();
        String session = switches.isEmpty() ? "" : "sessionVariables=optimizer_switch='" + switches + "'";
        MariaDbDataSource source = new MariaDbDataSource();
        source.setUrl(session.isEmpty() ? url : url + (url.contains("?") ? "&" : "?") + session);
        source.setUser(database.user());
        source.setPassword(database.password());
        return source;
    }

    private static DataSource h2(TestDatabase database) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(database.jdbcUrl());
        source.setUser(database.user());
        source.setPassword(database.password());
        return source;
    }
}
