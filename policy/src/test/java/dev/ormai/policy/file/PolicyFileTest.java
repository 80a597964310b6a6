package dev.ormai.policy.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ormai.policy.EffectivePolicy;
import dev.ormai.policy.FieldRule;
import dev.ormai.policy.MaskKind;
import dev.ormai.policy.ModelPolicy;
import dev.ormai.policy.PolicyInvalidException;
import dev.ormai.policy.PolicySet;
import dev.ormai.policy.Profile;
import dev.ormai.policy.Relation;
import dev.ormai.policy.RowRules;
import dev.ormai.policy.Secrets;
import dev.ormai.policy.TableName;
import dev.ormai.policy.TenantRule;
import dev.ormai.policy.settings.ModelSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PolicyFileTest {
    private static final Secrets SECRETS = reference -> "s3cret for " + reference;

    private static PolicySet contract() {
        return PolicyFile.load("classpath:contract.yaml", SECRETS);
    }

    private static PolicySet policy(String text) {
        return PolicyFile.parse(text, "test.yaml", SECRETS);
    }

    @Test
    void fileOfTheContractIsReadInFull() {
        EffectivePolicy policy = contract().forRoles(List.of());

        assertThat(policy.profile()).isEqualTo(Profile.PROD);
        assertThat(policy.modelNames()).containsExactly("Customer");
        assertThat(policy.hashKey()).isPresent();
        assertThat(policy.sql().allowedFunctions()).containsExactly("similarity");
        assertThat(policy.sql().refuseUnplanned()).isTrue();
        assertThat(policy.audit().sink()).hasValue("jsonl:audit.jsonl");
        ModelPolicy customer = policy.model("Customer").orElseThrow();
        assertThat(customer.table()).isEqualTo(new TableName(Optional.of("public"), "customers"));
        assertThat(customer.rows())
                .isEqualTo(new RowRules(
                        new TenantRule.Column("tenant_id"),
                        Optional.of("account_manager_id"),
                        Optional.of("region = :attr.region and status <> 'internal'"),
                        Optional.of("deleted_at")));
        assertThat(contract().settings().models())
                .extractingByKey("Customer")
                .extracting(ModelSettings::relations)
                .isEqualTo(Map.of(
                        "orders", new Relation("orders", "Order", Map.of("id", "customer_id"), OptionalInt.of(1))));
        assertThat(customer.relations()).isEmpty();
        assertThat(customer.aggregations().operations()).containsExactlyInAnyOrder("count", "sum");
        assertThat(customer.aggregations().groupBy()).hasValue(Set.of("country"));
        assertThat(customer.aggregations().minGroupSize()).isEqualTo(5);
        assertThat(customer.writes().create()).isTrue();
        assertThat(customer.writes().delete()).isFalse();
        assertThat(customer.writes().requireApproval()).containsExactly("delete");
        assertThat(customer.budget().maxCost()).isEqualTo(OptionalLong.of(1000));
    }

    @Test
    void fieldRulesOfTheContractHold() {
        EffectivePolicy policy = contract().forRoles(List.of());
        ModelPolicy customer = policy.model("Customer").orElseThrow();

        assertThat(policy.ruleFor(customer, "ssn")).isEqualTo(FieldRule.DENY);
        assertThat(policy.ruleFor(customer, "national_id")).isEqualTo(FieldRule.HASH);
        assertThat(policy.ruleFor(customer, "PHONE"))
                .isEqualTo(new FieldRule.Mask(
                        new MaskKind.Pattern(List.of(new MaskKind.Part.Text("***"), new MaskKind.Part.Last(4)))));
        assertThat(policy.ruleFor(customer, "city"))
                .isEqualTo(new FieldRule.Mask(new MaskKind.Expression("left(city, 1) || '…'")));
        assertThat(policy.ruleFor(customer, "email")).isEqualTo(FieldRule.DENY);
        assertThat(policy.ruleFor(customer, "Passport_No")).isEqualTo(FieldRule.DENY);
        assertThat(policy.ruleFor(customer, "device_FINGERPRINT_id")).isEqualTo(FieldRule.DENY);
        assertThat(policy.ruleFor(customer, "name")).isEqualTo(FieldRule.ALLOW);
    }

    @Test
    void roleSeesWhatItsOverlayOpens() {
        EffectivePolicy support = contract().forRoles(List.of("unknown", "support"));

        assertThat(support.ruleFor(support.model("Customer").orElseThrow(), "email"))
                .isEqualTo(FieldRule.ALLOW);
    }

    @Test
    void everyFaultIsListedWithItsPlace() {
        assertThatThrownBy(
                        () -> policy(
                                """
                version: 1
                tenant: tenant_id
                models:
                  Customer:
                    feilds: {ssn: deny}
                    budget: {max_rows: many}
                    fields: {ssn: denny, phone: {mask: "{lost4}"}}
                """))
                .isInstanceOfSatisfying(
                        PolicyInvalidException.class,
                        e -> assertThat(e.faults())
                                .extracting(Object::toString)
                                .containsExactly(
                                        "line 5:5: models.Customer: key 'feilds' is not known here; expected 'fields'",
                                        "line 6:24: models.Customer.budget.max_rows: found 'many'; expected a whole number from 1 to"
                                                + " 9223372036854775807, or none for no limit",
                                        "line 7:19: models.Customer.fields.ssn: found 'denny'; expected 'deny'",
                                        "line 7:40: models.Customer.fields.phone.mask: a brace in the pattern '{lost4}' belongs to no"
                                                + " {firstN} or {lastN}; expected {first1} to {first9999}, {last1} to {last9999}"));
    }

    @Test
    void jsonIsReadLikeYaml(@TempDir Path folder) throws IOException {
        Path json = Files.writeString(
                folder.resolve("policy.json"),
                "{\n\t\"version\": 1,\n\t\"tenant\": \"t\",\n\t\"models\": {\"M\": null}\n}");
        PolicySet yaml = policy("version: 1\ntenant: t\nmodels:\n  M:\n");

        assertThat(PolicyFile.load(json)).isEqualTo(yaml);
        assertThat(PolicyFile.load("file:" + json)).isEqualTo(yaml);
        assertThat(PolicyFile.load(json.toUri().toString())).isEqualTo(yaml);
    }

    @Test
    void faultOfJsonHasItsPlaceToo() {
        assertThatThrownBy(() -> PolicyFile.parse(
                        "{\"version\": 1, \"tenant\": \"t\",\n \"models\": {\"M\": {\"feilds\": {}}}}",
                        "wrong.json",
                        SECRETS))
                .isInstanceOf(PolicyInvalidException.class)
                .hasMessageContaining("line 2:19: models.M: key 'feilds' is not known here; expected 'fields'");
    }

    @Test
    void wordsOfOlderYamlAreNames() {
        assertThat(policy("version: 1\ntenant: no\nmodels: {on: {fields: {yes: deny, off: hash}}}\nhash_key: env:K")
                        .forRoles(List.of())
                        .model("on"))
                .hasValueSatisfying(model -> {
                    assertThat(model.rows().tenant()).isEqualTo(new TenantRule.Column("no"));
                    assertThat(model.fields()).containsOnlyKeys("yes", "off");
                });
    }
}
