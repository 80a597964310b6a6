package dev.ormai.planner.fuzz;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.ParameterStyle;
import dev.ormai.planner.SqlRequest;
import dev.ormai.planner.catalog.Catalog;
import dev.ormai.planner.catalog.Column;
import dev.ormai.planner.catalog.NameScope;
import dev.ormai.planner.catalog.Table;
import dev.ormai.planner.catalog.TableId;
import dev.ormai.planner.relation.GuardedSchema;
import dev.ormai.planner.tree.ColumnType;
import dev.ormai.policy.EffectivePolicy;
import dev.ormai.policy.Principal;
import dev.ormai.policy.Secrets;
import dev.ormai.policy.file.PolicyFile;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The tables of the sample shop as one dialect sees them, without a database. */
public final class FuzzShop {
    static final String SCHEMA = "shop";

    private static final List<String> TABLES = List.of(
            "customers: id b, tenant_id t, name t, email t, phone t, ssn t, city t, region t, status t, account_manager_id t,"
                    + " credit_limit n, card_number t, national_id t, notes t, created_at z, deleted_at s",
            "orders: id b, tenant_id t, customer_id b, status t, total n, placed_at z, note t, version i",
            "products: id b, sku t, name t, category t, price n, stock i",
            "order_items: id b, order_id b, product_id b, quantity i, unit_price n",
            "employees: id b, tenant_id t, name t, department t, manager_id b, salary n, hired d, is_active o",
            "events: id b, tenant_id t, user_id b, kind t, payload t, at z",
            "payroll: id b, amount n");

    private static final String POLICY =
            """
            version: 1
            profile: dev
            tenant: tenant_id
            models:
              Customer:
                table: customers
                rows: {soft_delete: deleted_at}
                fields:
                  email: {mask: email}
                  phone: {mask: "***{last4}"}
                  ssn: deny
                  city: {mask: {sql: "lower(city)"}}
                  card_number: {mask: card}
                  national_id: hash
                  notes: deny
              Order: {table: orders, relations: {customer: {model: Customer, key: {customer_id: id}}}}
              OrderItem:
                table: order_items
                rows: {tenant: {via: order}}
                relations: {order: {model: Order, key: {order_id: id}}}
              Product: {table: products, rows: {tenant: none}}
              Employee: {table: employees, fields: {salary: deny}}
              Event: {table: events, rows: {filter: "kind <> 'internal'"}}
            """;

    private final Catalog catalog;
    private final NameScope scope;
    private final EffectivePolicy policy;

    public FuzzShop(Dialect dialect) {
        this(dialect, POLICY);
    }

    /** A shop whose policy admits what has no relational plan. */
    static FuzzShop unplanned(Dialect dialect) {
        return new FuzzShop(dialect, POLICY + "sql: {unplanned: allow}\n");
    }

    private FuzzShop(Dialect dialect, String policy) {
        String schema = cased(SCHEMA, dialect);
        List<Table> tables = new ArrayList<>();
        for (String line : TABLES) {
            String[] parts = line.split(": ", 2);
            List<Column> columns = new ArrayList<>();
            for (String column : parts[1].split(", ", -1)) {
                String[] words = column.split(" ", 2);
                columns.add(new Column(cased(words[0], dialect), type(words[1], dialect), true));
            }
            tables.add(new Table(
                    new TableId(schema, cased(parts[0], dialect)), columns, List.of(cased("id", dialect)), List.of()));
        }
        this.catalog = Catalog.of(dialect, "1", false, tables);
        this.scope = new NameScope(List.of(schema));
        this.policy = PolicyFile.parse(policy, "shop.yaml", Secrets.ofProcess()).forRoles(List.of());
    }

    public SqlRequest request(String sql) {
        return new SqlRequest(
                sql, ParameterStyle.JDBC, policy, Principal.of("acme", "u-1").principalClass(), catalog, scope);
    }

    GuardedSchema schema() {
        return GuardedSchema.of(policy, catalog, scope);
    }

    private static String cased(String name, Dialect dialect) {
        return dialect == Dialect.H2 ? name.toUpperCase(Locale.ROOT) : name;
    }

    private static ColumnType type(String letter, Dialect dialect) {
        boolean postgres = dialect == Dialect.POSTGRESQL;
        return switch (letter) {
            case "b" -> new ColumnType(Types.BIGINT, postgres ? "int8" : "bigint", 0, 0);
            case "i" -> new ColumnType(Types.INTEGER, postgres ? "int4" : "integer", 0, 0);
            case "n" -> new ColumnType(Types.NUMERIC, "numeric", 12, 2);
            case "d" -> new ColumnType(Types.DATE, "date", 0, 0);
            case "o" -> new ColumnType(Types.BOOLEAN, postgres ? "bool" : "boolean", 0, 0);
            case "s" -> new ColumnType(Types.TIMESTAMP, "timestamp", 0, 0);
            case "z" ->
                new ColumnType(
                        Types.TIMESTAMP_WITH_TIMEZONE, postgres ? "timestamptz" : "timestamp with time zone", 0, 0);
            default -> new ColumnType(Types.VARCHAR, dialect == Dialect.H2 ? "character varying" : "varchar", 100, 0);
        };
    }
}
