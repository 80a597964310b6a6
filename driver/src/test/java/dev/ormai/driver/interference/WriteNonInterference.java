package dev.ormai.driver.interference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.planner.OrmAiPlanner;
import dev.ormai.testkit.DatabaseKind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * Acme's writes do and say the same in two databases that differ only in what acme may not see, and leave every row that it may not see as
 * it was, to the last character. How many: {@code -Dormai.noninterference.writes=2000}.
 */
abstract class WriteNonInterference {
    private static final int WRITES = Integer.getInteger("ormai.noninterference.writes", 300);
    private static final long SEED = Long.getLong("ormai.noninterference.seed", 20_240_101L);
    private static final List<String> TABLES = List.of("accounts", "entries", "items", "notes");
    private static final Set<String> HIDDEN_COLUMNS = Set.of("phone", "email", "pin", "code", "ssn", "label", "remark");
    private static final String HIDDEN = "id >= " + LedgerRows.FIRST_HIDDEN + " and id < " + RandomWrites.FIRST_NEW;

    private final DatabaseKind kind;

    WriteNonInterference(DatabaseKind kind) {
        this.kind = kind;
    }

    @Test
    void writesNeitherChangeWhatIsHiddenNorTellOfIt() throws SQLException {
        RandomWrites writes = new RandomWrites(kind);
        List<String> leaks = new ArrayList<>();
        int changed = 0;
        int refused = 0;
        int failed = 0;
        PlannedOnce planner = new PlannedOnce(new OrmAiPlanner());
        try (State few = State.create(kind, false, planner);
                State many = State.create(kind, true, planner);
                Connection rawFew = few.raw();
                Connection rawMany = many.raw()) {
            keep(rawFew);
            keep(rawMany);
            String hiddenOfFew = rows(rawFew, HIDDEN);
            String hiddenOfMany = rows(rawMany, HIDDEN);
            String visible = shown(rawFew);
            Set<String> secretsOfFew = secrets(rawFew);
            Set<String> secretsOfMany = secrets(rawMany);
            for (long seed = SEED; seed < SEED + WRITES && leaks.size() < 10; seed++) {
                Statement write = writes.of(seed);
                int way = new Choices(~seed).below(PlanningWays.count(kind));
                Seen one = few.seen(write, way);
                Seen other = many.seen(write, way);
                String after = shown(rawFew);
                changed += after.equals(visible) ? 0 : 1;
                refused += one.refused() ? 1 : 0;
                failed += one.failed() ? 1 : 0;
                if (!one.equals(other)) {
                    leaks.add("seed %d tells: %s%n  few hidden:  %s%n  many hidden: %s%n"
                            .formatted(seed, write, one.beginning(), other.beginning()));
                } else if (!after.equals(shown(rawMany))) {
                    leaks.add("seed %d does otherwise: %s%n".formatted(seed, write));
                }
                assertThat(rows(rawFew, HIDDEN)).as("seed %d: %s", seed, write).isEqualTo(hiddenOfFew);
                assertThat(rows(rawMany, HIDDEN)).as("seed %d: %s", seed, write).isEqualTo(hiddenOfMany);
                assertThat(secretsOfFew).as("seed %d: %s", seed, write).containsAll(secrets(rawFew));
                assertThat(secretsOfMany).as("seed %d: %s", seed, write).containsAll(secrets(rawMany));
                restore(rawFew);
                restore(rawMany);
            }
        }

        String tally = "%d writes, %d changed rows, %d refused alike, %d failed alike"
                .formatted(WRITES, changed, refused, failed);
        System.out.printf("non-interference of writes, %s from seed %d: %s%n", kind, SEED, tally);
        assertThat(leaks).isEmpty();
        assertThat(changed).as(tally).isGreaterThan(WRITES / 3);
        assertThat(refused).as(tally).isLessThan(WRITES / 3);
    }

    @Test
    void pastTheDriverTheSameWritesChangeWhatIsHidden() throws SQLException {
        RandomWrites writes = new RandomWrites(kind);
        int changed = 0;
        try (State few = State.create(kind, false, new OrmAiPlanner());
                Connection raw = few.raw()) {
            String hidden = rows(raw, HIDDEN);
            raw.setAutoCommit(false);
            for (long seed = SEED; seed < SEED + 100; seed++) {
                Seen seen = Seen.of(raw, writes.of(seed));
                changed += !seen.failed() && !rows(raw, HIDDEN).equals(hidden) ? 1 : 0;
                raw.rollback();
            }
        }

        assertThat(changed).isGreaterThan(15);
    }

    private static void keep(Connection raw) throws SQLException {
        for (String table : TABLES) {
            execute(raw, "create table kept_%1$s as select * from %1$s where not (%2$s)".formatted(table, HIDDEN));
        }
    }

    private static void restore(Connection raw) throws SQLException {
        for (String table : TABLES) {
            execute(raw, "delete from %s where not (%s)".formatted(table, HIDDEN));
            execute(raw, "insert into %1$s select * from kept_%1$s".formatted(table));
        }
    }

    private static void execute(Connection raw, String sql) throws SQLException {
        try (java.sql.Statement statement = raw.createStatement()) {
            statement.execute(sql);
        }
    }

    /** What of the rows that acme may see is the same in every state. */
    private static String shown(Connection raw) throws SQLException {
        return rows(raw, "not (" + HIDDEN + ")", column -> !HIDDEN_COLUMNS.contains(column));
    }

    /** What is hidden in rows that acme may see. */
    private static Set<String> secrets(Connection raw) throws SQLException {
        String which = "id < " + LedgerRows.FIRST_HIDDEN;
        return Set.of(rows(raw, which, column -> column.equals("id") || HIDDEN_COLUMNS.contains(column))
                .split("\n"));
    }

    private static String rows(Connection raw, String which) throws SQLException {
        return rows(raw, which, column -> true);
    }

    private static String rows(Connection raw, String which, Predicate<String> wanted) throws SQLException {
        StringBuilder all = new StringBuilder();
        try (java.sql.Statement statement = raw.createStatement()) {
            for (String table : TABLES) {
                try (ResultSet rows =
                        statement.executeQuery("select * from %s where %s order by id".formatted(table, which))) {
                    int columns = rows.getMetaData().getColumnCount();
                    while (rows.next()) {
                        all.append(table).append(' ');
                        for (int i = 1; i <= columns; i++) {
                            if (wanted.test(rows.getMetaData().getColumnName(i).toLowerCase(Locale.ROOT))) {
                                all.append(rows.getString(i)).append('|');
                            }
                        }
                        all.append('\n');
                    }
                }
            }
        }
        return all.toString();
    }
}
