package dev.ormai.audit;

import dev.ormai.policy.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Records to write. */
final class Records {
    static final UUID DECISION = UUID.fromString("00000000-0000-0000-0000-000000000002");

    private Records() {}

    static Decided decided(UUID id) {
        return new Decided(
                id,
                "sql",
                Principal.of("acme", "ann", "support"),
                Optional.of("r-1"),
                Optional.empty(),
                Instant.parse("2026-11-22T20:20:38.441592Z"),
                Map.of("parameters", List.of(Map.of("type", "VARCHAR", "length", 4))),
                List.of("rows of customers: tenant_id = tenant"),
                Optional.empty(),
                Map.of(),
                "v1",
                Entrance.JDBC,
                Optional.of("select name from customers where city = ?"),
                Optional.empty(),
                List.of("public.customers"),
                List.of("public.customers.name"),
                Optional.of(12.5),
                DECISION);
    }

    static Decided decided() {
        return decided(UUID.fromString("00000000-0000-0000-0000-000000000001"));
    }

    static Outcome twoRows() {
        return Outcome.rows(Duration.ofNanos(2_081_000), 2);
    }
}
