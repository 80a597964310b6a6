package dev.ormai.driver.corpora;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What became of the statements of one corpus. Not thread-safe. */
final class Tally {
    private final String corpus;
    private final List<String> different = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final List<String> otherColumns = new ArrayList<>();
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

    /** The same rows under other labels or types. */
    void otherColumns(CorpusStatement statement, String columns) {
        otherColumns.add(statement + "\n    " + columns.replace("\n", "\n    "));
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
                "%-22s the views answer %d: same %d (%.2f %%), refused %d %s, different %d; with a relational plan %.2f %%; answered though the views do not: %d; other labels or types: %d",
                corpus,
                answered,
                same,
                100 * shareSame(),
                refused.size(),
                causes,
                different.size(),
                100 * sharePlanned(),
                beyondViews,
                otherColumns.size());
    }

    String details() {
        return summary() + "\n\nDIFFERENT\n" + String.join("\n", different) + "\n\nOTHER COLUMNS\n"
                + String.join("\n", otherColumns) + "\n\nREFUSED\n"
                + String.join("\n", refused) + "\n\nREFUSED BY THE VIEWS\n" + String.join("\n", refusedByViews)
                + "\n\nWITHOUT A PLAN\n" + String.join("\n", unplanned) + "\n";
    }
}
