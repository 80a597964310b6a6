package dev.ormai.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ormai.audit.AuditLog;
import dev.ormai.driver.ApprovalReceipts;
import dev.ormai.driver.WriteTerms;
import dev.ormai.driver.approval.ApprovalDesk;
import dev.ormai.driver.approval.ApprovalGate;
import dev.ormai.driver.approval.ApprovalQueue;
import dev.ormai.driver.approval.ApprovalStatus;
import dev.ormai.driver.approval.AutoApprove;
import dev.ormai.driver.approval.Callback;
import dev.ormai.driver.approval.JdbcQueue;
import dev.ormai.policy.Principal;
import dev.ormai.policy.RefusedException;
import dev.ormai.testkit.DatabaseKind;
import dev.ormai.testkit.Databases;
import dev.ormai.testkit.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** What becomes of writes that wait for a person, on any database, with the queue in a database of its own. */
final class ApprovalScenes {
    private static final String RENAME =
            "{\"model\":\"Client\",\"id\":1,\"data\":{\"name\":\"New\"},\"reason\":\"she married\"%s}";

    /** One of them. */
    interface Scene {
        void on(DatabaseKind kind) throws Exception;
    }

    private ApprovalScenes() {}

    static Map<String, Scene> all() {
        Map<String, Scene> scenes = new LinkedHashMap<>();
        scenes.put("a write waits, is approved by another person, and runs once", ApprovalScenes::approved);
        scenes.put("nobody decides about a request of his own", ApprovalScenes::own);
        scenes.put("a rejected one never runs", ApprovalScenes::rejected);
        scenes.put("it expires, decided or not", ApprovalScenes::expires);
        scenes.put("it is good for this principal's very call alone", ApprovalScenes::bound);
        scenes.put("it is good for the database that it was asked for", ApprovalScenes::anotherDatabase);
        scenes.put("it does not hold when the rows have changed", ApprovalScenes::rowsChanged);
        scenes.put("it does not hold when the policy or the table has changed", ApprovalScenes::policyChanged);
        scenes.put("asking again gives the same approval", ApprovalScenes::askedAgain);
        scenes.put("it survives a restart", ApprovalScenes::restart);
        scenes.put("a write that fails uses it up", ApprovalScenes::usedByFailure);
        scenes.put("a record that is not there puts up nothing", ApprovalScenes::notFound);
        scenes.put("new records, deletes and several records wait as well", ApprovalScenes::everyOperation);
        scenes.put("a program may decide while the caller waits", ApprovalScenes::callback);
        scenes.put("without anybody to ask nothing is written", ApprovalScenes::nobody);
        scenes.put("sixteen threads use one approval once", ApprovalScenes::sixteen);
        scenes.put("our own tables are there for nobody", ApprovalScenes::ownTables);
        return scenes;
    }

    /** A shop with a queue. */
    private static final class Site implements AutoCloseable {
        final MovableClock clock = new MovableClock();
        final TestDatabase store;
        final JdbcQueue queue;
        final Path audit;
        final AgentShop shop;
        final TestDatabase database;

        Site(DatabaseKind kind, String operations) throws Exception {
            String policy = WriteCases.policyWithApproval(operations);
            store = Databases.fresh(kind);
            queue = JdbcQueue.open(url(store), clock, Duration.ofMinutes(60));
            audit = Files.createTempFile("audit", ".jsonl");
            database = WriteCases.database(kind);
            shop = AgentShop.over(database, policy, "jsonl:" + audit, clock, WriteTerms.with(queue));
            try (Connection connection = shop.pool().getConnection()) {
                ApprovalReceipts.of(connection).prepare();
            }
        }

        /** Another process over the same database and queue, under this policy. */
        AgentShop another(String policy) {
            return AgentShop.over(database, policy, "jsonl:" + audit, clock, WriteTerms.with(queue));
        }

        ApprovalDesk desk() {
            return new ApprovalDesk(queue, AuditLog.of("jsonl:" + audit, true));
        }

        String asked(Principal principal, String tool, String arguments) throws Exception {
            JsonNode error = shop.error(principal, tool, arguments);
            WriteCases.refused(error, "WRITE_APPROVAL_REQUIRED");
            return error.path("details").path("approval_id").asText();
        }

        String status(String id) throws Exception {
            return shop.data(WriteCases.AGENT, "db.approval_status", "{\"approval_id\":\"" + id + "\"}")
                    .path("status")
                    .asText();
        }

        String name(int id) throws Exception {
            return String.valueOf(
                    database.query("select name from clients where id = ?", id).single());
        }

        @Override
        public void close() throws Exception {
            shop.close();
            store.close();
        }
    }

    static String url(TestDatabase database) {
        String credentials = "user=" + database.user() + "&password=" + database.password();
        return database.kind() == DatabaseKind.H2
                ? database.jdbcUrl() + ";USER=" + database.user()
                        + (database.password().isEmpty() ? "" : ";PASSWORD=" + database.password())
                : database.jdbcUrl() + (database.jdbcUrl().contains("?") ? "&" : "?") + credentials;
    }

    private static String with(String id) {
        return RENAME.formatted(",\"approval_id\":\"" + id + "\"");
    }

    private static void approved(DatabaseKind kind) throws Exception {
        try (Site site = new Site(kind, "update")) {
            String id = site.asked(WriteCases.AGENT, "db.update", RENAME.formatted(""));
            assertThat(site.status(id)).isEqualTo("pending");
            assertThat(site.name(1)).isEqualTo("Ann");
            JsonNode early = site.shop.error(WriteCases.AGENT, "db.update", with(id));
            WriteCases.refused(early, "WRITE_APPROVAL_REQUIRED");
            assertThat(early.path("details").path("status").asText()).isEqualTo("pending");

            var asked = site.queue.find(id).orElseThrow();
            assertThat(asked.request().arguments().toString()).isEqualTo("{id=1, data={name=New}}");
            assertThat(asked.request().preview().toString())
                    .contains("Ann", "a***@a.com")
                    .doesNotContain("ann@a.com");
            assertThat(asked.request().rowCount()).isEqualTo(1);
            assertThat(asked.request().parameters()).contains("New", "1");
            site.desk().approve(id, "boss", Optional.of("fine"));
            assertThat(site.status(id)).isEqualTo("approved");

            assertThat(site.shop
                            .data(WriteCases.AGENT, "db.update", with(id))
                            .path("data")
                            .toString())
                    .isEqualTo("{\"name\":\"New\"}");
            assertThat(site.status(id)).isEqualTo("executed");
            assertThat(site.name(1)).isEqualTo("New");
            WriteCases.refused(site.shop.error(WriteCases.AGENT, "db.update", with(id)), "APPROVAL_REJECTED");
            String records = Files.readString(site.audit);
            assertThat(records)
                    .contains(
                            "\"tool_name\":\"approvals.approve\"",
                            "\"approval_id\":\"" + id + "\"",
                            "\"approved_by\":\"boss\"");
        }
    }

    private static void own(DatabaseKind kind) throws Exception {
        try (Site site = new Site(kind, "update")) {
            String id = site.asked(WriteCases.AGENT, "db.update", RENAME.formatted(""));

            for (String by : List.of("agent-1", " Agent-1 ", "ａgent-1", "")) {
                assertThat(refusal(() -> site.desk().approve(id, by, Optional.empty())))
                        .isNotEmpty();
            }
            assertThat(site.status(id)).isEqualTo("pending");
            WriteCases.refused(
                    site.shop.error(
                            new Principal(Optional.of("acme"), Optional.empty(), List.of(), Map.of()),
                            "db.update",
                            RENAME.formatted("")),
                    "AUTHENTICATION_REQUIRED");
        }
    }

    private static String refusal(Callable<?> work) throws Exception {
        try {
            work.call();
            return "";
        } catch (RefusedException e) {
            return e.refusal().code().name();
        }
    }

    private static void rejected(DatabaseKind kind) throws Exception {
        try (Site site = new Site(kind, "update")) {
            String id = site.asked(WriteCases.AGENT, "db.update", RENAME.formatted(""));
            site.desk().reject(id, "boss", Optional.of("not now"));

            JsonNode error = site.shop.error(WriteCases.AGENT, "db.update", with(id));
            WriteCases.refused(error, "APPROVAL_REJECTED");
            assertThat(error.path("message").asText()).contains("not now");
            assertThat(refusal(() -> site.desk().approve(id, "boss", Optional.empty())))
                    .isEqualTo("APPROVAL_REJECTED");
            assertThat(site.name(1)).isEqualTo("Ann");
        }
    }

    private static void expires(DatabaseKind kind) throws Exception {
        try (Site site = new Site(kind, "update")) {
            String pending = site.asked(WriteCases.AGENT, "db.update", RENAME.formatted(""));
            site.desk().approve(pending, "boss", Optional.empty());
            site.clock.advance(Duration.ofMinutes(60));

            WriteCases.refused(site.shop.error(WriteCases.AGENT, "db.update", with(pending)), "APPROVAL_REJECTED");
            assertThat(site.status(pending)).isEqualTo("expired");
            String late = site.asked(WriteCases.AGENT, "db.update", RENAME.formatted(""));
            assertThat(late).isNotEqualTo(pending);
            site.clock.advance(Duration.ofMinutes(60));
            assertThat(refusal(() -> site.desk().approve(late, "boss", Optional.empty())))
                    .isEqualTo("APPROVAL_REJECTED");
            assertThat(site.name(1)).isEqualTo("Ann");
        }
    }

    private static void bound(DatabaseKind kind) throws Exception {
        try (Site site = new Site(kind, "update")) {
            String id = site.asked(WriteCases.AGENT, "db.update", RENAME.formatted(""));
            site.desk().approve(id, "boss", Optional.empty());
            String mine = ",\"approval_id\":\"" + id + "\"";

            for (Principal other : List.of(
                    WriteCases.OTHER,
                    Principal.of("acme", "agent-3"),
                    Principal.of("acme", "agent-1", "support"),
                    Principal.of("globex", "agent-1"))) {
                WriteCases.refused(site.shop.error(other, "db.update", RENAME.formatted(mine)), "NOT_FOUND");
                WriteCases.refused(
                        site.shop.error(other, "db.approval_status", "{\"approval_id\":\"" + id + "\"}"), "NOT_FOUND");
            }
            for (String other : List.of(
                    "{\"model\":\"Client\",\"id\":2,\"data\":{\"name\":\"New\"},\"reason\":\"she married\"%s}",
                    "{\"model\":\"Client\",\"id\":1,\"data\":{\"name\":\"Newer\"},\"reason\":\"she married\"%s}",
                    "{\"model\":\"Client\",\"id\":1,\"data\":{\"name\":\"New\",\"rate\":1},\"reason\":\"she married\"%s}",
                    "{\"model\":\"Client\",\"id\":1,\"data\":{\"name\":\"New\"},\"reason\":\"another\"%s}",
                    "{\"model\":\"Client\",\"id\":1,\"data\":{\"name\":\"New\"},\"reason\":\"she married\",\"return_fields\":[\"rank\"]%s}")) {
                WriteCases.refused(
                        site.shop.error(WriteCases.AGENT, "db.update", other.formatted(mine)), "APPROVAL_REJECTED");
            }
            WriteCases.refused(
                    site.shop.error(
                            WriteCases.AGENT,
                            "db.bulk_update",
                            "{\"model\":\"Client\",\"ids\":[1],\"data\":{\"name\":\"New\"},\"reason\":\"she married\"%s}"
                                    .formatted(mine)),
                    "APPROVAL_REJECTED");
            WriteCases.refused(
                    site.shop.error(
                            WriteCases.AGENT,
                            "db.delete",
                            "{\"model\":\"Client\",\"id\":1,\"reason\":\"she married\"%s}".formatted(mine)),
                    "VALIDATION_ERROR");
            assertThat(site.name(2)).isEqualTo("Abe");
        }
    }

    private static void rowsChanged(DatabaseKind kind) throws Exception {
        try (Site site = new Site(kind, "update")) {
            String id = site.asked(WriteCases.AGENT, "db.update", RENAME.formatted(""));
            site.desk().approve(id, "boss", Optional.empty());
            site.database.execute("update clients set rate = 99 where id = 1");

            JsonNode error = site.shop.error(WriteCases.AGENT, "db.update", with(id));
            WriteCases.refused(error, "APPROVAL_REJECTED");
            assertThat(error.path("message").asText()).contains("rows");
            assertThat(site.name(1)).isEqualTo("Ann");

            // Nobody used it, so it holds again when the row is what it was.
            site.database.execute("update clients set rate = null where id = 1");
            site.shop.data(WriteCases.AGENT, "db.update", with(id));
            assertThat(site.name(1)).isEqualTo("New");
        }
    }

    private static void policyChanged(DatabaseKind kind) throws Exception {
        try (Site site = new Site(kind, "update")) {
            String id = site.asked(WriteCases.AGENT, "db.update", RENAME.formatted(""));
            site.desk().approve(id, "boss", Optional.empty());
            String other =
                    WriteCases.policyWithApproval("update").replace("max_affected_rows: 3", "max_affected_rows: 4");
            AgentShop changed = site.another(other);

            WriteCases.refused(changed.error(WriteCases.AGENT, "db.update", with(id)), "APPROVAL_REJECTED");
            site.database.execute("alter table clients add column more int");
            AgentShop altered = site.another(WriteCases.policyWithApproval("update"));
            WriteCases.refused(altered.error(WriteCases.AGENT, "db.update", with(id)), "APPROVAL_REJECTED");
            assertThat(site.name(1)).isEqualTo("Ann");
        }
    }

    private static void askedAgain(DatabaseKind kind) throws Exception {
        try (Site site = new Site(kind, "update")) {
            String first = site.asked(WriteCases.AGENT, "db.update", RENAME.formatted(""));
            String again = site.asked(WriteCases.AGENT, "db.update", RENAME.formatted(""));
            site.desk().approve(first, "boss", Optional.empty());
            JsonNode third = site.shop.error(WriteCases.AGENT, "db.update", RENAME.formatted(""));

            assertThat(again).isEqualTo(first);
            assertThat(third.path("details").path("approval_id").asText()).isEqualTo(first);
            assertThat(third.path("details").path("status").asText()).isEqualTo("approved");
            assertThat(site.name(1)).isEqualTo("Ann");
        }
    }

    private static void restart(DatabaseKind kind) throws Exception {
        try (Site site = new Site(kind, "update")) {
            String id = site.asked(WriteCases.AGENT, "db.update", RENAME.formatted(""));
            ApprovalQueue reopened = JdbcQueue.open(url(site.store), site.clock, Duration.ofMinutes(60));
            new ApprovalDesk(reopened, AuditLog.off()).approve(id, "boss", Optional.empty());
            AgentShop fresh = AgentShop.over(
                    site.database,
                    WriteCases.policyWithApproval("update"),
                    "off",
                    site.clock,
                    WriteTerms.with(reopened));

            fresh.data(WriteCases.AGENT, "db.update", with(id));

            assertThat(site.name(1)).isEqualTo("New");
            assertThat(site.status(id)).isEqualTo("executed");
        }
    }

    private static void usedByFailure(DatabaseKind kind) throws Exception {
        try (Site site = new Site(kind, "create")) {
            String create = "{\"model\":\"Client\",\"data\":{\"id\":3,\"name\":\"x\"},\"reason\":\"r\"%s}";
            String id = site.asked(WriteCases.AGENT, "db.create", create.formatted(""));
            site.desk().approve(id, "boss", Optional.empty());
            String named = create.formatted(",\"approval_id\":\"" + id + "\"");

            WriteCases.refused(site.shop.error(WriteCases.AGENT, "db.create", named), "UPSTREAM_ERROR");

            assertThat(site.status(id)).isEqualTo("failed");
            site.database.execute("delete from bills where client_id = 3", "delete from clients where id = 3");
            WriteCases.refused(site.shop.error(WriteCases.AGENT, "db.create", named), "APPROVAL_REJECTED");
        }
    }

    private static void notFound(DatabaseKind kind) throws Exception {
        try (Site site = new Site(kind, "update, delete")) {
            for (String id : List.of("3", "999")) {
                WriteCases.refused(
                        site.shop.error(
                                WriteCases.AGENT,
                                "db.update",
                                "{\"model\":\"Client\",\"id\":%s,\"data\":{\"name\":\"x\"},\"reason\":\"r\"}"
                                        .formatted(id)),
                        "NOT_FOUND");
            }
            assertThat(site.queue.newest(10)).isEmpty();
        }
    }

    private static void anotherDatabase(DatabaseKind kind) throws Exception {
        String create = "{\"model\":\"Client\",\"data\":{\"id\":20,\"name\":\"x\"},\"reason\":\"r\"%s}";
        try (Site site = new Site(kind, "create");
                TestDatabase database = WriteCases.database(kind);
                AgentShop other = AgentShop.over(
                        database,
                        WriteCases.policyWithApproval("create"),
                        "off",
                        site.clock,
                        WriteTerms.with(site.queue))) {
            try (Connection connection = other.pool().getConnection()) {
                ApprovalReceipts.of(connection).prepare();
            }
            String id = site.asked(WriteCases.AGENT, "db.create", create.formatted(""));
            site.desk().approve(id, "boss", Optional.empty());
            String named = create.formatted(",\"approval_id\":\"" + id + "\"");

            WriteCases.refused(other.error(WriteCases.AGENT, "db.create", named), "NOT_FOUND");
            JsonNode asked = other.error(WriteCases.AGENT, "db.create", create.formatted(""));
            assertThat(asked.path("details").path("approval_id").asText()).isNotEqualTo(id);
            // Nor does another database say how it ended.
            var request = site.queue.find(id).orElseThrow().request();
            assertThat(site.queue.claim(id, request.statementDigest(), request.stateDigest()))
                    .isTrue();
            site.clock.advance(Duration.ofMinutes(2));
            try (Connection connection = other.pool().getConnection()) {
                assertThat(ApprovalReceipts.of(connection)
                                .ended(site.queue, id)
                                .orElseThrow()
                                .status())
                        .isEqualTo(ApprovalStatus.EXECUTING);
            }
            assertThat(WriteCases.stored(other, "select count(*) from clients where id = 20"))
                    .contains("0");
        }
    }

    private static void everyOperation(DatabaseKind kind) throws Exception {
        try (Site site = new Site(kind, "create, delete, bulk")) {
            for (String call : List.of(
                    "db.create {\"model\":\"Client\",\"data\":{\"id\":20,\"name\":\"x\"},\"reason\":\"r\"%s}",
                    "db.delete {\"model\":\"Client\",\"id\":2,\"reason\":\"r\"%s}",
                    "db.bulk_update {\"model\":\"Client\",\"ids\":[4,3,5],\"data\":{\"name\":\"B\"},\"reason\":\"r\"%s}")) {
                String tool = call.substring(0, call.indexOf(' '));
                String arguments = call.substring(call.indexOf(' ') + 1);
                String id = site.asked(WriteCases.AGENT, tool, arguments.formatted(""));
                site.desk().approve(id, "boss", Optional.empty());
                site.shop.data(WriteCases.AGENT, tool, arguments.formatted(",\"approval_id\":\"" + id + "\""));
                assertThat(site.status(id)).isEqualTo("executed");
            }
            // One record is no bulk.
            site.shop.data(WriteCases.AGENT, "db.update", RENAME.formatted(""));
            assertThat(site.name(5)).isEqualTo("B");
            assertThat(site.name(3)).isEqualTo("Bob");
            assertThat(site.name(20)).isEqualTo("x");
        }
    }

    private static void callback(DatabaseKind kind) throws Exception {
        ApprovalGate gate =
                new Callback(request -> request.arguments().toString().contains("name=New")
                        ? Callback.Verdict.approved("boss")
                        : Callback.Verdict.rejected("boss", "no other name"));
        String policy = WriteCases.policyWithApproval("update");
        TestDatabase database = WriteCases.database(kind);
        try (AgentShop shop =
                AgentShop.over(database, policy, "off", java.time.Clock.systemUTC(), WriteTerms.with(gate))) {
            shop.data(WriteCases.AGENT, "db.update", RENAME.formatted(""));
            JsonNode error = shop.error(
                    WriteCases.AGENT, "db.update", RENAME.formatted("").replace("New", "Other"));

            WriteCases.refused(error, "APPROVAL_REJECTED");
            assertThat(error.path("message").asText()).contains("no other name");
            assertThat(database.query("select name from clients where id = 1").single())
                    .isEqualTo("New");
        }
        try (AgentShop shop = AgentShop.over(
                WriteCases.database(kind),
                policy,
                "off",
                java.time.Clock.systemUTC(),
                WriteTerms.with(new Callback(request -> Callback.Verdict.approved(" Agent-1"))))) {
            WriteCases.refused(shop.error(WriteCases.AGENT, "db.update", RENAME.formatted("")), "APPROVAL_REJECTED");
        }
        try (AgentShop shop = AgentShop.over(
                WriteCases.database(kind),
                policy,
                "off",
                java.time.Clock.systemUTC(),
                WriteTerms.with(new AutoApprove()))) {
            shop.data(WriteCases.AGENT, "db.update", RENAME.formatted(""));
        }
    }

    private static void nobody(DatabaseKind kind) throws Exception {
        TestDatabase database = WriteCases.database(kind);
        try (AgentShop shop =
                AgentShop.over(database, WriteCases.policyWithApproval("update"), "off", java.time.Clock.systemUTC())) {
            WriteCases.refused(
                    shop.error(WriteCases.AGENT, "db.update", RENAME.formatted("")), "WRITE_APPROVAL_REQUIRED");
            WriteCases.refused(shop.error(WriteCases.AGENT, "db.update", with("ap_1")), "NOT_FOUND");
            assertThat(database.query("select name from clients where id = 1").single())
                    .isEqualTo("Ann");
        }
    }

    private static void sixteen(DatabaseKind kind) throws Exception {
        try (Site site = new Site(kind, "create")) {
            String create = "{\"model\":\"Client\",\"data\":{\"id\":%d,\"name\":\"x\"},\"reason\":\"r\"%s}";
            for (int round = 0; round < 5; round++) {
                int key = 100 + round;
                String id = site.asked(WriteCases.AGENT, "db.create", create.formatted(key, ""));
                site.desk().approve(id, "boss", Optional.empty());
                String named = create.formatted(key, ",\"approval_id\":\"" + id + "\"");

                List<JsonNode> answers = atOnce(16, () -> site.shop.call(WriteCases.AGENT, "db.create", named));

                assertThat(answers.stream()
                                .filter(answer -> answer.path("success").asBoolean()))
                        .hasSize(1);
                answers.stream()
                        .filter(answer -> !answer.path("success").asBoolean())
                        .forEach(answer -> WriteCases.refused(answer.path("error"), "APPROVAL_REJECTED"));
                assertThat(site.name(key)).isEqualTo("x");
                assertThat(site.status(id)).isEqualTo("executed");
            }
        }
    }

    static <T> List<T> atOnce(int threads, Callable<T> work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<T>> works = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                works.add(work);
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : pool.invokeAll(works, 2, TimeUnit.MINUTES)) {
                results.add(future.get());
            }
            return results;
        } finally {
            pool.shutdown();
        }
    }

    private static void ownTables(DatabaseKind kind) throws Exception {
        TestDatabase database = WriteCases.database(kind);
        JdbcQueue queue = JdbcQueue.open(url(database), new MovableClock(), Duration.ofMinutes(60));
        String open = "version: 1\nprofile: dev\nmodels: \"*\"\n";
        try (AgentShop shop =
                AgentShop.over(database, open, "off", java.time.Clock.systemUTC(), WriteTerms.with(queue))) {
            try (Connection connection = shop.pool().getConnection()) {
                ApprovalReceipts.of(connection).prepare();
            }
            assertThat(shop.data(WriteCases.AGENT, "db.describe_schema", "{}").toString())
                    .containsIgnoringCase("clients")
                    .doesNotContainIgnoringCase("ormai_");
            for (String table : List.of("ormai_receipts", "ormai_approvals", "\"ormai_receipts\"")) {
                WriteCases.refused(
                        shop.error(
                                WriteCases.AGENT,
                                "db.sql",
                                "{\"sql\":\"select * from %s\"}".formatted(table.replace("\"", "\\\""))),
                        "MODEL_NOT_ALLOWED");
            }
        }
    }
}
