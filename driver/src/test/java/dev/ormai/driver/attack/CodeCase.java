package dev.ormai.driver.attack;

import dev.ormai.testkit.DatabaseKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/**
 * An attempt that no single statement makes: with the methods of JDBC's objects, or over several statements, connections and principals.
 *
 * @param covers entries of the catalogue that it stands for
 */
record CodeCase(String id, String story, List<String> covers, Set<DatabaseKind> databases, Attempt attempt) {
    private static final Set<DatabaseKind> ALL = Set.of(DatabaseKind.H2, DatabaseKind.POSTGRESQL, DatabaseKind.MARIADB);

    /** Asserts for itself, and gives all that was heard, to be searched. */
    @FunctionalInterface
    interface Attempt {
        String with(Target target, Connection guarded) throws Exception;
    }

    /** What must not succeed. */
    @FunctionalInterface
    interface Deed {
        void run() throws Exception;
    }

    static CodeCase of(String id, String story, String covers, Attempt attempt) {
        return new CodeCase(id, story, List.of(covers.split(" ", -1)), ALL, attempt);
    }

    CodeCase on(DatabaseKind... kinds) {
        return new CodeCase(id, story, covers, Set.of(kinds), attempt);
    }

    /** What was heard when it failed. */
    static String refused(Deed deed) {
        try {
            deed.run();
        } catch (Exception e) {
            return Heard.failed(e instanceof SQLException sql ? sql : new SQLException(e))
                    .text();
        }
        throw new AssertionError("it was allowed");
    }
}
