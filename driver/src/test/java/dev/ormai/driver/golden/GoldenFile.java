package dev.ormai.driver.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The cases of one subject. Above the first case stand entries that count for all of them: {@code policy} (a file beside, or the sample
 * shop's), {@code as} (the caller), {@code only} (the databases, if not H2 and PostgreSQL).
 */
final class GoldenFile {
    private final String name;
    private final Map<String, String> head;
    private final List<GoldenCase> cases = new ArrayList<>();

    GoldenFile(String name, Map<String, String> head) {
        this.name = name;
        this.head = Map.copyOf(head);
    }

    String name() {
        return name;
    }

    Map<String, String> head() {
        return head;
    }

    List<GoldenCase> cases() {
        return cases;
    }
}
