package dev.ormai.driver.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.ormai.driver.DryRun;
import dev.ormai.driver.OrmAiDataSource;
import dev.ormai.planner.ParameterStyle;
import dev.ormai.planner.Plan;
import dev.ormai.policy.Principal;
import dev.ormai.policy.Secrets;
import dev.ormai.policy.file.PolicyFile;
import dev.ormai.testkit.Databases;
import dev.ormai.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Counts for each client what the planner admits, over tables like those that the clients found. Where the traffic lies is said by
 * {@code -Dormai.traffic=<folder>}; {@code -Dormai.traffic.causes=<n>} shows more causes.
 */
@Tag("corpora")
final class ClientTrafficIT {
    private static final Duration MOST = Duration.ofSeconds(10);

    /** What begins, ends and divides transactions. */
    private static final Pattern TRANSACTION =
            Pattern.compile("(?i)(begin|start transaction|commit|end|rollback|savepoint|release)\\b.*");

    private static final Set<String> SESSION =
            Set.of("set", "reset", "show", "discard", "deallocate", "close", "unlisten");

    /** What would change the meaning of texts, and a cursor that is refused already where it is declared. */
    private static final Set<String> REFUSED_ON_PURPOSE = Set.of("close \"srv\"");

    private static final String POLICY =
            """
            version: 1
            profile: app
            tenant: tenant_id
            models:
              Customer: {table: customers}
              Order: {table: orders}
              Account: {table: pgbench_accounts, rows: {tenant: none}}
              Branch: {table: pgbench_branches, rows: {tenant: none}}
              Teller: {table: pgbench_tellers, rows: {tenant: none}}
              History: {table: pgbench_history, rows: {tenant: none}}
              Row: {table: sbtest1, rows: {tenant: none}}
            """;

    private static TestDatabase database() throws SQLException {
        TestDatabase database = Databases.postgres();
        database.execute(
                "create table customers (id serial primary key, tenant_id text not null default 'acme', name text not null,"
                        + " email text, created_at timestamptz default now())",
                "create table orders (id serial primary key, tenant_id text not null default 'acme',"
                        + " customer_id int references customers, amount numeric(10, 2), status text, tags text[], data jsonb)",
                "create table pgbench_branches (bid int primary key, bbalance int, filler char(88))",
                "create table pgbench_tellers (tid int primary key, bid int, tbalance int, filler char(84))",
                "create table pgbench_accounts (aid int primary key, bid int, abalance int, filler char(84))",
                "create table pgbench_history (tid int, bid int, aid int, delta int, mtime timestamp, filler char(22))",
                "create table sbtest1 (id serial primary key, k int not null, c char(120), pad char(60))");
        return database;
    }

    @Test
    void everyStatementIsAnsweredSoonAndTransactionsAreAdmitted() throws Exception {
        List<TrafficTally> tallies = new ArrayList<>();
        try (TestDatabase database = database();
                OrmAiDataSource source = OrmAiDataSource.around(new RawSource(database))
                        .policy(PolicyFile.parse(POLICY, "traffic.yaml", Secrets.ofProcess()))
                        .audit("off")
                        .principal(Principal.of("acme", "ann"))
                        .build();
                Connection connection = source.getConnection()) {
            for (ClientTraffic traffic : ClientTraffic.all(folder())) {
                tallies.add(tally(traffic, DryRun.of(connection)));
            }
        }

        report(tallies);
        assertThat(tallies).hasSizeGreaterThan(20).allSatisfy(tally -> {
            assertThat(tally.late()).isEmpty();
            assertThat(tally.refused().keySet()).noneMatch(cause -> cause.startsWith("INTERNAL_ERROR"));
            assertThat(statements(tally).filter(sql -> TRANSACTION.matcher(sql).matches()))
                    .isEmpty();
            assertThat(statements(tally)
                            .filter(sql -> SESSION.contains(sql.split("\\s", 2)[0].toLowerCase(Locale.ROOT)))
                            .filter(sql -> !REFUSED_ON_PURPOSE.contains(sql.toLowerCase(Locale.ROOT))))
                    .isEmpty();
        });
    }

    private static Stream<String> statements(TrafficTally tally) {
        return tally.refused().values().stream().flatMap(List::stream);
    }

    private static Path folder() {
        String folder = System.getProperty("ormai.traffic", "");
        assumeFalse(folder.isEmpty(), "-Dormai.traffic=<folder> says where the traffic lies");
        return Path.of(folder);
    }

    private static TrafficTally tally(ClientTraffic traffic, DryRun dryRun)
            throws InterruptedException, ExecutionException, IOException {
        TrafficTally tally = new TrafficTally(traffic.client());
        for (String sql : traffic.statements()) {
            ParameterStyle style = sql.matches("(?s).*\\$\\d.*") ? ParameterStyle.NUMBERED : ParameterStyle.NONE;
            FutureTask<Plan> planning = new FutureTask<>(() -> dryRun.plan(sql, style));
            Thread thread = new Thread(planning, "planning");
            thread.setDaemon(true);
            long started = System.nanoTime();
            thread.start();
            try {
                Plan plan = planning.get(MOST.toSeconds(), TimeUnit.SECONDS);
                if (plan instanceof Plan.Refuse refuse) {
                    tally.refused(sql, refuse.refusal());
                } else {
                    tally.admitted();
                }
            } catch (TimeoutException e) {
                tally.late(sql, where(thread));
            }
            tally.took(sql, (System.nanoTime() - started) / 1_000_000);
        }
        return tally;
    }

    /** What it was at, for the report. */
    private static String where(Thread thread) {
        return Stream.of(thread.getStackTrace())
                .map(StackTraceElement::toString)
                .limit(60)
                .collect(Collectors.joining("\n        at "));
    }

    private static void report(List<TrafficTally> tallies) {
        int causes = Integer.getInteger("ormai.traffic.causes", 5);
        StringBuilder table = new StringBuilder(
                "\n| client | sent | admitted | refused | late | ms | slowest, ms |\n|---|---|---|---|---|---|---|\n");
        for (TrafficTally tally : tallies) {
            table.append(tally.row()).append('\n');
        }
        for (TrafficTally tally : tallies) {
            table.append(tally.row()).append('\n');
            table.append(tally.slowest()).append('\n');
            tally.causes(causes).forEach(line -> table.append(line).append('\n'));
            for (Map.Entry<String, String> one : tally.late().entrySet()) {
                table.append("    late: ")
                        .append(one.getKey())
                        .append("\n        ")
                        .append(one.getValue())
                        .append('\n');
            }
        }
        System.out.println(table);
    }
}
