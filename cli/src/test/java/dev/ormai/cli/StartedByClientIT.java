package dev.ormai.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ormai.testkit.DatabaseKind;
import dev.ormai.testkit.Databases;
import dev.ormai.testkit.TestDatabase;
import dev.ormai.testkit.shop.Shop;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code mcp-config} writes is started as a client would: from another folder, with nothing but what stands in the file. */
final class StartedByClientIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path JAR = Path.of("target/ormai-cli.jar").toAbsolutePath();

    @Test
    void theInstalledCommandListsItsTools(@TempDir Path folder) throws Exception {
        try (TestDatabase database = Databases.fresh(DatabaseKind.POSTGRESQL)) {
            Shop.create(database);
            Path file = install(folder, configuration(folder, database));

            JsonNode server = JSON.readTree(file.toFile()).at("/mcpServers/ormai");
            List<String> command =
                    new ArrayList<>(List.of(server.path("command").asText()));
            server.path("args").forEach(argument -> command.add(argument.asText()));
            JsonNode answer = listed(folder, command);

            assertThat(answer.at("/result/tools").findValuesAsText("name"))
                    .contains("db_describe_schema", "db_query", "db_get", "db_aggregate", "db_sql", "db_explain");
        }
    }

    private static Path configuration(Path folder, TestDatabase database) throws IOException {
        Files.writeString(folder.resolve("password"), database.password());
        Files.writeString(folder.resolve("key"), "a key of a test, long enough for any policy");
        Files.writeString(
                folder.resolve("policy.yaml"),
                Shop.policyYaml().replaceFirst("(?m)^hash_key:.*$", "hash_key: file:" + folder.resolve("key")));
        return Files.writeString(
                folder.resolve("ormai.yaml"),
                """
                database: {url: "%s", user: %s, password: file:%s}
                policy: policy.yaml
                mcp: {stdio: {tenant: acme, user: agent-1}}
                """
                        .formatted(database.jdbcUrl(), database.user(), folder.resolve("password")));
    }

    private static Path install(Path folder, Path configuration) throws Exception {
        Path file = folder.resolve("mcp.json");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-jar",
                        JAR.toString(),
                        "mcp-config",
                        "claude-desktop",
                        "--install",
                        "--file",
                        file.toString(),
                        "--config",
                        configuration.toString())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
        return file;
    }

    /** The answer to {@code tools/list}, the last of two requests. */
    private static JsonNode listed(Path folder, List<String> command) throws Exception {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (Writer requests = process.outputWriter();
                BufferedReader answers = process.inputReader()) {
            requests.write(
                    """
                    {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},\
                    "clientInfo":{"name":"test","version":"1"}}}
                    """);
            requests.flush();
            assertThat(JSON.readTree(answers.readLine())
                            .at("/result/serverInfo/name")
                            .asText())
                    .isEqualTo("ormai");
            requests.write(
                    """
                    {"jsonrpc":"2.0","method":"notifications/initialized"}
                    {"jsonrpc":"2.0","id":2,"method":"tools/list"}
                    """);
            requests.flush();
            return JSON.readTree(answers.readLine());
        } finally {
            process.destroy();
        }
    }
}
