package dev.ormai.driver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.planner.tree.PolicyValue;
import dev.ormai.policy.HashKey;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

final class HashKeyPadsTest {
    private static final HashKey KEY = new HashKey("secret".getBytes(UTF_8));

    @Test
    void theTwoHalvesMakeTheHmacOfTheTenantsKey() throws Exception {
        byte[] tenantKey = hmac("secret".getBytes(UTF_8), "acme");

        byte[] inner = sha256(HashKeyPads.pad(KEY, Shops.ACME, PolicyValue.Pad.INNER), "value".getBytes(UTF_8));
        byte[] outer = sha256(HashKeyPads.pad(KEY, Shops.ACME, PolicyValue.Pad.OUTER), inner);

        assertThat(outer).isEqualTo(hmac(tenantKey, "value"));
    }

    @Test
    void tenantsHaveKeysOfTheirOwn() {
        assertThat(HashKeyPads.pad(KEY, Shops.ACME, PolicyValue.Pad.INNER))
                .hasSize(64)
                .isNotEqualTo(HashKeyPads.pad(KEY, Shops.GLOBEX, PolicyValue.Pad.INNER));
    }

    private static byte[] sha256(byte[] first, byte[] second) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(first);
        return digest.digest(second);
    }

    private static byte[] hmac(byte[] key, String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(UTF_8));
    }
}
