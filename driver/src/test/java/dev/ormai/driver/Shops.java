package dev.ormai.driver;

import dev.ormai.policy.PolicySet;
import dev.ormai.policy.Principal;
import dev.ormai.policy.Secrets;
import dev.ormai.policy.file.PolicyFile;
import dev.ormai.testkit.TestDatabase;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A small shop of two tenants, and ways to it. */
final class Shops {
    static final Principal ACME = Principal.of("acme", "ann");
    static final Principal GLOBEX = Principal.of("globex", "gus");

    private static final String POLICY =
            """
            version: 1
            profile: app
            tenant: tenant_id
            models:
              Customer:
                table: customers
                fields: {ssn: deny}
            """;

    private Shops() {}

    static PolicySet policy() {
        return PolicyFile.parse(POLICY, "shop.yaml", Secrets.ofProcess());
    }

    /** Customers 1 to 4 are acme's, 5 to 6 globex's; secrets has what nobody may see. */
    static void create(TestDatabase database) throws SQLException {
        database.execute(
                "create table customers (id int primary key, tenant_id varchar(40) not null, name varchar(60) not null,"
                        + " ssn varchar(20), born date, credit numeric(10, 2))",
                "create table secrets (id int primary key)",
                "create table notes (id int primary key, text varchar(200) not null)",
                "insert into customers values (1, 'acme', 'Ada', '1-1', date '1990-01-02', 10.50),"
                        + " (2, 'acme', 'Bob', '2-2', null, null), (3, 'acme', 'Cyd', '3-3', null, 7.00),"
                        + " (4, 'acme', 'Dan', '4-4', null, 0), (5, 'globex', 'Eve', '5-5', null, 1),"
                        + " (6, 'globex', 'Fay', '6-6', null, 2)");
    }

    static OrmAiDataSource.Builder around(TestDatabase database) {
        return OrmAiDataSource.around(source(database))
                .policy(policy())
                .audit("off")
                .planner(new WrappingPlanner());
    }

    static Connection connect(TestDatabase database, Principal principal) throws SQLException {
        return around(database).principal(principal).build().getConnection();
    }

    static DataSource source(TestDatabase database) {
        return new PlainDataSource(database);
    }

    private record PlainDataSource(TestDatabase database) implements DataSource {
        @Override
        public Connection getConnection() throws SQLException {
            return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return DriverManager.getConnection(database.jdbcUrl(), user, password);
        }

        @Override
        public PrintWriter getLogWriter() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setLogWriter(PrintWriter out) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setLoginTimeout(int seconds) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int getLoginTimeout() {
            return 0;
        }

        @Override
        public Logger getParentLogger() {
            return Logger.getLogger("test");
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            throw new SQLException("wraps nothing");
        }

        @Override
        public boolean isWrapperFor(Class<?> type) {
            return false;
        }
    }
}
