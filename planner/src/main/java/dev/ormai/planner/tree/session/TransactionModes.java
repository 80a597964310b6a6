package dev.ormai.planner.tree.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is said of a transaction; empty where nothing is said. */
public record TransactionModes(
        Optional<Isolation> isolation, Optional<Boolean> readOnly, Optional<Boolean> deferrable) {
    public static final TransactionModes NONE =
            new TransactionModes(Optional.empty(), Optional.empty(), Optional.empty());

    public boolean isEmpty() {
        return equals(NONE);
    }

    public TransactionModes with(Isolation level) {
        return new TransactionModes(Optional.of(level), readOnly, deferrable);
    }

    public TransactionModes withReadOnly(boolean only) {
        return new TransactionModes(isolation, Optional.of(only), deferrable);
    }

    public TransactionModes withDeferrable(boolean may) {
        return new TransactionModes(isolation, readOnly, Optional.of(may));
    }

    /** As it stands behind the words that begin or set a transaction. */
    public String text() {
        List<String> modes = new ArrayList<>();
        isolation.ifPresent(
                level -> modes.add("ISOLATION LEVEL " + level.words().toUpperCase(Locale.ROOT)));
        readOnly.ifPresent(only -> modes.add(only ? "READ ONLY" : "READ WRITE"));
        deferrable.ifPresent(may -> modes.add(may ? "DEFERRABLE" : "NOT DEFERRABLE"));
        return String.join(", ", modes);
    }
}
