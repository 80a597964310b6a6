package dev.ormai.cli.agents;

import dev.ormai.driver.configuration.ListenAddress;
import dev.ormai.driver.configuration.McpSettings;
import dev.ormai.driver.configuration.TokenKeySettings;
import dev.ormai.mcp.http.ProtectedResource;
import dev.ormai.mcp.identity.ApiKeys;
import dev.ormai.mcp.identity.Callers;
import dev.ormai.mcp.identity.KeyList;
import dev.ormai.mcp.identity.KeySource;
import dev.ormai.mcp.identity.SharedSecret;
import dev.ormai.mcp.identity.TokenAlgorithm;
import dev.ormai.mcp.identity.TokenKeys;
import dev.ormai.mcp.identity.TokenRules;
import dev.ormai.mcp.identity.Tokens;
import dev.ormai.policy.Principal;
import dev.ormai.policy.Secrets;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** Whom the configuration lets in. */
final class KnownCallers implements AutoCloseable {
    private final Optional<Callers> callers;
    private final Optional<McpSettings.Jwt> tokens;
    private final ExecutorService background;

    private KnownCallers(Optional<Callers> callers, Optional<McpSettings.Jwt> tokens, ExecutorService background) {
        this.callers = callers;
        this.tokens = tokens;
        this.background = background;
    }

    /** @throws IOException if the keys of tokens cannot be read */
    static KnownCallers of(Optional<McpSettings> settings) throws IOException {
        ExecutorService background = Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, "ormai-keys");
            thread.setDaemon(true);
            return thread;
        });
        Optional<McpSettings.Jwt> tokens = settings.flatMap(McpSettings::jwt);
        Map<String, Principal> keys = new LinkedHashMap<>();
        settings.ifPresent(said -> said.apiKeys()
                .forEach(key -> keys.put(
                        key.key().read(Secrets.ofProcess()), key.principal().principal())));
        Optional<Callers> byKey = keys.isEmpty() ? Optional.empty() : Optional.of(new ApiKeys(keys));
        if (tokens.isEmpty()) {
            return new KnownCallers(byKey, tokens, background);
        }
        Callers byToken = new Tokens(rules(tokens.get()), keys(tokens.get().keys(), background), Clock.systemUTC());
        return new KnownCallers(
                Optional.of(byKey.map(known -> known.or(byToken)).orElse(byToken)), tokens, background);
    }

    private static TokenKeys keys(TokenKeySettings settings, ExecutorService background) throws IOException {
        if (settings instanceof TokenKeySettings.Shared shared) {
            return new SharedSecret(shared.secret().read(Secrets.ofProcess()));
        }
        TokenKeySettings.Published published = (TokenKeySettings.Published) settings;
        return KeyList.fetchedFrom(KeySource.of(published.place()), background, Clock.systemUTC());
    }

    private static TokenRules rules(McpSettings.Jwt said) {
        Set<TokenAlgorithm> algorithms = Arrays.stream(TokenAlgorithm.values())
                .filter(algorithm -> said.algorithms().contains(algorithm.header()))
                .collect(Collectors.toSet());
        return new TokenRules(
                said.issuer(),
                said.audience(),
                algorithms,
                Duration.ofSeconds(said.clockSkewSeconds()),
                said.claims().getOrDefault("tenant", "tenant_id"),
                said.claims().getOrDefault("user", "sub"),
                said.claims().getOrDefault("roles", "roles"),
                said.scopes());
    }

    /** Absent if the configuration names nobody. */
    Optional<Callers> callers() {
        return callers;
    }

    /** How tokens are got; absent where none are taken. */
    Optional<ProtectedResource> resource(ListenAddress listen) {
        return tokens.map(said -> new ProtectedResource(
                URI.create(said.resource().orElse("http://" + listen + "/mcp")),
                java.util.List.of(said.issuer()),
                said.scopes().keySet().stream().sorted().toList()));
    }

    /** Names under which clients address this server. */
    Set<String> hosts(ListenAddress listen) {
        Set<String> hosts = new HashSet<>(Set.of(listen.host()));
        tokens.flatMap(McpSettings.Jwt::resource)
                .flatMap(address -> Optional.ofNullable(URI.create(address).getHost()))
                .ifPresent(hosts::add);
        return hosts;
    }

    @Override
    public void close() {
        background.shutdown();
    }
}
