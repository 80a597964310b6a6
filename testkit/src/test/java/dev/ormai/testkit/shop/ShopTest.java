package dev.ormai.testkit.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.testkit.Databases;
import dev.ormai.testkit.Rows;
import dev.ormai.testkit.TestDatabase;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ShopTest {
    @Test
    void everyTableHasThirtyToSixtyRows() throws Exception {
        try (TestDatabase database = shop()) {
            for (String table : Shop.tables()) {
                assertThat((BigDecimal)
                                database.query("select count(*) from " + table).single())
                        .as(table)
                        .isBetween(BigDecimal.valueOf(30), BigDecimal.valueOf(60));
            }
        }
    }

    @Test
    void dividingByTotalFailsForOneTenantOnly() throws Exception {
        try (TestDatabase database = shop()) {
            assertThat(database.query("select distinct tenant_id from orders where total = 33")
                            .single())
                    .isEqualTo(Shop.TENANT_WITH_TRAPS.id());
        }
    }

    @Test
    void oneOrderNamesACustomerOfAnotherTenant() throws Exception {
        try (TestDatabase database = shop()) {
            Rows tenants = database.query(
                    "select o.tenant_id, c.tenant_id from orders o join customers c on c.id = o.customer_id where o.id = ?",
                    Shop.ORDER_WITH_A_STRANGERS_CUSTOMER);

            assertThat(tenants.rows()).containsExactly(List.of("acme", "globex"));
        }
    }

    @Test
    void canariesOfSecretColumnsAreUnique() throws Exception {
        try (TestDatabase database = shop()) {
            List<@Nullable Object> secrets = database.query(
                            """
                            select ssn as s from customers where ssn is not null
                            union all select notes from customers where notes like 'CANARY-%'
                            union all select password_hash from users
                            union all select api_token from users where api_token is not null""")
                    .column("s");

            assertThat(secrets).hasSizeGreaterThan(100).allMatch(secret -> String.valueOf(secret)
                    .contains("-SECRET-"));
            assertThat(new HashSet<>(secrets)).hasSameSizeAs(secrets);
        }
    }

    @Test
    void ownVisibleCanaryIsNoLeak() {
        assertThat(Canaries.leakedTo(Tenant.ACME, "x " + Canaries.visible(Tenant.ACME, "customer")))
                .isEmpty();
    }

    @Test
    void canariesOfOthersOfSecretsAndOfDeletedRowsAreLeaksInAnyCase() {
        String text = "CANARY-globex-customer, canary-ACME-secret-ssn-1 and CANARY-acme-DELETED-customer";

        assertThat(Canaries.leakedTo(Tenant.ACME, text))
                .containsExactly("canary-acme-deleted-customer", "canary-acme-secret-ssn-1", "canary-globex-customer");
    }

    private static TestDatabase shop() throws Exception {
        TestDatabase database = Databases.h2();
        Shop.create(database);
        return database;
    }
}
