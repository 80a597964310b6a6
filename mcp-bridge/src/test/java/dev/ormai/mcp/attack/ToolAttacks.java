package dev.ormai.mcp.attack;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.ormai.mcp.AgentShop;
import dev.ormai.testkit.DatabaseKind;
import dev.ormai.testkit.Databases;
import dev.ormai.testkit.TestDatabase;
import dev.ormai.testkit.attack.Attack;
import dev.ormai.testkit.attack.AttackedShop;
import dev.ormai.testkit.attack.ToolOutcomes;
import dev.ormai.testkit.shop.Canaries;
import dev.ormai.testkit.shop.Shop;
import dev.ormai.testkit.shop.Tenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** The statements of the catalogue, called as {@code db_sql} and {@code db_explain} by an agent of acme's. */
final class ToolAttacks implements AutoCloseable {
    /** Lists the outcomes as they are, for those who review a change of many. */
    private static final boolean WRITE = "write".equals(System.getProperty("golden"));

    private final DatabaseKind kind;
    private final AgentShop shop;
    private final Path audit;
    private final Map<String, String> differing;

    private ToolAttacks(DatabaseKind kind, AgentShop shop, Path audit) throws IOException {
        this.kind = kind;
        this.shop = shop;
        this.audit = audit;
        this.differing = ToolOutcomes.differing(kind);
    }

    static ToolAttacks on(DatabaseKind kind) throws SQLException, IOException {
        TestDatabase database = Databases.fresh(kind);
        AttackedShop.create(database);
        Path audit = Files.createTempFile(
                Files.createDirectories(Path.of("target").toAbsolutePath()), "attacks-" + kind, ".jsonl");
        return new ToolAttacks(
                kind, AgentShop.over(database, Shop.policyYaml(), "jsonl:" + audit, Clock.systemUTC()), audit);
    }

    Stream<DynamicTest> tests() throws IOException {
        Stream<DynamicTest> attempts = Attack.on(kind).stream()
                .map(attack -> dynamicTest(attack.id() + " " + attack.story(), () -> run(attack)));
        return Stream.concat(attempts, Stream.of(dynamicTest("nothing of it is recorded", this::assertNothingKept)));
    }

    private void run(Attack attack) throws IOException {
        JsonNode answer = call("db_sql", attack);
        JsonNode explained = call("db_explain", attack);

        assertThat(Canaries.leakedTo(Tenant.ACME, answer + "\n" + explained)).isEmpty();
        String outcome = outcome(answer);
        String expected = differing.getOrDefault(
                attack.id(),
                ToolOutcomes.ofStatement(String.valueOf(attack.outcomes().get(kind))));
        if (WRITE && !outcome.startsWith(expected)) {
            Files.writeString(
                    audit.resolveSibling("outcomes." + kind), attack.id() + "\t" + outcome + "\n", CREATE, APPEND);
        }
        assertThat(outcome).as(answer.toString()).startsWith(expected);
    }

    private JsonNode call(String tool, Attack attack) {
        return shop.tools()
                .call(
                        AgentShop.ACME,
                        tool,
                        JsonNodeFactory.instance.objectNode().put("sql", attack.sql()),
                        Optional.empty());
    }

    private static String outcome(JsonNode answer) {
        if (answer.path("success").asBoolean()) {
            return ToolOutcomes.ANSWERED;
        }
        return "refused " + answer.path("error").path("code").asText();
    }

    private void assertNothingKept() throws IOException {
        String records = Files.readString(audit);
        assertThat(records).contains("\"entrance\":\"mcp\"");
        assertThat(Canaries.leakedTo(Tenant.ACME, records)).isEmpty();
    }

    @Override
    public void close() throws Exception {
        shop.close();
    }
}
