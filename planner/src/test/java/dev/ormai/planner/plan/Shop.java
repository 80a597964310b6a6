package dev.ormai.planner.plan;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.catalog.Catalog;
import dev.ormai.planner.catalog.Column;
import dev.ormai.planner.catalog.NameScope;
import dev.ormai.planner.catalog.Table;
import dev.ormai.planner.catalog.TableId;
import dev.ormai.planner.lex.Lexer;
import dev.ormai.planner.parse.StatementParser;
import dev.ormai.planner.relation.PolicyRelation;
import dev.ormai.planner.relation.RelationColumn;
import dev.ormai.planner.relation.RowPredicate;
import dev.ormai.planner.tree.BinaryOperation;
import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.ColumnType;
import dev.ormai.planner.tree.Exists;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.PolicyParameter;
import dev.ormai.planner.tree.PolicyValue;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.Select;
import dev.ormai.policy.FieldRule;
import dev.ormai.policy.IdentityValue;
import java.sql.Types;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A small shop and what one principal may see of it: of customers the rows of a tenant that are not deleted, without the
 * secret and with masked e-mail addresses; of orders the rows of the tenant; of order items those whose order is the
 * tenant's; all products; of employees no salaries; nothing of the payroll.
 */
final class Shop {
    static final TableId CUSTOMERS = new TableId("shop", "customers");
    static final TableId ORDERS = new TableId("shop", "orders");
    static final TableId ORDER_ITEMS = new TableId("shop", "order_items");
    static final TableId PRODUCTS = new TableId("shop", "products");
    static final TableId EMPLOYEES = new TableId("shop", "employees");
    static final TableId PAYROLL = new TableId("shop", "payroll");

    private static final NameScope SCOPE = new NameScope(List.of("shop"));
    private static final Set<String> DENIED = Set.of("tenant_id", "secret", "deleted_at");

    private final Dialect dialect;
    private final Catalog catalog;
    private final Map<TableId, PolicyRelation> relations = new LinkedHashMap<>();
    private final RelationalPlanner planner = new RelationalPlanner();

    private Shop(Dialect dialect) {
        this.dialect = dialect;
        List<Table> tables = List.of(
                table(
                        CUSTOMERS,
                        List.of("id"),
                        "id int8",
                        "tenant_id int4",
                        "name text",
                        "email text",
                        "city text",
                        "region text",
                        "credit numeric",
                        "secret text",
                        "active bool",
                        "meta jsonb",
                        "tags _text",
                        "created_at timestamptz",
                        "deleted_at timestamptz"),
                table(
                        ORDERS,
                        List.of("id"),
                        "id int8",
                        "tenant_id int4",
                        "customer_id int8",
                        "status text",
                        "total numeric",
                        "placed_at timestamp",
                        "note text"),
                table(
                        ORDER_ITEMS,
                        List.of("order_id", "product_id"),
                        "order_id int8",
                        "product_id int8",
                        "quantity int4",
                        "price numeric"),
                table(
                        PRODUCTS,
                        List.of("id"),
                        "id int8",
                        "name text",
                        "category text",
                        "price numeric",
                        "attrs jsonb",
                        "added date"),
                table(
                        EMPLOYEES,
                        List.of("id"),
                        "id int8",
                        "tenant_id int4",
                        "name text",
                        "manager_id int8",
                        "dept text",
                        "salary numeric",
                        "hired date"),
                table(PAYROLL, List.of("id"), "id int8", "amount numeric"));
        this.catalog = Catalog.of(dialect, "1", false, tables);
        relation(
                CUSTOMERS,
                tenant(),
                new RowPredicate(RowPredicate.Kind.SOFT_DELETE, expression("c_.deleted_at is null")));
        relation(ORDERS, tenant());
        relation(ORDER_ITEMS, via());
        relation(PRODUCTS);
        relation(EMPLOYEES, tenant());
    }

    static Shop of(Dialect dialect) {
        return new Shop(dialect);
    }

    Catalog catalog() {
        return catalog;
    }

    Map<TableId, PolicyRelation> relations() {
        return relations;
    }

    Query parse(String sql) {
        return new StatementParser().parse(Lexer.of(dialect).lex(sql));
    }

    PlanOutcome outcome(String sql) {
        return planner.plan(parse(sql), catalog, SCOPE, relations);
    }

    /** The plan of a statement that must have one. */
    RelationalPlan plan(String sql) {
        PlanOutcome outcome = outcome(sql);
        if (outcome instanceof PlanOutcome.Planned planned) {
            return planned.plan();
        }
        throw new AssertionError("%s: %s".formatted(((PlanOutcome.Unplanned) outcome).reason(), sql));
    }

    /** Why a statement that must have no plan has none. */
    String reason(String sql) {
        PlanOutcome outcome = outcome(sql);
        if (outcome instanceof PlanOutcome.Unplanned unplanned) {
            return unplanned.reason();
        }
        throw new AssertionError("planned: " + sql);
    }

    private static Table table(TableId id, List<String> key, String... columns) {
        List<Column> all = Stream.of(columns)
                .map(column -> column.split(" ", 2))
                .map(parts -> new Column(parts[0], type(parts[1]), true))
                .toList();
        return new Table(id, all, key, List.of());
    }

    private static ColumnType type(String name) {
        int jdbc =
                switch (name) {
                    case "int4" -> Types.INTEGER;
                    case "int8" -> Types.BIGINT;
                    case "numeric" -> Types.NUMERIC;
                    case "text" -> Types.VARCHAR;
                    case "bool" -> Types.BIT;
                    case "date" -> Types.DATE;
                    case "timestamp", "timestamptz" -> Types.TIMESTAMP;
                    case "_text" -> Types.ARRAY;
                    default -> Types.OTHER;
                };
        return new ColumnType(jdbc, name, name.equals("numeric") ? 12 : 0, name.equals("numeric") ? 2 : 0);
    }

    private void relation(TableId id, RowPredicate... predicates) {
        Table table = catalog.table(id.schema(), id.name()).orElseThrow();
        List<RelationColumn> columns = table.columns().stream()
                .filter(column -> !DENIED.contains(column.name()))
                .map(Shop::column)
                .toList();
        relations.put(id, new PolicyRelation(table, id.name(), "c_", columns, List.of(predicates)));
    }

    private static RelationColumn column(Column column) {
        return switch (column.name()) {
            case "email" ->
                new RelationColumn(column, FieldRule.MASK_DEFAULT, expression("left(c_.email, 2) || '***'"));
            case "salary" -> new RelationColumn(column, FieldRule.MASK_DEFAULT, expression("null"));
            default -> new RelationColumn(column, FieldRule.ALLOW, ColumnReference.of("c_", column.name()));
        };
    }

    private static Expression expression(String sql) {
        return new StatementParser()
                .parseExpression(Lexer.of(Dialect.POSTGRESQL).lex(sql));
    }

    private static Expression tenantOf(String alias) {
        PolicyValue tenant = new PolicyValue.Identity(IdentityValue.TENANT, type("int4"));
        return new BinaryOperation(ColumnReference.of(alias, "tenant_id"), "=", new PolicyParameter(tenant));
    }

    private static RowPredicate tenant() {
        return new RowPredicate(RowPredicate.Kind.TENANT, tenantOf("c_"));
    }

    private static RowPredicate via() {
        Query parent = new StatementParser()
                .parse(Lexer.of(Dialect.POSTGRESQL).lex("select 1 from shop.orders as p where p.id = c_.order_id"));
        Select select = (Select) parent.body();
        Expression where = new BinaryOperation(select.where().orElseThrow(), "and", tenantOf("p"));
        Query whole = Query.of(Select.of(select.items(), select.from(), Optional.of(where)));
        return new RowPredicate(RowPredicate.Kind.VIA, new Exists(whole));
    }
}
