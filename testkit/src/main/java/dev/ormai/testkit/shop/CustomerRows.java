package dev.ormai.testkit.shop;

import static dev.ormai.testkit.shop.ShopTable.row;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Fifteen customers for each tenant, under the same names: a name does not tell the tenant. */
final class CustomerRows {
    static final int PER_TENANT = 15;

    /** Customers with these numbers are deleted. */
    static final List<Integer> DELETED = List.of(11, 12);

    private static final List<String> COLUMNS = List.of(
            "id",
            "tenant_id",
            "name",
            "email",
            "phone",
            "ssn",
            "city",
            "region",
            "status",
            "account_manager_id",
            "credit_limit",
            "card_number",
            "national_id",
            "notes",
            "created_at",
            "deleted_at");

    /** Quotes, patterns, line ends, comments, nothing at all, other alphabets, characters beyond 16 bits. Two are replaced by canaries. */
    private static final List<String> NAMES = List.of(
            "Ada Lovelace",
            "O'Brien \"and\" Söhne",
            "Back\\slash \\' Ltd",
            "100% Cotton_Wool",
            "Two\nLines\r\nLtd",
            "",
            "İstanbul Işık DIŞ TİCARET ıiIİ",
            "Emoji 😀👩‍👩‍👧 \uD83C\uDFF4 GmbH",
            "Trailing spaces   ",
            "'; drop table customers; --",
            "/* or 1=1 */ -- {fn now()} ? :name $1 $$",
            "deleted, see deleted_at",
            "deleted, see deleted_at",
            "null",
            "canary");

    private static final List<@Nullable String> CITIES = Arrays.asList(
            "Ankara", "İzmir", "izmir", "IZMIR", "Ağrı", "São Paulo", "Łódź", "東京", "", null, "St. John's", "%", "_");

    private static final List<@Nullable String> REGIONS = Arrays.asList("north", "south", "east", null, "West");
    private static final List<String> STATUSES = List.of("active", "active", "prospect", "inactive", "internal");
    private static final List<@Nullable String> MANAGERS = Arrays.asList("u-1", "u-2", "u-1", null);

    private static final Instant FIRST = Instant.parse("2024-01-01T00:00:00Z");

    private CustomerRows() {}

    static ShopTable table() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int index = 0; index < PER_TENANT; index++) {
            for (Tenant tenant : Tenant.values()) {
                rows.add(customer(tenant, index));
            }
        }
        return new ShopTable("customers", COLUMNS, rows);
    }

    static long id(Tenant tenant, int index) {
        return tenant.rowId(0, index);
    }

    private static List<@Nullable Object> customer(Tenant tenant, int index) {
        return row(
                id(tenant, index),
                tenant.id(),
                name(tenant, index),
                email(tenant, index),
                phone(index),
                index == 10 ? null : Canaries.secret(tenant, "ssn-" + index),
                CITIES.get((index + tenant.number()) % CITIES.size()),
                REGIONS.get(index % REGIONS.size()),
                STATUSES.get((index + tenant.number()) % STATUSES.size()),
                MANAGERS.get(index % MANAGERS.size()),
                creditLimit(tenant, index),
                index == 5 ? null : String.format(Locale.ROOT, "4111 1111 11%02d %04d", tenant.number(), 7 * index),
                nationalId(tenant, index),
                notes(tenant, index),
                FIRST.plus(Duration.ofHours(410L * index + tenant.number())).plusNanos(1_000L * 123_457 * (index % 3)),
                DELETED.contains(index)
                        ? LocalDateTime.parse("2025-02-28T23:59:59.5").plusDays(index)
                        : null);
    }

    private static String name(Tenant tenant, int index) {
        if (index == DELETED.get(0)) {
            return Canaries.deleted(tenant, "customer");
        }
        return index == PER_TENANT - 1 ? Canaries.visible(tenant, "customer") : NAMES.get(index);
    }

    private static @Nullable String email(Tenant tenant, int index) {
        return switch (index) {
            case 0 -> "ada@example.com";
            case 1 -> null;
            case 2 -> "";
            case 3 -> "not an address";
            case 6 -> "İrem.IŞIK@Örnek.example";
            case 7 -> "Ada@Example.COM";
            default -> String.format(Locale.ROOT, "customer%d@%s.example", index, tenant.id());
        };
    }

    private static @Nullable String phone(int index) {
        return switch (index) {
            case 4 -> null;
            case 5 -> "12";
            case 8 -> "";
            default -> String.format(Locale.ROOT, "+90 555 %03d %02d %02d", index * 31, index, 99 - index);
        };
    }

    private static @Nullable BigDecimal creditLimit(Tenant tenant, int index) {
        return switch (index) {
            case 6 -> null;
            case 7 -> new BigDecimal("-0.01");
            case 8 -> new BigDecimal("9999999999.99");
            case 9 -> new BigDecimal("0.00");
            default -> BigDecimal.valueOf(250_50L * (index + 1) + tenant.number(), 2);
        };
    }

    /** A number for acme, none for globex: {@code cast(national_id as bigint)} tells whose row it read. */
    private static String nationalId(Tenant tenant, int index) {
        return switch (tenant) {
            case ACME -> String.format(Locale.ROOT, "10000000%03d", index);
            case GLOBEX -> String.format(Locale.ROOT, "GX-%05d", index);
            case INITECH -> index == 3 ? "" : String.format(Locale.ROOT, "30000000%03d", index);
        };
    }

    private static @Nullable String notes(Tenant tenant, int index) {
        return switch (index) {
            case 1 -> null;
            case 2 -> "";
            case 4 -> "long ".repeat(1_000);
            case 5 -> "first\nsecond\twith 'quotes' and \\ and \uD83D\uDE80";
            default -> Canaries.secret(tenant, "notes-" + index);
        };
    }
}
