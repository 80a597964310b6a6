import dev.ormai.testkit.DatabaseKind;
import dev.ormai.testkit.Databases;
import dev.ormai.testkit.TestDatabase;
import dev.ormai.testkit.shop.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The sample shop on a PostgreSQL of its own, with a configuration for {@code ormai mcp} in a folder. Prints {@code ready} and stays until
 * its input ends. Run from source on the product's jar: {@code java -cp ormai-cli.jar CompatShop.java <folder> <key>}.
 */
final class CompatShop {
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        try (TestDatabase database = Databases.fresh(DatabaseKind.POSTGRESQL)) {
            Shop.create(database);
            configure(folder, arguments[1], database);
            System.out.println("ready");
            while (System.in.read() >= 0) {
                // Whoever started this holds its input open.
            }
        }
        System.exit(0);
    }

    private static void configure(Path folder, String key, TestDatabase database) throws IOException {
        Files.writeString(folder.resolve("password"), database.password());
        Files.writeString(folder.resolve("key"), key);
        Files.writeString(
                folder.resolve("policy.yaml"),
                Shop.policyYaml().replaceFirst("(?m)^hash_key:.*$", "hash_key: file:" + folder.resolve("key")));
        Files.writeString(
                folder.resolve("ormai.yaml"),
                """
                database: {url: "%s", user: %s, password: file:%s}
                policy: policy.yaml
                mcp:
                  listen: 127.0.0.1:0
                  auth: {api_keys: [{key: file:%s, tenant: acme, user: agent-1}]}
                  stdio: {tenant: acme, user: agent-1}
                """
                        .formatted(
                                database.jdbcUrl(), database.user(), folder.resolve("password"), folder.resolve("key")));
    }
}
