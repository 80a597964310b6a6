package dev.ormai.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class CanonicalEncodingTest {
    private static String digest(@Nullable Object... values) {
        CanonicalEncoding encoding = new CanonicalEncoding("test");
        for (Object value : values) {
            encoding.add(value);
        }
        return encoding.hex();
    }

    /** Each of these would be the same text as another one of them, were the parts only joined. */
    @Test
    void differentValuesHaveDifferentDigests() {
        List<String> digests = List.of(
                digest("ab", "c"),
                digest("a", "bc"),
                digest("abc"),
                digest("abc", ""),
                digest("", "abc"),
                digest("abc", null),
                digest("null"),
                digest((Object) null),
                digest(List.of("a", "b")),
                digest("a", "b"),
                digest(List.of("a"), "b"),
                digest(List.of("a"), List.of("b")),
                digest(List.of(List.of("a", "b"))),
                digest(List.of("[a, b]")),
                digest(Map.of("a", "b")),
                digest(List.of()),
                digest(Map.of()),
                digest(""),
                digest(1L),
                digest(1),
                digest("1"),
                digest(new BigDecimal("1")),
                digest(new BigDecimal("1.0")),
                digest(true),
                digest("true"),
                digest(Optional.empty()),
                digest(Optional.of("")),
                digest(Optional.of("a")),
                digest("a"),
                digest((Object) new byte[] {97}),
                digest("s\u0000\u0000\u0000\u0001a"));

        assertThat(digests).doesNotHaveDuplicates().allMatch(digest -> digest.matches("[0-9a-f]{64}"));
    }

    @Test
    void theSameValuesHaveTheSameDigest() {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", 1L);
        row.put("name", null);

        assertThat(digest(row, "x")).isEqualTo(digest(new LinkedHashMap<>(row), "x"));
        assertThat(digest(Arrays.asList(1L, null))).isEqualTo(digest(Arrays.asList(1L, null)));
    }

    @Test
    void thePurposeIsPartOfIt() {
        assertThat(new CanonicalEncoding("one").add("a").hex())
                .isNotEqualTo(new CanonicalEncoding("two").add("a").hex());
    }

    @Test
    void whatHasNoFormOfItsOwnIsRefused() {
        assertThatThrownBy(() -> digest(new ByteArrayInputStream(new byte[0])))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> digest("half \uD800 a character")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> digest(new Object())).isInstanceOf(IllegalArgumentException.class);
    }
}
