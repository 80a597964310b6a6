package dev.ormai.testkit.attack;

import dev.ormai.testkit.DatabaseKind;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What an agent's tool answers to the statement of an {@link Attack}: as JDBC does, but for the lines of {@code tools.tsv}, each with
 * the attack, the databases, the outcome and the reason.
 */
public final class ToolOutcomes {
    /** Rows. */
    public static final String ANSWERED = "answered";

    private ToolOutcomes() {}

    /** The outcome of a tool where it is that of a statement: what the database does not do is an error like a refusal, and a tool changes no session. */
    public static String ofStatement(String outcome) {
        if (outcome.startsWith("refused")) {
            return outcome;
        }
        if (outcome.startsWith("changed")) {
            return "refused VALIDATION_ERROR";
        }
        return outcome.startsWith("failed") ? "refused" : ANSWERED;
    }

    /** By the attack's name. */
    public static Map<String, String> differing(DatabaseKind kind) throws IOException {
        Map<String, String> outcomes = new HashMap<>();
        for (String line : Files.readAllLines(Attack.FOLDER.resolve("tools.tsv"))) {
            if (!line.isBlank() && !line.startsWith("#")) {
                List<String> fields = List.of(line.split("\t", -1));
                if (List.of(fields.get(1).split(" ", -1)).contains(kind.name().toLowerCase(Locale.ROOT))) {
                    outcomes.put(fields.get(0), fields.get(2));
                }
            }
        }
        return outcomes;
    }
}
