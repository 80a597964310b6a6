package dev.ormai.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HashKeyTest {
    private static final byte[] MESSAGE = "equal values stay equal".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @ValueSource(ints = {1, 63, 64, 65, 200})
    void padsGiveTheSameHashAsHmac(int length) {
        HashKey key = new HashKey("k".repeat(length).getBytes(StandardCharsets.UTF_8));

        byte[] inner = Digests.sha256(joined(key.innerPad(), MESSAGE));
        assertThat(Digests.sha256(joined(key.outerPad(), inner))).isEqualTo(key.hmac(MESSAGE));
    }

    @Test
    void keyIsNotPrinted() {
        assertThat(new HashKey(MESSAGE).toString()).isEqualTo("HashKey[hidden]");
    }

    @Test
    void emptyKeyIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new HashKey(new byte[0]));
    }

    @Test
    void keysAreEqualByTheirBytes() {
        assertThat(new HashKey(MESSAGE)).isEqualTo(new HashKey(MESSAGE)).hasSameHashCodeAs(new HashKey(MESSAGE));
        assertThat(new HashKey(MESSAGE)).isNotEqualTo(new HashKey(new byte[] {1}));
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] joined = java.util.Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, joined, one.length, other.length);
        return joined;
    }
}
