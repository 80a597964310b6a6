package dev.ormai.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class McpConfigInstallTest {
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_JAVA_COMMENTS).build();

    private Path folder;
    private ShopOnH2 shop;
    private Path file;

    @BeforeEach
    void open(@TempDir Path temporary) throws SQLException, IOException {
        folder = temporary;
        shop = ShopOnH2.in(folder);
        file = folder.resolve("of a client/mcp.json");
        Files.createDirectories(file.getParent());
    }

    @AfterEach
    void close() throws SQLException {
        shop.close();
    }

    private CommandRun install(String client) {
        return CommandRun.of(
                "mcp-config", client, "--install", "--file", file.toString(), "--config", shop.configuration());
    }

    @Test
    void aFileThatIsNotThereIsMadeWithItsFolder() throws IOException {
        Files.delete(file.getParent());

        CommandRun run = install("vscode");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(JSON.readTree(file.toFile()).at("/servers/ormai/type").asText())
                .isEqualTo("stdio");
        assertThat(run.out()).contains("installed in " + file);
    }

    @Test
    void whatStoodInTheFileStaysAndASecondTimeNothingChanges() throws IOException {
        String before = "{\r\n  // mine\r\n  \"mcpServers\": {\"other\": {\"command\": \"x\"}},\r\n  \"odd\": [1]\r\n}";
        Files.writeString(file, before);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        CommandRun first = install("cursor");
        String installed = Files.readString(file);
        CommandRun second = install("cursor");

        assertThat(first.code()).as(first.err()).isZero();
        assertThat(installed).contains("// mine", "\"odd\": [1]\r\n}").doesNotContain("other\": {\"command\": \"java");
        assertThat(installed.replace("\r\n", "")).doesNotContain("\n");
        assertThat(JSON.readTree(installed).at("/mcpServers/other/command").asText())
                .isEqualTo("x");
        assertThat(JSON.readTree(installed).at("/mcpServers/ormai/args").toString())
                .contains("--stdio");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(second.out()).contains("says so already");
        assertThat(file).hasContent(installed);
        assertThat(file.getParent()).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void aFileThatALinkNamesIsChangedInItsPlace() throws IOException {
        Path real = Files.writeString(folder.resolve("real.json"), "{}");
        Files.createSymbolicLink(file, real);

        install("generic");

        assertThat(file).isSymbolicLink();
        assertThat(JSON.readTree(real.toFile()).at("/mcpServers/ormai/command").asText())
                .endsWith("java");
    }

    @Test
    void aFileThatIsNotUnderstoodIsRefusedAndLeft() throws IOException {
        byte[] wide = "{}".getBytes(StandardCharsets.UTF_16LE);
        for (byte[] before :
                new byte[][] {"{\"a\" 1}".getBytes(StandardCharsets.UTF_8), wide, {'{', (byte) 0xE9, '}'}}) {
            Files.write(file, before);

            CommandRun run = install("claude-desktop");

            assertThat(run.code()).isEqualTo(1);
            assertThat(run.err()).contains("VALIDATION_ERROR", "hint: ");
            assertThat(file).hasBinaryContent(before);
        }
    }

    @Test
    void aFileWithoutInstallIsWrongUsage() {
        CommandRun run = CommandRun.of("mcp-config", "cursor", "--file", "x", "--config", shop.configuration());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--file goes with --install");
    }
}
