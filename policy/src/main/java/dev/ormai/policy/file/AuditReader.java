package dev.ormai.policy.file;

import dev.ormai.policy.settings.AuditSettings;
import java.util.List;
import java.util.Optional;

/** Reads {@code audit}. */
final class AuditReader {
    static final List<String> KEYS = List.of("sink", "on_failure", "values");
    static final List<String> ON_FAILURE = List.of("refuse", "warn");

    private static final String SINK = "jsonl:path, jdbc:url or off";

    private AuditReader() {}

    static AuditSettings read(Section policy) {
        return policy.section("audit", KEYS)
                .map(said -> new AuditSettings(
                        said.text("sink", SINK).flatMap(sink -> sink(said, sink)),
                        said.word("on_failure", ON_FAILURE).map(word -> word.equals("refuse")),
                        said.truth("values")))
                .orElse(AuditSettings.NONE);
    }

    private static Optional<String> sink(Section said, String sink) {
        boolean known = sink.equals("off") || isAfter("jsonl:", sink) || isAfter("jdbc:", sink);
        if (!known) {
            // A JDBC URL may hold a password, so the text is not repeated.
            said.faults().add(said.get("sink").orElseThrow().place(), said.path("sink"), "the sink is not known", SINK);
            return Optional.empty();
        }
        return Optional.of(sink);
    }

    private static boolean isAfter(String prefix, String sink) {
        return sink.startsWith(prefix) && sink.length() > prefix.length();
    }
}
