package dev.ormai.driver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.planner.tree.PolicyValue.Pad;
import dev.ormai.policy.HashKey;
import org.junit.jupiter.api.Test;

final class KnownPadsTest {
    private static final HashKey KEY = new HashKey("secret".getBytes(UTF_8));
    private static final HashKey OTHER_KEY = new HashKey("another".getBytes(UTF_8));

    private final KnownPads pads = new KnownPads();

    @Test
    void bothHalvesAreThoseOfTheKey() {
        assertThat(pads.pad(KEY, Shops.ACME, Pad.INNER)).isEqualTo(HashKeyPads.pad(KEY, Shops.ACME, Pad.INNER));
        assertThat(pads.pad(KEY, Shops.ACME, Pad.OUTER)).isEqualTo(HashKeyPads.pad(KEY, Shops.ACME, Pad.OUTER));
    }

    @Test
    void anotherTenantGetsItsOwnAfterTheFirst() {
        pads.pad(KEY, Shops.ACME, Pad.INNER);

        assertThat(pads.pad(KEY, Shops.GLOBEX, Pad.INNER)).isEqualTo(HashKeyPads.pad(KEY, Shops.GLOBEX, Pad.INNER));
    }

    @Test
    void anotherKeyGetsItsOwnAfterTheFirst() {
        pads.pad(KEY, Shops.ACME, Pad.OUTER);

        assertThat(pads.pad(OTHER_KEY, Shops.ACME, Pad.OUTER))
                .isEqualTo(HashKeyPads.pad(OTHER_KEY, Shops.ACME, Pad.OUTER));
    }
}
