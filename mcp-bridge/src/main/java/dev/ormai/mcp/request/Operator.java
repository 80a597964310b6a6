package dev.ormai.mcp.request;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a filter compares. */
public enum Operator {
    EQ,
    NE,
    LT,
    LTE,
    GT,
    GTE,
    IN,
    NOT_IN,
    IS_NULL,
    CONTAINS,
    STARTSWITH,
    ENDSWITH,
    BETWEEN;

    /** As agents write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All of them, in the order in which they are explained. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Operator::word).toList();
    }

    static Optional<Operator> of(String word) {
        return Arrays.stream(values())
                .filter(operator -> operator.word().equals(word))
                .findFirst();
    }
}
