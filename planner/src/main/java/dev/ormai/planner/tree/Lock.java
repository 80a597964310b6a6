package dev.ormai.planner.tree;

import java.util.List;
import java.util.Optional;

/**
 * A lock on the rows read.
 *
 * @param strength lower-case words: update, no key update, share, key share, or MySQL's {@code lock in share mode}
 * @param tables the names behind OF
 * @param waiting {@code nowait}, {@code skip locked} or {@code wait n}, lower case
 */
public record Lock(String strength, List<String> tables, Optional<String> waiting) {
    public Lock {
        tables = List.copyOf(tables);
    }
}
