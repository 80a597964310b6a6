package dev.ormai.driver.corpora;

import dev.ormai.testkit.ResultShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What became of the statements of one corpus. Not thread-safe. */
final class Tally {
    private final String corpus;
    private final List<String> different = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final List<String> otherColumns = new ArrayList<>();
    private final Map<String, Integer> otherProperties = new TreeMap<>();
    private final List<String> unplanned = new ArrayList<>();
    private final List<String> refusedByViews = new ArrayList<>();
    private final Map<String, Integer> causes = new TreeMap<>();
    private int same;
    private int answered;
    private int planned;
    private int beyondViews;

    Tally(String corpus) {
        this.corpus = corpus;
    }

    void same() {
        answered++;
        same++;
    }

    void different(CorpusStatement statement, String difference) {
        answered++;
        different.add(statement + "\n    " + difference.replace("\n", "\n    "));
    }

    void refused(CorpusStatement statement, String code, String message) {
        answered++;
        causes.merge(code, 1, Integer::sum);
        refused.add(code + ": " + message + "\n    " + statement);
    }

    /** The same rows, with what is said otherwise of their columns. */
    void described(CorpusStatement statement, List<ResultShape.Difference> differences) {
        if (!differences.isEmpty()) {
            otherColumns.add(statement + "\n    "
                    + differences.stream().map(Object::toString).collect(Collectors.joining("\n    ")));
            differences.stream()
                    .map(ResultShape.Difference::property)
                    .distinct()
                    .forEach(property -> otherProperties.merge(property, 1, Integer::sum));
        }
    }

    /** The views refuse what we answer, as for columns that a grouped primary key determines. */
    void beyondViews() {
        beyondViews++;
    }

    /** The database itself refuses it on the views. */
    void refusedByViews(CorpusStatement statement, String message) {
        refusedByViews.add(message + "\n    " + statement);
    }

    void planned() {
        planned++;
    }

    void unplanned(CorpusStatement statement, String reason) {
        unplanned.add(reason + "\n    " + statement);
    }

    /** For each property of columns: how many statements say it otherwise. */
    Map<String, Integer> otherProperties() {
        return otherProperties;
    }

    int differences() {
        return different.size();
    }

    double shareSame() {
        return same / (double) answered;
    }

    double sharePlanned() {
        return planned / (double) (planned + unplanned.size());
    }

    String summary() {
        return String.format(
                Locale.ROOT,
                "%-22s the views answer %d: same %d (%.2f %%), refused %d %s, different %d; with a relational plan %.2f %%; answered though the views do not: %d; otherwise described: %d %s",
                corpus,
                answered,
                same,
                100 * shareSame(),
                refused.size(),
                causes,
                different.size(),
                100 * sharePlanned(),
                beyondViews,
                otherColumns.size(),
                otherProperties);
    }

    String details() {
        return summary() + "\n\nDIFFERENT\n" + String.join("\n", different) + "\n\nOTHER COLUMNS\n"
                + String.join("\n", otherColumns) + "\n\nREFUSED\n"
                + String.join("\n", refused) + "\n\nREFUSED BY THE VIEWS\n" + String.join("\n", refusedByViews)
                + "\n\nWITHOUT A PLAN\n" + String.join("\n", unplanned) + "\n";
    }
}
