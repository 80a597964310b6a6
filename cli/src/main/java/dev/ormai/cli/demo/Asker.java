package dev.ormai.cli.demo;

import dev.ormai.policy.Principal;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Who asks in the demo. */
enum Asker {
    ACME("a user of the shop's application, tenant acme", "acme", "u-1", "application.yaml"),
    GLOBEX("a user of the same application, tenant globex", "globex", "u-7", "application.yaml"),
    AGENT("an AI agent that works for acme", "acme", "agent-1", "agent.yaml");

    private final String described;
    private final String tenant;
    private final String user;
    private final String policy;

    Asker(String described, String tenant, String user, String policy) {
        this.described = described;
        this.tenant = tenant;
        this.user = user;
        this.policy = policy;
    }

    static Optional<Asker> called(String word) {
        return Stream.of(values()).filter(asker -> asker.word().equals(word)).findFirst();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String described() {
        return described;
    }

    Principal principal() {
        return Principal.of(tenant, user);
    }

    /** The policy's name; it lies in the class path's folder {@code demo}. */
    String policy() {
        return policy;
    }
}
