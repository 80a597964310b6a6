package dev.ormai.testkit.shop;

import static dev.ormai.testkit.shop.ShopTable.row;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Twelve employees for each tenant, each but the first with a manager of the same tenant. */
final class StaffRows {
    static final int PER_TENANT = 12;

    private static final long FIRST_ID = 500;

    private static final List<String> NAMES = List.of(
            "Grace Hopper", "Alan Turing", "Şükrü Öz", "D'Arcy", "Grace Hopper", "Edsger", "Barbara", "İpek ılık");

    private static final List<@Nullable String> DEPARTMENTS = Arrays.asList("board", "sales", "sales", "support", null);

    private StaffRows() {}

    static ShopTable table() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int index = 0; index < PER_TENANT; index++) {
            for (Tenant tenant : Tenant.values()) {
                rows.add(row(
                        tenant.rowId(FIRST_ID, index),
                        tenant.id(),
                        index == 10 ? Canaries.visible(tenant, "employee") : NAMES.get(index % NAMES.size()),
                        DEPARTMENTS.get(index % DEPARTMENTS.size()),
                        index == 0 ? null : tenant.rowId(FIRST_ID, (index - 1) / 3),
                        index == 9 ? null : BigDecimal.valueOf(12_000_00L - 650_50L * index + 11L * tenant.number(), 2),
                        LocalDate.of(2015, 2, 28).plusDays(301L * index + tenant.number()),
                        index != 11));
            }
        }
        return new ShopTable(
                "employees",
                List.of("id", "tenant_id", "name", "department", "manager_id", "salary", "hired", "is_active"),
                rows);
    }
}
