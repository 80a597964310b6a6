package dev.ormai.testkit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** H2 in this JVM's memory, in its regular mode: names without quotes are upper case. */
final class H2 {
    private static final String USER = "sa";

    private H2() {}

    /** Lives until it is closed, even with no connection open. */
    static TestDatabase freshDatabase() {
        String url = "jdbc:h2:mem:" + RandomName.database() + ";DB_CLOSE_DELAY=-1";
        return new TestDatabase(DatabaseKind.H2, url, USER, "", () -> shutDown(url));
    }

    private static void shutDown(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, USER, "");
                Statement statement = connection.createStatement()) {
            statement.execute("shutdown immediately");
        }
    }
}
