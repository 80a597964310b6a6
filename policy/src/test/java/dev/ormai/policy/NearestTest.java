package dev.ormai.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NearestTest {
    private static final List<String> KEYS = List.of("tenant", "owner", "filter", "soft_delete");

    @ParameterizedTest
    @CsvSource({"tennant,tenant", "Tenant,tenant", "onwer,owner", "fliter,filter", "softdelete,soft_delete"})
    void misspeltWordFindsTheOneThatWasMeant(String word, String meant) {
        assertThat(Nearest.to(word, KEYS)).hasValue(meant);
    }

    @Test
    void strangeWordFindsNone() {
        assertThat(Nearest.to("colour", KEYS)).isEmpty();
        assertThat(Nearest.among("colour", KEYS)).isEqualTo("one of tenant, owner, filter, soft_delete");
    }

    @Test
    void veryLongWordIsNotCompared() {
        assertThat(Nearest.to("tenant".repeat(100_000), KEYS)).isEmpty();
    }
}
