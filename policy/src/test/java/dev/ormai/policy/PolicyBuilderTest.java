package dev.ormai.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ormai.policy.file.PolicyFile;
import dev.ormai.policy.settings.AggregationSettings;
import dev.ormai.policy.settings.AuditSettings;
import dev.ormai.policy.settings.BudgetLimit;
import dev.ormai.policy.settings.RowSettings;
import dev.ormai.policy.settings.SqlSettings;
import dev.ormai.policy.settings.WriteSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PolicyBuilderTest {
    private static final Secrets SECRETS = reference -> "key";

    @Test
    void builtPolicyEqualsTheFilesOfTheContract() {
        PolicySet built = PolicyBuilder.of(Profiles.PROD)
                .tenantScope("tenant_id")
                .denyFields("*fingerprint*")
                .maskFields("passport_no")
                .hashKey("env:ORMAI_HASH_KEY")
                .model("Customer", PolicyBuilderTest::customer)
                .forRole("support", "Customer", overlay -> overlay.field("email", FieldRule.ALLOW))
                .sql(new SqlSettings(
                        Optional.of(true), Optional.of(Set.of("similarity")), Optional.of(true), Optional.empty()))
                .audit(new AuditSettings(Optional.of("jsonl:audit.jsonl"), Optional.of(true), Optional.empty()))
                .build(SECRETS);

        PolicySet loaded = PolicyFile.load("classpath:contract.yaml", SECRETS);
        assertThat(built).isEqualTo(loaded);
        assertThat(built.version()).isEqualTo(loaded.version());
        assertThat(built.forRoles(List.of("support"))).isEqualTo(loaded.forRoles(List.of("support")));
    }

    private static void customer(ModelBuilder model) {
        model.table("public.customers")
                .description("People who buy.")
                .rows(new RowSettings(
                        Optional.of(new TenantRule.Column("tenant_id")),
                        Optional.of("account_manager_id"),
                        Optional.of("region = :attr.region and status <> 'internal'"),
                        Optional.of("deleted_at")))
                .field("ssn", FieldRule.DENY)
                .field("phone", new FieldRule.Mask(MaskKind.Pattern.parse("***{last4}")))
                .field("city", new FieldRule.Mask(new MaskKind.Expression("left(city, 1) || '…'")))
                .field("national_id", FieldRule.HASH)
                .defaultField(FieldRule.ALLOW)
                .relation(new Relation("orders", "Order", Map.of("id", "customer_id"), OptionalInt.of(1)))
                .aggregations(new AggregationSettings(
                        Optional.of(Set.of("count", "sum")),
                        Optional.of(Set.of("credit_limit")),
                        Optional.of(Set.of("country")),
                        OptionalInt.of(5)))
                .writes(new WriteSettings(
                        Optional.of(true),
                        Optional.of(true),
                        Optional.of(false),
                        Optional.of(false),
                        Optional.of(true),
                        OptionalInt.of(1),
                        Optional.empty(),
                        Optional.of(true),
                        Optional.of(Set.of("delete")),
                        Optional.of(Set.of("created_at")),
                        Optional.of(true)))
                .budget(BudgetLimit.MAX_ROWS, OptionalLong.of(100))
                .budget(BudgetLimit.MAX_SELECT_FIELDS, OptionalLong.of(40))
                .budget(BudgetLimit.MAX_INCLUDES_DEPTH, OptionalLong.of(1))
                .budget(BudgetLimit.STATEMENT_TIMEOUT_MS, OptionalLong.of(2000))
                .budget(BudgetLimit.MAX_COMPLEXITY, OptionalLong.of(100))
                .budget(BudgetLimit.MAX_COST, OptionalLong.of(1000))
                .budget(BudgetLimit.MAX_RESULT_BYTES, OptionalLong.of(1_048_576))
                .budget(BudgetLimit.MIN_FILTERS, OptionalLong.of(1));
    }

    @Test
    void verbsSayWhatTheFileSays() {
        PolicySet built = PolicyBuilder.of(Profiles.INTERNAL)
                .registerModels("Customer", "Order")
                .tenantScope("tenant_id")
                .ownershipScope("owner_id", "Order")
                .allowRelations("Order", "customer", "Customer")
                .enableWrites("Order")
                .readonlyFields("Order", "created_at")
                .requireApproval("Order", "delete")
                .allowBulkUpdates("Order", 50)
                .build(SECRETS);

        assertThat(built)
                .isEqualTo(PolicyFile.parse(
                        """
                version: 1
                profile: internal
                tenant: tenant_id
                models:
                  Customer: {}
                  Order:
                    rows: {owner: owner_id}
                    relations: {customer: Customer}
                    writes:
                      create: true
                      update: true
                      delete: true
                      bulk: true
                      max_affected_rows: 50
                      readonly: [created_at]
                      require_approval: [delete]
                """,
                        "internal.yaml",
                        SECRETS));
    }

    @Test
    void builtPolicyIsCheckedLikeAFile() {
        PolicyBuilder builder = PolicyBuilder.of(Profiles.PROD)
                .registerModels("Order")
                .model("Order", order -> order.field("email", FieldRule.HASH));

        assertThatThrownBy(builder::build)
                .isInstanceOf(PolicyInvalidException.class)
                .hasMessageContaining("does not say which tenant a row belongs to")
                .hasMessageContaining("field 'email' is hashed without a key");
    }

    @Test
    void verbForAModelThatIsNotRegisteredIsRefused() {
        PolicyBuilder builder = PolicyBuilder.of(Profiles.PROD).registerModels("Order");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.enableWrites("Ordre"))
                .withMessage("model 'Ordre' is not registered; registered are [Order]");
    }

    @Test
    void unknownOperationIsRefused() {
        PolicyBuilder builder = PolicyBuilder.of(Profiles.PROD).registerModels("Order");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.requireApproval("Order", "delet"))
                .withMessage("no operation 'delet'; expected 'delete'");
    }

    @Test
    void limitsOfABudgetStartAtOne() {
        PolicyBuilder builder = PolicyBuilder.of(Profiles.PROD);

        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> builder.model("Order", order -> order.budget(BudgetLimit.MAX_ROWS, OptionalLong.of(0))));
    }
}
