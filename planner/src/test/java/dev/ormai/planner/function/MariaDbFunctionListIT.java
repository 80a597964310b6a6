package dev.ormai.planner.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.planner.Dialect;
import dev.ormai.testkit.Databases;
import dev.ormai.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("mariadb")
final class MariaDbFunctionListIT {
    private static final int NO_SUCH_FUNCTION = 1305;

    private static final Set<String> MYSQL_ONLY = Set.of(
            "any_value",
            "bin_to_uuid",
            "grouping",
            "is_uuid",
            "json_pretty",
            "json_schema_valid",
            "regexp_like",
            "st_latitude",
            "st_longitude",
            "uuid_to_bin",
            "weight_string");

    @Test
    void mariaDbHasEveryFunctionOfTheListThatIsNotOfMySqlOnly() throws Exception {
        Set<String> missing = new TreeSet<>();
        try (TestDatabase database = Databases.mariaDb();
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String name : FunctionList.of(Dialect.MYSQL).names()) {
                try {
                    statement.execute("select " + name + "()");
                } catch (SQLException e) {
                    if (e.getErrorCode() == NO_SUCH_FUNCTION) {
                        missing.add(name);
                    }
                }
            }
        }
        missing.removeAll(MYSQL_ONLY);
        // Part of the grammar, which knows it with two arguments only.
        missing.remove("point");
        assertThat(missing).isEmpty();
    }
}
