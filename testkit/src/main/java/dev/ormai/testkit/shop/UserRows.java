package dev.ormai.testkit.shop;

import static dev.ormai.testkit.shop.ShopTable.row;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Ten users for each tenant, and fifteen events. */
final class UserRows {
    static final int PER_TENANT = 10;
    static final int EVENTS_PER_TENANT = 15;

    private static final List<String> ROLES = List.of("admin", "agent", "viewer");
    private static final List<String> KINDS = List.of("login", "order.placed", "order.paid", "export", "login");
    private static final Instant FIRST = Instant.parse("2026-02-28T23:59:59.999999Z");

    private UserRows() {}

    static UUID id(Tenant tenant, int index) {
        return UUID.fromString(String.format(Locale.ROOT, "00000000-0000-4000-8000-%012d", tenant.rowId(0, index)));
    }

    static ShopTable users() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int index = 0; index < PER_TENANT; index++) {
            for (Tenant tenant : Tenant.values()) {
                rows.add(row(
                        id(tenant, index),
                        tenant.id(),
                        index == 0
                                ? "ada@example.com"
                                : String.format(Locale.ROOT, "User%d@%s.example", index, tenant.id()),
                        index == 9 ? Canaries.visible(tenant, "user") : "User " + index,
                        ROLES.get(index % ROLES.size()),
                        Canaries.secret(tenant, "password-" + index),
                        index == 4 ? null : Canaries.secret(tenant, "token-" + index),
                        index == 5 ? null : FIRST.minus(Duration.ofHours(31L * index + tenant.number())),
                        index * index));
            }
        }
        return new ShopTable(
                "users",
                List.of(
                        "id",
                        "tenant_id",
                        "email",
                        "name",
                        "role",
                        "password_hash",
                        "api_token",
                        "last_login",
                        "login_count"),
                rows);
    }

    static ShopTable events() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int index = 0; index < EVENTS_PER_TENANT; index++) {
            for (Tenant tenant : Tenant.values()) {
                rows.add(row(
                        tenant.rowId(0, index),
                        tenant.id(),
                        index == 7 ? null : id(tenant, index % PER_TENANT),
                        KINDS.get(index % KINDS.size()),
                        payload(tenant, index),
                        FIRST.plusSeconds(86_400L * index + tenant.number())));
            }
        }
        return new ShopTable("events", List.of("id", "tenant_id", "user_id", "kind", "payload", "at"), rows);
    }

    private static ShopTable.@Nullable Json payload(Tenant tenant, int index) {
        List<@Nullable String> documents = Arrays.asList(
                String.format(Locale.ROOT, "{\"note\":\"%s\"}", Canaries.visible(tenant, "event-" + index)),
                String.format(Locale.ROOT, "{\"tags\":[\"a\",\"b\"],\"amount\":%d.5}", index),
                "{\"agent\":\"it's \\\"Mozilla\\\" \\\\ 😀\"}",
                null,
                "[]");
        String document = documents.get(index % documents.size());
        return document == null ? null : new ShopTable.Json(document);
    }
}
