package dev.ormai.driver;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** A program that has nothing but the one jar, H2 and java.sql. Run in a JVM of its own. */
final class ShadedProbe {
    private ShadedProbe() {}

    public static void main(String[] arguments) throws SQLException {
        try (Connection raw = DriverManager.getConnection("jdbc:h2:mem:probe", "sa", "");
                Statement statement = raw.createStatement()) {
            statement.execute("create table items (id int primary key, tenant_id varchar(10), email varchar(40))");
            statement.execute(
                    "insert into items values (1, 'acme', 'ada@example.org'), (2, 'globex', 'eve@example.org')");
            Properties properties = new Properties();
            properties.setProperty("user", "sa");
            properties.setProperty("password", "");
            properties.setProperty("ormai.policy", arguments[0]);
            properties.setProperty("ormai.tenant", "acme");
            properties.setProperty("ormai.audit", arguments[1]);
            try (Connection guarded = DriverManager.getConnection("jdbc:ormai:h2:mem:probe", properties);
                    Statement plain = guarded.createStatement();
                    ResultSet rows =
                            plain.executeQuery("select id, count(*) as n from items group by id order by id")) {
                while (rows.next()) {
                    System.out.println("row " + rows.getInt(1) + " " + rows.getInt(2));
                }
                refused(plain);
            }
        }
    }

    private static void refused(Statement statement) {
        try {
            statement.executeQuery("select * from information_schema.users");
            System.out.println("not refused");
        } catch (SQLException e) {
            System.out.println("refused " + e.getSQLState() + " " + e.getClass().getName());
        }
    }
}
