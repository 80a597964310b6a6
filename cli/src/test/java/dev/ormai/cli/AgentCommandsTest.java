package dev.ormai.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AgentCommandsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String STDIO = "mcp: {stdio: {tenant: acme, user: agent-1}}\n";

    private ShopOnH2 shop;

    @BeforeEach
    void open(@TempDir Path folder) throws SQLException, IOException {
        shop = ShopOnH2.in(folder);
    }

    @AfterEach
    void close() throws SQLException {
        shop.close();
    }

    private void configure(String mcp) throws IOException {
        Files.writeString(Path.of(shop.configuration()), mcp, StandardOpenOption.APPEND);
    }

    @Test
    void anAgentThatStartsTheCommandListsAndCallsTools() throws IOException {
        configure(STDIO);
        String input =
                """
                {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25"}}
                {"jsonrpc":"2.0","method":"notifications/initialized"}
                {"jsonrpc":"2.0","id":2,"method":"tools/list"}
                {"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"db_aggregate","arguments":\
                {"model":"Order","operation":"count"}}}
                """;

        CommandRun run = CommandRun.withInput(input, "mcp", "--stdio", "--config", shop.configuration());

        assertThat(run.code()).isZero();
        assertThat(run.lines()).hasSize(3);
        // Two requests are in work side by side, so either may be answered first.
        assertThat(run.lines())
                .anyMatch(line -> line.contains("\"id\":2") && line.contains("db_explain"))
                .anyMatch(line -> line.contains("\"id\":3") && line.contains("\"value\":20"));
    }

    @Test
    void withoutAPrincipalNothingIsServed() {
        CommandRun stdio = CommandRun.of("mcp", "--stdio", "--config", shop.configuration());
        CommandRun http = CommandRun.of("mcp", "--config", shop.configuration());

        assertThat(stdio.code()).isEqualTo(1);
        assertThat(stdio.err()).contains("AUTHENTICATION_REQUIRED", "mcp: {stdio:");
        assertThat(http.code()).isEqualTo(1);
        assertThat(http.err()).contains("AUTHENTICATION_REQUIRED", "api_keys");
    }

    @Test
    void whoeverCallsTooOftenIsRefused() throws IOException {
        configure("mcp: {stdio: {tenant: acme, user: agent-1}, rate_limit: {per_minute: 1, burst: 1}}\n");
        String call =
                """
                {"jsonrpc":"2.0","id":%d,"method":"tools/call","params":{"name":"db_aggregate","arguments":\
                {"model":"Order","operation":"count"}}}
                """;

        CommandRun run = CommandRun.withInput(
                call.formatted(1) + call.formatted(2), "mcp", "--stdio", "--config", shop.configuration());

        assertThat(run.lines())
                .hasSize(2)
                .anyMatch(line -> line.contains("RATE_LIMITED"))
                .anyMatch(line -> line.contains("\"value\":20"));
    }

    @Test
    void tokensAreNotTakenWithoutTheirKeys() throws IOException {
        configure("mcp: {auth: {jwt: {issuer: i, audience: a, jwks: nowhere.json}}}\n");

        CommandRun run = CommandRun.of("mcp", "--config", shop.configuration());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("nowhere.json is not there");
    }

    @ParameterizedTest
    @CsvSource({
        "mcp, /0/inputSchema/type",
        "openai, /0/function/parameters/type",
        "anthropic, /0/input_schema/type",
        "gemini, /0/parametersJsonSchema/type",
        "json-schema, /0/type"
    })
    void toolsAreWrittenInTheFormOfEachProvider(String format, String schemaType) throws IOException {
        CommandRun run =
                CommandRun.of("tools", "--format", format, "--tenant", "acme", "--config", shop.configuration());

        assertThat(run.code()).isZero();
        assertThat(JSON.readTree(run.out()).at(schemaType).asText()).isEqualTo("object");
    }

    @Test
    void aSchemaByItselfNamesItsTool() throws IOException {
        CommandRun run =
                CommandRun.of("tools", "--format", "json-schema", "--tenant", "acme", "--config", shop.configuration());

        JsonNode query = JSON.readTree(run.out()).get(1);
        assertThat(query.path("$schema").asText()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(query.path("title").asText()).isEqualTo("db_query");
        assertThat(query.path("description").asText()).startsWith("Reads records of a model");
        assertThat(query.at("/required/0").asText()).isEqualTo("model");
        assertThat(query.at("/properties/model/enum").toString()).contains("Order");
    }

    @ParameterizedTest
    @CsvSource({"claude-desktop, mcpServers", "cursor, mcpServers", "generic, mcpServers", "vscode, servers"})
    void aClientsConfigurationStartsThisCommand(String client, String key) throws IOException {
        CommandRun run = CommandRun.of("mcp-config", client, "--config", shop.configuration());

        assertThat(run.code()).as(run.err()).isZero();
        JsonNode server = JSON.readTree(run.out()).path(key).path("ormai");
        assertThat(server.path("command").asText()).endsWith("java");
        assertThat(server.path("args").toString()).contains("\"mcp\",\"--stdio\",\"--config\"", "ormai.yaml");
    }
}
