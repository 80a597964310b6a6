package dev.ormai.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ormai.testkit.Databases;
import dev.ormai.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ApprovalsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String UPDATE =
            """
            {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"db_update","arguments":\
            {"model":"Order","id":1001,"data":{"status":"paid"},"reason":"the \\u001b[31mbill\\u202e was paid"%s}}}
            """;

    private ShopOnH2 shop;
    private TestDatabase store;
    private Path audit;

    @BeforeEach
    void open(@TempDir Path folder) throws SQLException, IOException {
        shop = ShopOnH2.in(folder);
        store = Databases.h2();
        audit = folder.resolve("audit.jsonl");
        shop.policy(shop.policyText()
                .replace("writes: {create: true, update: true}", "writes: {update: true, require_approval: [update]}"));
        Files.writeString(
                Path.of(shop.configuration()),
                """
                audit: {sink: "jsonl:%s"}
                mcp: {stdio: {tenant: acme, user: agent-1}}
                approvals: {store: "%s;USER=%s", expires_minutes: 30}
                """
                        .formatted(audit, store.jdbcUrl(), store.user()),
                StandardOpenOption.APPEND);
    }

    @AfterEach
    void close() throws SQLException {
        shop.close();
        store.close();
    }

    private JsonNode asked(String more) throws IOException {
        CommandRun run =
                CommandRun.withInput(UPDATE.formatted(more), "mcp", "--stdio", "--config", shop.configuration());
        return JSON.readTree(run.lines().get(0)).at("/result/structuredContent");
    }

    private CommandRun approvals(String... arguments) {
        String[] whole = new String[arguments.length + 3];
        whole[0] = "approvals";
        System.arraycopy(arguments, 0, whole, 1, arguments.length);
        whole[arguments.length + 1] = "--config";
        whole[arguments.length + 2] = shop.configuration();
        return CommandRun.of(whole);
    }

    @Test
    void aWriteIsAskedForShownApprovedAndRun() throws Exception {
        assertThat(approvals("list").out()).contains("nothing waits");
        JsonNode first = asked("");
        String id = first.at("/error/details/approval_id").asText();
        assertThat(first.at("/error/code").asText()).isEqualTo("WRITE_APPROVAL_REQUIRED");

        CommandRun list = approvals("list");
        assertThat(list.code()).as(list.err()).isZero();
        assertThat(list.out()).contains(id, "pending", "update Order", "1 row", "agent-1 of tenant acme");
        CommandRun show = approvals("show", id);
        assertThat(show.out())
                .contains("data       {\"status\":\"paid\"}", "id         1001", "\"status\":\"open\"")
                .doesNotContain("\u001b", "\u202e");
        CommandRun own = approvals("approve", id, "--by", "agent-1");
        assertThat(own.code()).isEqualTo(1);
        assertThat(own.err()).contains("nobody decides about a request of his own");
        CommandRun approved = approvals("approve", id, "--by", "alice", "--comment", "checked");
        assertThat(approved.code()).as(approved.err()).isZero();
        assertThat(approved.out()).contains("approved", "alice", "checked");
        assertThat(approvals("approve", id, "--by", "alice").err()).contains("is approved already");

        JsonNode run = asked(",\"approval_id\":\"" + id + "\"");
        assertThat(run.path("success").asBoolean()).as(run.toString()).isTrue();
        assertThat(shop.database()
                        .query("select status from orders where id = 1001")
                        .single())
                .isEqualTo("paid");
        assertThat(JSON.readTree(approvals("show", id, "--json").out())
                        .path("status")
                        .asText())
                .isEqualTo("executed");
        assertThat(JSON.readTree(approvals("list", "--all", "--json").out())).hasSize(1);
        assertThat(Files.readString(audit))
                .contains("\"entrance\":\"desk\"", "\"approved_by\":\"alice\"", "\"principal_id\":\"alice\"");
    }

    @Test
    void whatIsNotThereIsTold() {
        assertThat(approvals("show", "ap_0").err()).contains("NOT_FOUND", "there is no approval ap_0");
        assertThat(approvals("reject", "ap_0", "--by", "alice").code()).isEqualTo(1);
        assertThat(CommandRun.of("approvals").code()).isEqualTo(2);
    }

    @Test
    void withoutAStoreThereIsNothingToDecide(@TempDir Path other) throws Exception {
        ShopOnH2 plain = ShopOnH2.in(other);
        CommandRun run = CommandRun.of("approvals", "list", "--config", plain.configuration());
        plain.close();

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("does not say where approvals are kept", "approvals: {store:");
    }
}
