package dev.ormai.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FilterTextTest {
    @Test
    void identityValuesAreFoundInOrder() {
        assertThat(FilterText.identities("region = :attr.region and (owner = :user or tenant = :tenant)"))
                .containsExactly(IdentityValue.attribute("region"), IdentityValue.USER, IdentityValue.TENANT);
    }

    @Test
    void colonsInQuotesAndCastsAreNone() {
        assertThat(FilterText.identities("a = ':user' and \":tenant\" = b::text and c = 'it''s :x'"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a = :usr",
                "a = :attr.",
                "a = :attr.b.c",
                "a = :",
                "a[1:2] = b",
                "a = 1; drop table t",
                "a = 1 -- b",
                "a = 1 /* b */",
                "a = 'x",
                "a = 'x\\' or b = '",
                "a = $$x$$",
                "a = 1 # b"
            })
    void whatDialectsReadDifferentlyIsRefused(String filter) {
        assertThatIllegalArgumentException().isThrownBy(() -> FilterText.identities(filter));
    }
}
