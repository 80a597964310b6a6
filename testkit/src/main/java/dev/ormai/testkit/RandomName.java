package dev.ormai.testkit;

import java.math.BigInteger;
import java.security.SecureRandom;

/** Names and passwords that nobody else has. */
final class RandomName {
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomName() {}

    /** Needs no quotes in any dialect: small letters and digits, a letter first, 18 characters. */
    static String database() {
        return "t_" + digits(80);
    }

    static String secret() {
        return digits(128);
    }

    private static String digits(int bits) {
        return new BigInteger(bits, RANDOM).toString(32);
    }
}
