package dev.ormai.cli.demo;

import dev.ormai.testkit.DatabaseKind;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Customers of a region of their own: beside the sample shop's, whose names are made to break things. */
final class DemoCustomers {
    static final String REGION = "central";

    private static final OffsetDateTime SINCE =
            Instant.parse("2026-01-05T09:00:00Z").atOffset(ZoneOffset.UTC);

    private record Customer(
            int id, String tenant, String name, String email, String city, String limit, boolean gone) {}

    private static final List<Customer> CUSTOMERS = List.of(
            new Customer(901, "acme", "Nordwind Bakery", "anna@nordwind.example", "Hamburg", "4500.00", false),
            new Customer(902, "globex", "Falcon Couriers", "desk@falcon.example", "Rotterdam", "12000.00", false),
            new Customer(903, "acme", "Lindgren & Sons", "ole@lindgren.example", "Malmö", "800.00", false),
            new Customer(904, "initech", "Initech Supplies", "bill@initech.example", "Austin", "1.00", false),
            new Customer(905, "acme", "Café Mirabelle", "chloe@mirabelle.example", "Lyon", "2750.50", false),
            new Customer(906, "globex", "Harbour Hardware", "sam@harbour.example", "Antwerp", "6400.00", false),
            new Customer(907, "acme", "Closed Account Ltd", "old@closed.example", "Leeds", "0.00", true),
            new Customer(908, "acme", "Öztürk Textiles", "deniz@ozturk.example", "Bursa", "9900.00", false));

    private DemoCustomers() {}

    static void insert(Connection connection, DatabaseKind kind) throws SQLException {
        String sql =
                "insert into customers (id, tenant_id, name, email, phone, ssn, city, region, status, credit_limit,"
                        + " created_at, deleted_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Customer customer : CUSTOMERS) {
                bind(statement, customer, kind);
                statement.executeUpdate();
            }
        }
    }

    private static void bind(PreparedStatement statement, Customer customer, DatabaseKind kind) throws SQLException {
        statement.setLong(1, customer.id());
        statement.setString(2, customer.tenant());
        statement.setString(3, customer.name());
        statement.setString(4, customer.email());
        statement.setString(5, "+49 40 555 0" + customer.id());
        statement.setString(6, "000-12-" + customer.id());
        statement.setString(7, customer.city());
        statement.setString(8, REGION);
        statement.setString(9, "active");
        statement.setBigDecimal(10, new BigDecimal(customer.limit()));
        statement.setObject(11, kind.isMySqlFamily() ? SINCE.toLocalDateTime() : SINCE);
        statement.setTimestamp(12, deleted(customer));
    }

    private static @Nullable Timestamp deleted(Customer customer) {
        return customer.gone() ? Timestamp.valueOf(LocalDateTime.parse("2026-03-01T12:00:00")) : null;
    }
}
