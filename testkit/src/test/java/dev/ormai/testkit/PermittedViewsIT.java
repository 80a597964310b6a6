package dev.ormai.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ormai.testkit.shop.Canaries;
import dev.ormai.testkit.shop.Shop;
import dev.ormai.testkit.shop.Tenant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class PermittedViewsIT {
    @Test
    void viewsOnH2ShowOneTenantOnly() throws Exception {
        showOneTenantOnly(DatabaseKind.H2);
    }

    @Test
    void viewsOnPostgresShowOneTenantOnly() throws Exception {
        showOneTenantOnly(DatabaseKind.POSTGRESQL);
    }

    @Test
    @Tag("mariadb")
    void viewsOnMariaDbShowOneTenantOnly() throws Exception {
        showOneTenantOnly(DatabaseKind.MARIADB);
    }

    private static void showOneTenantOnly(DatabaseKind kind) throws Exception {
        try (TestDatabase database = Databases.fresh(kind)) {
            Shop.create(database);
            Map<String, String> selects = Map.of(
                    "customers",
                            "select id, name, email from customers where tenant_id = 'acme' and deleted_at is null",
                    "orders", "select * from orders where tenant_id = 'acme'");

            try (PermittedViews views = PermittedViews.create(database, "acme", selects)) {
                Rows permitted =
                        views.query("select c.*, o.note from customers c left join orders o on o.customer_id = c.id");
                assertThat(permitted.size()).isGreaterThan(15);
                assertThat(permitted.toString()).contains("CANARY-acme-");
                assertThat(Canaries.leakedTo(Tenant.ACME, permitted.toString())).isEmpty();
                assertThatThrownBy(() -> views.query("select * from users"))
                        .satisfies(e -> assertThat(e.getMessage()).containsIgnoringCase("users"));
            }
        }
    }
}
