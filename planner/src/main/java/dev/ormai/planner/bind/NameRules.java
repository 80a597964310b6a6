package dev.ormai.planner.bind;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.catalog.AsciiCase;

/** How a database compares names that the lexer has already folded. */
enum NameRules {
    EXACT,
    /** MySQL: columns and aliases without regard to case; {@link SimilarNames} refuses where other letters have a case too. */
    IGNORING_CASE;

    static NameRules of(Dialect dialect) {
        return switch (dialect) {
            case POSTGRESQL, H2 -> EXACT;
            case MYSQL -> IGNORING_CASE;
        };
    }

    boolean sameColumn(String a, String b) {
        return this == EXACT ? a.equals(b) : AsciiCase.equal(a, b);
    }

    boolean sameSource(String a, String b) {
        return sameColumn(a, b);
    }
}
