package dev.ormai.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A prepared statement asks by this whether its admission still holds: no principal may pass for one of another class. */
final class PrincipalClassTest {
    private static final List<Principal> PRINCIPALS = List.of(
            Principal.anonymous(),
            Principal.of("acme", "ann"),
            Principal.of("globex", "gus"),
            Principal.of("acme", "ann", "auditor"),
            Principal.of("acme", "ann", "auditor", "support"),
            Principal.of("acme", "ann", "support", "auditor"),
            new Principal(Optional.of("acme"), Optional.empty(), List.of(), Map.of()),
            new Principal(Optional.empty(), Optional.of("ann"), List.of(), Map.of()),
            new Principal(Optional.of("acme"), Optional.of("ann"), List.of(), Map.of("region", "north")),
            new Principal(Optional.of("acme"), Optional.of("ann"), List.of(), Map.of("region", "south")),
            new Principal(Optional.of("acme"), Optional.of("ann"), List.of(), Map.of("country", "at")),
            new Principal(
                    Optional.of("acme"), Optional.of("ann"), List.of(), Map.of("region", "north", "country", "at")));

    @Test
    void isOfAClassIfItsOwnIsThat() {
        for (Principal one : PRINCIPALS) {
            for (Principal other : PRINCIPALS) {
                assertThat(one.isOf(other.principalClass()))
                        .as("%s in the class of %s", one, other)
                        .isEqualTo(one.principalClass().equals(other.principalClass()));
            }
        }
    }
}
