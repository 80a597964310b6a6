package dev.ormai.planner.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.testkit.Databases;
import dev.ormai.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Asks the server for each character that a name can hold, all those of the first plane, which others it takes for the same. */
@Tag("mariadb")
final class BroadFoldIT {
    private static final String NAMES = "character set utf8mb3 collate utf8mb3_general_ci";
    private static final int CHARACTERS = 0xFFFF - 0x800;

    @Test
    void whateverTheServerJoinsIsJoinedHere() throws Exception {
        Map<String, String> folds = new HashMap<>();
        List<String> apart = new ArrayList<>();
        int asked = 0;
        try (TestDatabase database = Databases.mariaDb();
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            create(statement);
            try (ResultSet rows =
                    statement.executeQuery("select c, lower(c), upper(c), hex(weight_string(c)) from letters")) {
                while (rows.next()) {
                    asked++;
                    String fold = BroadFold.fold(rows.getString(1));
                    String known = folds.putIfAbsent(rows.getString(4), fold);
                    if (known != null && !known.equals(fold)
                            || !BroadFold.fold(rows.getString(2)).equals(fold)
                            || !BroadFold.fold(rows.getString(3)).equals(fold)) {
                        apart.add("U+%04X".formatted((int) rows.getString(1).charAt(0)));
                    }
                }
            }
        }

        assertThat(asked).isEqualTo(CHARACTERS);
        assertThat(apart).isEmpty();
    }

    private static void create(Statement statement) throws SQLException {
        statement.execute("create table letters (c varchar(1) " + NAMES + ")");
        statement.execute("insert into letters select convert(char(seq using utf16) using utf8mb3) from seq_1_to_65535"
                + " where seq not between 0xD800 and 0xDFFF");
    }

    @Test
    void theServerComparesNamesByThatCollation() throws Exception {
        try (TestDatabase database = Databases.mariaDb()) {
            assertThat(database.query("select @@character_set_system").single()).isIn("utf8mb3", "utf8");
        }
    }
}
