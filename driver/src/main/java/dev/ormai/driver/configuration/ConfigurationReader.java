package dev.ormai.driver.configuration;

import dev.ormai.driver.configuration.McpSettings.ApiKey;
import dev.ormai.driver.configuration.McpSettings.Jwt;
import dev.ormai.driver.configuration.McpSettings.RateLimit;
import dev.ormai.driver.configuration.WireSettings.Tls;
import dev.ormai.driver.configuration.WireSettings.User;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Turns the sections of the file into settings; what it returns is not to be used when faults were found. */
final class ConfigurationReader {
    private static final String JDBC = "jdbc:";
    private static final String JSON_LINES = "jsonl:";
    private static final String SINK = "jsonl:path, jdbc:url or off";
    private static final SecretReference NONE = new SecretReference("env:NONE");
    private static final int MOST_CONNECTIONS = 10_000;
    private static final int MOST_DAYS = 36_500;
    private static final int MOST_MINUTES = 525_600;
    private static final int MOST_CALLS = 1_000_000;

    private final Section root;
    private final Path file;
    private final Path folder;

    ConfigurationReader(Section root, Path file) {
        this.root = root;
        this.file = file;
        Path parent = file.toAbsolutePath().getParent();
        this.folder = parent == null ? Path.of("/") : parent;
    }

    /** @param database whether it must name one */
    ProcessConfiguration read(boolean database) {
        return new ProcessConfiguration(file, database(database), policy(), audit(), wire(), mcp(), approvals());
    }

    private DatabaseSettings database(boolean required) {
        if (required && !root.has("database")) {
            root.add("database", "'database' is missing", "database: {url: jdbc:…}");
        }
        return root.section("database", "url", "user", "password", "pool")
                .map(this::database)
                .orElse(new DatabaseSettings("", Optional.empty(), Optional.empty(), DatabaseSettings.POOL_SIZE));
    }

    private DatabaseSettings database(Section said) {
        String url = said.required("url", "a JDBC URL");
        if (url.startsWith("jdbc:ormai:")) {
            said.add("url", "the policy is put in front by this process", "the database's own URL, without ormai:");
        } else if (!url.isEmpty() && !url.matches("(?s)jdbc:(postgresql|mysql|mariadb|h2):.*")) {
            // A URL may hold a password, so it is not repeated.
            said.add(
                    "url",
                    "the URL is of no database we know",
                    "jdbc:postgresql:, jdbc:mysql:, jdbc:mariadb: or jdbc:h2:");
        }
        int poolSize = said.section("pool", "max_size")
                .map(pool -> pool.count("max_size", MOST_CONNECTIONS).orElse(DatabaseSettings.POOL_SIZE))
                .orElse(DatabaseSettings.POOL_SIZE);
        return new DatabaseSettings(url, said.text("user", "a user"), secret(said, "password"), poolSize);
    }

    private String policy() {
        String policy = root.required("policy", "a policy file");
        boolean elsewhere = policy.startsWith("classpath:") || policy.startsWith("file:/");
        return elsewhere || policy.isEmpty() ? policy : path(policy.replaceFirst("^file:", ""));
    }

    private Optional<AuditChoice> audit() {
        return root.section("audit", "sink", "on_failure", "retention_days")
                .map(said -> new AuditChoice(
                        sink(said),
                        !said.word("on_failure", "refuse", "warn").equals(Optional.of("warn")),
                        said.count("retention_days", MOST_DAYS)));
    }

    private String sink(Section said) {
        String sink = said.required("sink", SINK);
        if (sink.startsWith(JSON_LINES) && sink.length() > JSON_LINES.length()) {
            return JSON_LINES + path(sink.substring(JSON_LINES.length()));
        }
        if (!sink.isEmpty() && !sink.equals("off") && !isAfter(JDBC, sink)) {
            said.add("sink", "the sink is not known", SINK);
        }
        return sink;
    }

    private Optional<WireSettings> wire() {
        return root.section("wire", "listen", "tls", "users").map(said -> {
            WireSettings wire = new WireSettings(said.listen(WireSettings.LISTEN), tls(said), users(said));
            if (!wire.listen().isLoopback()
                    && (wire.tls().isEmpty() || wire.users().isEmpty())) {
                said.add(
                        "listen",
                        wire.listen() + " can be reached from other machines, and tls or users are missing",
                        "tls and users, or an address of loopback");
            }
            return wire;
        });
    }

    private Optional<Tls> tls(Section wire) {
        return wire.section("tls", "certificate", "key")
                .map(said -> new Tls(
                        path(said.required("certificate", "a file in PEM form")),
                        path(said.required("key", "a file in PEM form"))));
    }

    private List<User> users(Section wire) {
        return wire.sections("users", "name", "password", "tenant", "user", "roles").stream()
                .map(said -> new User(
                        said.required("name", "a login name"), requiredSecret(said, "password"), principal(said)))
                .toList();
    }

    private Optional<McpSettings> mcp() {
        return root.section("mcp", "listen", "auth", "stdio", "tool_names", "rate_limit")
                .map(this::mcp);
    }

    private McpSettings mcp(Section said) {
        Optional<Section> auth = said.section("auth", "jwt", "api_keys");
        McpSettings mcp = new McpSettings(
                said.listen(McpSettings.LISTEN),
                auth.flatMap(this::jwt),
                auth.map(this::apiKeys).orElse(List.of()),
                said.section("stdio", "tenant", "user", "roles").map(ConfigurationReader::principal),
                said.word("tool_names", "underscore", "dotted").equals(Optional.of("dotted")),
                said.section("rate_limit", "per_minute", "burst").map(ConfigurationReader::rateLimit));
        if (!mcp.listen().isLoopback() && mcp.jwt().isEmpty() && mcp.apiKeys().isEmpty()) {
            said.add(
                    "listen",
                    mcp.listen() + " can be reached from other machines, and nobody has to say who he is",
                    "auth with jwt or api_keys, or an address of loopback");
        }
        return mcp;
    }

    private Optional<Jwt> jwt(Section auth) {
        return auth.section("jwt", TokenSection.KEYS).map(said -> TokenSection.read(said, folder));
    }

    private List<ApiKey> apiKeys(Section auth) {
        return auth.sections("api_keys", "key", "tenant", "user", "roles").stream()
                .map(said -> new ApiKey(requiredSecret(said, "key"), principal(said)))
                .toList();
    }

    private static RateLimit rateLimit(Section said) {
        int perMinute = said.count("per_minute", MOST_CALLS).orElse(1);
        if (!said.has("per_minute")) {
            said.add("per_minute", "'per_minute' is missing", "a whole number from 1 to " + MOST_CALLS);
        }
        return new RateLimit(perMinute, said.count("burst", MOST_CALLS).orElse(perMinute));
    }

    private Optional<ApprovalSettings> approvals() {
        return root.section("approvals", "store", "expires_minutes").map(said -> {
            String store = said.required("store", "a JDBC URL");
            if (!store.isEmpty() && !isAfter(JDBC, store)) {
                said.add("store", "the store is no JDBC URL", "jdbc:url");
            }
            return new ApprovalSettings(
                    store, said.count("expires_minutes", MOST_MINUTES).orElse(ApprovalSettings.EXPIRES_MINUTES));
        });
    }

    private static PrincipalSettings principal(Section said) {
        return new PrincipalSettings(
                said.text("tenant", "a tenant"), said.text("user", "a user"), said.texts("roles", "a list of roles"));
    }

    private Optional<SecretReference> secret(Section said, String key) {
        return said.secret(key).map(reference -> reference.in(folder));
    }

    private SecretReference requiredSecret(Section said, String key) {
        if (!said.has(key)) {
            said.add(key, "'" + key + "' is missing", "env:NAME or file:PATH");
        }
        return secret(said, key).orElse(NONE);
    }

    private String path(String text) {
        return folder.resolve(text).normalize().toString();
    }

    private static boolean isAfter(String prefix, String text) {
        return text.startsWith(prefix) && text.length() > prefix.length();
    }
}
