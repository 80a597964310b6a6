package dev.ormai.driver.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ormai.policy.Fault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ConfigurationFileTest {
    private static final Path FILE = Path.of("/etc/shop/ormai.yaml");
    private static final String WHOLE =
            """
            database: {url: "jdbc:postgresql://localhost:5432/shop", user: app, password: env:DB_PASSWORD, pool: {max_size: 4}}
            policy: policy.yaml
            audit: {sink: "jsonl:audit.jsonl", on_failure: warn, retention_days: 90}
            wire:
              listen: 0.0.0.0:6432
              tls: {certificate: server.crt, key: server.key}
              users: [{name: alice, password: file:alice, tenant: acme, user: u-1, roles: [support]}]
            mcp:
              listen: "[::1]:7331"
              auth: {jwt: {issuer: i, audience: a, jwks: keys.json, claims: {tenant: tenant_id, user: sub, roles: roles}},
                     api_keys: [{key: env:AGENT_KEY, tenant: acme, user: agent-1, roles: []}]}
              stdio: {tenant: acme, user: agent-1, roles: []}
              tool_names: dotted
              rate_limit: {per_minute: 60, burst: 10}
            approvals: {store: "jdbc:postgresql://localhost/approvals", expires_minutes: 5}
            """;

    private static List<String> faults(String yaml) {
        ConfigurationInvalidException invalid =
                catchThrowableOfType(ConfigurationInvalidException.class, () -> ConfigurationFile.parse(yaml, FILE));
        return invalid.faults().stream().map(Fault::toString).toList();
    }

    private static String with(String more) {
        return "database: {url: \"jdbc:h2:mem:x\"}\npolicy: p.yaml\n" + more;
    }

    @Test
    void everySectionIsRead() {
        ProcessConfiguration read = ConfigurationFile.parse(WHOLE, FILE);

        assertThat(read.database().poolSize()).isEqualTo(4);
        assertThat(read.audit().orElseThrow().refuseOnFailure()).isFalse();
        WireSettings wire = read.wire().orElseThrow();
        assertThat(wire.listen()).hasToString("0.0.0.0:6432");
        assertThat(wire.users().get(0).principal().roles()).containsExactly("support");
        McpSettings mcp = read.mcp().orElseThrow();
        assertThat(mcp.listen()).isEqualTo(new ListenAddress("::1", 7331));
        assertThat(mcp.jwt().orElseThrow().claims()).containsEntry("tenant", "tenant_id");
        assertThat(mcp.dottedNames()).isTrue();
        assertThat(mcp.rateLimit()).contains(new McpSettings.RateLimit(60, 10));
        assertThat(read.approvals().orElseThrow().expiresMinutes()).isEqualTo(5);
    }

    @Test
    void pathsAreCountedFromTheFilesFolder() {
        ProcessConfiguration read = ConfigurationFile.parse(WHOLE, FILE);

        assertThat(read.policy()).isEqualTo("/etc/shop/policy.yaml");
        assertThat(read.audit().orElseThrow().sink()).isEqualTo("jsonl:/etc/shop/audit.jsonl");
        assertThat(read.wire().orElseThrow().users().get(0).password().text()).isEqualTo("file:/etc/shop/alice");
        assertThat(read.mcp().orElseThrow().jwt().orElseThrow().keys())
                .isEqualTo(new TokenKeySettings.Published("/etc/shop/keys.json"));
    }

    private static String tokens(String said) {
        return with("mcp: {auth: {jwt: {issuer: i, audience: a, " + said + "}}}");
    }

    private static McpSettings.Jwt read(String said) {
        return ConfigurationFile.parse(tokens(said), FILE)
                .mcp()
                .orElseThrow()
                .jwt()
                .orElseThrow();
    }

    @Test
    void algorithmsGoWithTheirKindOfKey() {
        assertThat(read("jwks: \"https://i/keys\"").algorithms()).containsExactly("RS256", "ES256");
        assertThat(read("jwks: k.json, algorithms: [EdDSA]").algorithms()).containsExactly("EdDSA");
        assertThat(read("secret: env:SECRET").algorithms()).containsExactly("HS256");
        assertThat(read("secret: env:SECRET").keys())
                .isEqualTo(new TokenKeySettings.Shared(new SecretReference("env:SECRET")));
        assertThat(read("secret: env:SECRET, scopes: {orders.read: [support, sales]}, clock_skew_seconds: 5")
                        .scopes())
                .containsEntry("orders.read", List.of("support", "sales"));
        assertThat(faults(tokens("jwks: k.json, algorithms: [HS256]")))
                .hasSize(1)
                .first()
                .asString()
                .contains("HS256");
        assertThat(faults(tokens("jwks: k.json, algorithms: [none]")))
                .hasSize(1)
                .first()
                .asString()
                .contains("none");
        assertThat(faults(tokens("secret: env:SECRET, algorithms: [RS256]"))).hasSize(1);
        assertThat(faults(tokens("jwks: k.json, secret: env:SECRET"))).hasSize(1);
        assertThat(faults(tokens("claims: {}"))).hasSize(1).first().asString().contains("'jwks' is missing");
    }

    @Test
    void whatIsNotSaidHasItsDefault() {
        ProcessConfiguration read = ConfigurationFile.parse(with("mcp: {}\nwire: {}"), FILE);

        assertThat(read.database().poolSize()).isEqualTo(10);
        assertThat(read.database().user()).isEqualTo(Optional.empty());
        assertThat(read.mcp().orElseThrow().listen()).hasToString("127.0.0.1:7331");
        assertThat(read.wire().orElseThrow().listen()).hasToString("127.0.0.1:6432");
        assertThat(read.audit()).isEmpty();
    }

    @Test
    void everyFaultIsListedWithItsPlace() {
        assertThat(faults("databse: {}\naudit: {sink: nowhere, on_failure: maybe, retention_days: 0}"))
                .containsExactly(
                        "line 1:1: key 'databse' is not known here; expected 'database'",
                        "line 1:1: database: 'database' is missing; expected database: {url: jdbc:…}",
                        "line 1:1: policy: 'policy' is missing; expected a policy file",
                        "line 2:15: audit.sink: the sink is not known; expected jsonl:path, jdbc:url or off",
                        "line 2:36: audit.on_failure: found 'maybe'; expected one of refuse, warn",
                        "line 2:59: audit.retention_days: it is no number that is allowed here; expected a whole number from 1"
                                + " to 36500");
    }

    @Test
    void secretInPlainTextIsRefusedAndNotRepeated() {
        List<String> faults = faults("database: {url: \"jdbc:h2:mem:x\", password: hunter2}\npolicy: p.yaml\n");

        assertThat(faults)
                .containsExactly(
                        "line 1:44: database.password: the secret is not given by reference; expected env:NAME or"
                                + " file:PATH");
    }

    @Test
    void listeningBeyondLoopbackNeedsAuthentication() {
        assertThat(faults(with("mcp: {listen: 0.0.0.0:7331}")))
                .singleElement()
                .asString()
                .contains("0.0.0.0:7331");
        assertThat(faults(with("wire: {listen: \"192.168.1.4:6432\", users: [{name: a, password: env:A}]}")))
                .singleElement()
                .asString()
                .contains("192.168.1.4:6432");
    }

    @Test
    void textThatIsNoYamlIsAFaultWithItsPlace() {
        assertThat(faults("database: {url: \n  - ]")).singleElement().asString().startsWith("line 2:");
    }

    @Test
    void bombOfAliasesIsRefused() {
        assertThat(faults("a: &a [x]\nb: " + "[".repeat(40) + "]".repeat(40))).isNotEmpty();
    }

    @Test
    void credentialsInUrlsAreNotPrinted() {
        ProcessConfiguration read = ConfigurationFile.parse(
                """
                database: {url: "jdbc:postgresql://h/db?password=hunter2"}
                policy: p.yaml
                approvals: {store: "jdbc:postgresql://h/db?password=hunter2"}
                audit: {sink: "jdbc:postgresql://h/db?password=hunter2"}
                """,
                FILE);

        assertThat(read.toString()).doesNotContain("hunter2");
    }
}
