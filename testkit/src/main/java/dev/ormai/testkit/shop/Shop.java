package dev.ormai.testkit.shop;

import dev.ormai.testkit.DatabaseKind;
import dev.ormai.testkit.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The sample shop: {@code customers}, {@code orders}, {@code order_items} (no tenant of its own), {@code products} (shared), {@code
 * employees}, {@code users}, {@code events}; 30 to 60 rows each, the same on every database and in every run.
 */
public final class Shop {
    /** The only tenant with orders on which {@code 1/(total-33)} fails and customers whose {@code national_id} is no number. */
    public static final Tenant TENANT_WITH_TRAPS = Tenant.GLOBEX;

    /** An order of acme that names a customer of globex. */
    public static final long ORDER_WITH_A_STRANGERS_CUSTOMER =
            OrderRows.id(Tenant.ACME, OrderRows.WITH_A_STRANGERS_CUSTOMER);

    private Shop() {}

    /** The tables, each after those that its keys refer to. */
    public static List<String> tables() {
        return contents().stream().map(ShopTable::name).toList();
    }

    private static List<ShopTable> contents() {
        return List.of(
                CustomerRows.table(),
                OrderRows.orders(),
                CatalogRows.table(),
                OrderRows.items(),
                StaffRows.table(),
                UserRows.users(),
                UserRows.events());
    }

    /** Creates the tables and their rows in an empty database; H2 in about 0.1 s, servers in about as much. */
    public static void create(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            create(connection, database.kind());
        }
    }

    /** The same in the connection's own schema, in one transaction as far as the database has that for tables; leaves auto-commit as it was. */
    public static void create(Connection connection, DatabaseKind kind) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (String sql : schema(kind)) {
                statement.execute(sql);
            }
            for (ShopTable table : contents()) {
                table.insert(connection, kind);
            }
            connection.commit();
        } finally {
            connection.setAutoCommit(autoCommit);
        }
    }

    /** The statements that create the tables. Our own scripts have no semicolon but at the end of a statement. */
    private static List<String> schema(DatabaseKind kind) {
        String script =
                switch (kind) {
                    case H2 -> "h2.sql";
                    case POSTGRESQL -> "postgresql.sql";
                    case MARIADB, MYSQL -> "mysql.sql";
                };
        String text =
                resource(script).lines().filter(line -> !line.startsWith("--")).collect(Collectors.joining("\n"));
        return Stream.of(text.split(";", -1)).filter(sql -> !sql.isBlank()).toList();
    }

    /** A policy for this shop: tenants, masks of every kind, denied and hashed columns, soft delete; no owner. */
    public static String policyYaml() {
        return resource("policy.yaml");
    }

    /** The same, but each user sees only the customers whose {@code account_manager_id} he is: {@code u-1} or {@code u-2}. */
    public static String ownerPolicyYaml() {
        return resource("policy-owner.yaml");
    }

    private static String resource(String name) {
        try (InputStream in = Shop.class.getResourceAsStream("/shop/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the sample shop lacks its file " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the sample shop's file " + name, e);
        }
    }
}
