package dev.ormai.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The smallest program that reads a row; says so on its output and ends. */
final class FirstRow {
    private FirstRow() {}

    /** @param arguments URL, user, password, statement */
    public static void main(String[] arguments) throws SQLException {
        try (Connection connection = DriverManager.getConnection(arguments[0], arguments[1], arguments[2]);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(arguments[3])) {
            if (!rows.next()) {
                throw new IllegalStateException("there is no row");
            }
            System.out.println(rows.getString(1));
        }
    }
}
