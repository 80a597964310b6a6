package dev.ormai.testkit.shop;

import static dev.ormai.testkit.shop.ShopTable.row;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Twenty orders for each tenant and their items; every other order has two items, the rest none. */
final class OrderRows {
    static final int PER_TENANT = 20;

    /** This order names a customer of the next tenant: what a bug in an application leaves behind. */
    static final int WITH_A_STRANGERS_CUSTOMER = 19;

    private static final long FIRST_ID = 1_000;
    private static final List<String> STATUSES = List.of("open", "paid", "paid", "shipped", "cancelled", "PAID");
    private static final Instant FIRST = Instant.parse("2025-03-30T00:30:00Z");

    private OrderRows() {}

    static long id(Tenant tenant, int index) {
        return tenant.rowId(FIRST_ID, index);
    }

    static ShopTable orders() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int index = 0; index < PER_TENANT; index++) {
            for (Tenant tenant : Tenant.values()) {
                rows.add(order(tenant, index));
            }
        }
        return new ShopTable(
                "orders",
                List.of("id", "tenant_id", "customer_id", "status", "total", "placed_at", "note", "version"),
                rows);
    }

    private static List<@Nullable Object> order(Tenant tenant, int index) {
        return row(
                id(tenant, index),
                tenant.id(),
                customerId(tenant, index),
                STATUSES.get(index % STATUSES.size()),
                total(tenant, index),
                FIRST.plus(Duration.ofMinutes(5_003L * index + 7L * tenant.number())),
                note(tenant, index),
                1 + index % 3);
    }

    /** Customers with the last two numbers have no orders; deleted ones have. */
    private static long customerId(Tenant tenant, int index) {
        Tenant[] tenants = Tenant.values();
        Tenant owner = index == WITH_A_STRANGERS_CUSTOMER ? tenants[(tenant.number() + 1) % tenants.length] : tenant;
        return CustomerRows.id(owner, index % (CustomerRows.PER_TENANT - 2));
    }

    /** 33.00 is globex's alone: {@code 1/(total-33)} tells whose row it read. */
    private static BigDecimal total(Tenant tenant, int index) {
        if (tenant == Tenant.GLOBEX && (index == 5 || index == 11)) {
            return new BigDecimal("33.00");
        }
        return switch (index) {
            case 3 -> new BigDecimal("0.00");
            case 7 -> new BigDecimal("-5.00");
            case 8, 9 -> new BigDecimal("99.90");
            case 12 -> new BigDecimal("1234567890.12");
            default -> BigDecimal.valueOf(10_00L + 7_25L * index + 3L * tenant.number(), 2);
        };
    }

    private static @Nullable String note(Tenant tenant, int index) {
        return switch (index % 8) {
            case 0 -> Canaries.visible(tenant, "order-" + index);
            case 1 -> "";
            case 2 -> "leave at the neighbour's";
            case 3 -> "50% off_now \\ \"today\"";
            case 4 -> "' or '1'='1";
            case 5 -> "ring twice\nthen wait   ";
            default -> null;
        };
    }

    static ShopTable items() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int index = 0; index < PER_TENANT; index++) {
            for (Tenant tenant : Tenant.values()) {
                int product = (7 * index + tenant.number()) % CatalogRows.COUNT;
                rows.add(row(
                        tenant.rowId(0, index),
                        id(tenant, index - index % 2),
                        CatalogRows.id(product),
                        1 + index % 5,
                        CatalogRows.price(product)));
            }
        }
        return new ShopTable("order_items", List.of("id", "order_id", "product_id", "quantity", "unit_price"), rows);
    }
}
