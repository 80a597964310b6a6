package dev.ormai.cli.demo;

import dev.ormai.cli.OrmAi;
import dev.ormai.cli.Terminal;
import dev.ormai.testkit.TestDatabase;
import dev.ormai.testkit.shop.Shop;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code ormai rehearse}: goes once through what people and agents do, so that {@code ./ormai} can archive the classes that it takes.
 * Nobody else has a use for it.
 */
@Command(name = "rehearse", hidden = true, description = "Runs the tour and a server for agents once.")
public final class RehearseCommand implements Callable<Integer> {
    private static final String CALL =
            "{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"tools/call\",\"params\":{\"name\":\"%s\",\"arguments\":%s}}\n";

    /** What a client sends first, and a call of each tool. */
    private static final String REQUESTS =
            """
            {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},\
            "clientInfo":{"name":"rehearsal","version":"1"}}}
            {"jsonrpc":"2.0","method":"notifications/initialized"}
            {"jsonrpc":"2.0","id":2,"method":"tools/list"}
            """
                    + CALL.formatted(3, "db_describe_schema", "{}")
                    + CALL.formatted(
                            4,
                            "db_query",
                            "{\"model\":\"Order\",\"take\":2,\"order_by\":[{\"field\":\"total\"}],\"include\":[{\"relation\":\"items\"}]}")
                    + CALL.formatted(5, "db_get", "{\"model\":\"Customer\",\"id\":1}")
                    + CALL.formatted(6, "db_aggregate", "{\"model\":\"Order\",\"operation\":\"count\"}")
                    + CALL.formatted(7, "db_sql", "{\"sql\":\"select id, status from orders where total > 1\"}")
                    + CALL.formatted(8, "db_explain", "{\"sql\":\"select email from customers\"}");

    @Option(names = "--db", description = "As for the demo.")
    private DemoDatabase.@Nullable Choice choice;

    private final Terminal terminal;

    public RehearseCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws SQLException, IOException {
        OrmAi.run(terminal, "demo", "--once", "--db", "h2");
        Path folder = Files.createTempDirectory("ormai-rehearsal");
        try (DemoDatabase started = DemoDatabase.start(choice, null, terminal)) {
            TestDatabase database = started.database();
            Shop.create(database);
            Terminal client = Terminal.of(new StringReader(REQUESTS), terminal.out(), terminal.err());
            return OrmAi.run(
                    client,
                    "mcp",
                    "--stdio",
                    "--config",
                    configuration(folder, database).toString());
        } finally {
            for (String file : List.of("ormai.yaml", "policy.yaml", "secret", "password")) {
                Files.deleteIfExists(folder.resolve(file));
            }
            Files.deleteIfExists(folder);
        }
    }

    private static Path configuration(Path folder, TestDatabase database) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "a secret of data that everybody has");
        String password = database.password().isEmpty()
                ? ""
                : ", password: \"file:%s\""
                        .formatted(Files.writeString(folder.resolve("password"), database.password()));
        Files.writeString(
                folder.resolve("policy.yaml"),
                Shop.policyYaml().replaceFirst("(?m)^hash_key:.*$", "hash_key: file:" + secret));
        return Files.writeString(
                folder.resolve("ormai.yaml"),
                """
                database: {url: "%s", user: %s%s}
                policy: policy.yaml
                mcp: {stdio: {tenant: acme, user: agent-1}}
                """
                        .formatted(database.jdbcUrl(), database.user(), password));
    }
}
