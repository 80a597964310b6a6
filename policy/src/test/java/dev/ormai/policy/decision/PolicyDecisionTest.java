package dev.ormai.policy.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.policy.EffectivePolicy;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.FieldRule;
import dev.ormai.policy.IdentityValue;
import dev.ormai.policy.ModelPolicy;
import dev.ormai.policy.Principal;
import dev.ormai.policy.PrincipalClass;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.Refusals;
import dev.ormai.policy.Secrets;
import dev.ormai.policy.TableName;
import dev.ormai.policy.file.PolicyFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PolicyDecisionTest {
    private static final EffectivePolicy POLICY = PolicyFile.parse(
                    """
            version: 1
            profile: internal
            tenant: tenant_id
            hash_key: env:KEY
            models:
              Order:
                fields: {secret: deny, card: hash}
                writes: {update: true, readonly: [Created_At], require_approval: [update]}
                budget: {max_rows: 10}
              Item:
                rows: {tenant: {via: order}}
                relations: {order: Order}
                budget: {statement_timeout_ms: 50}
              Note:
                rows: {tenant: none, owner: author}
              Report:
                rows: {filter: "region = :attr.region"}
              Country:
                rows: {tenant: none}
            """,
                    "shop.yaml",
                    reference -> "key")
            .forRoles(List.of());

    private static final PrincipalClass ACME = Principal.of("acme", "u-1").principalClass();
    private static final PrincipalClass NOBODY = Principal.anonymous().principalClass();
    private static final Set<String> COLUMNS =
            new java.util.LinkedHashSet<>(List.of("id", "tenant_id", "email", "secret", "card", "created_at", "total"));

    private static ModelPolicy model(String name) {
        return POLICY.model(name).orElseThrow();
    }

    private static Access select(TableAccess... tables) {
        return new Access("select", true, List.of(tables), Set.of());
    }

    private static TableAccess read(String model, String... named) {
        return TableAccess.read(model(model), COLUMNS, Set.of(named), Set.of());
    }

    private static TableAccess write(String model, Operation operation, String... written) {
        return new TableAccess(
                model(model).table(),
                Optional.of(model(model)),
                operation,
                COLUMNS,
                Set.of(),
                Set.of(),
                Set.of(written));
    }

    private static Refusal refusal(PrincipalClass principal, TableAccess... tables) {
        Decision decision = PolicyDecision.decide(POLICY, principal, select(tables));
        assertThat(decision).isInstanceOf(Decision.Deny.class);
        return ((Decision.Deny) decision).refusal();
    }

    private static Obligations obligations(PrincipalClass principal, TableAccess... tables) {
        Decision decision = PolicyDecision.decide(POLICY, principal, select(tables));
        assertThat(decision).isInstanceOf(Decision.Allow.class);
        return ((Decision.Allow) decision).obligations();
    }

    @Test
    void unlistedTableIsRefusedLikeOneThatIsNotThere() {
        assertThat(refusal(ACME, TableAccess.unknown(TableName.parse("salaries"))))
                .isEqualTo(Refusals.modelNotAllowed("salaries", List.of("Order", "Item", "Note", "Report", "Country")));
    }

    @Test
    void tenantIsRequired() {
        assertThat(refusal(NOBODY, read("Order", "id"))).isEqualTo(Refusals.tenantScopeRequired("Order", "tenant_id"));
    }

    @Test
    void tenantOfTheParentIsRequired() {
        assertThat(refusal(NOBODY, read("Item", "id"))).isEqualTo(Refusals.tenantScopeRequired("Item", "tenant_id"));
    }

    @Test
    void sharedTableNeedsNobody() {
        assertThat(obligations(NOBODY, read("Country", "id")).identities()).isEmpty();
    }

    @Test
    void ownerNeedsAUser() {
        Refusal refusal = refusal(NOBODY, read("Note", "id"));

        assertThat(refusal.code()).isEqualTo(ErrorCode.AUTHENTICATION_REQUIRED);
        assertThat(refusal.message()).isEqualTo("model 'Note' needs a user of the principal, which has none");
    }

    @Test
    void attributeOfAFilterIsRequiredByName() {
        Refusal refusal = refusal(ACME, read("Report", "id"));

        assertThat(refusal.code()).isEqualTo(ErrorCode.AUTHENTICATION_REQUIRED);
        assertThat(refusal.details()).containsEntry("identity", "region");
        PrincipalClass withRegion = new PrincipalClass(List.of(), true, false, List.of("region"));
        assertThat(obligations(withRegion, read("Report", "id")).identities())
                .containsExactlyInAnyOrder(IdentityValue.TENANT, IdentityValue.attribute("region"));
    }

    @Test
    void deniedColumnIsRefusedWhereItIsNamed() {
        assertThat(refusal(ACME, read("Order", "secret")))
                .isEqualTo(Refusals.fieldNotAllowed(
                        "secret", "Order", List.of("id", "tenant_id", "email", "card", "created_at", "total")));
    }

    @Test
    void columnThatIsNotThereIsRefusedAlike() {
        assertThat(refusal(ACME, read("Order", "nowhere")).message())
                .isEqualTo("Field 'nowhere' is not allowed on model 'Order'");
    }

    @Test
    void deniedColumnBehindAStarIsLeftOut() {
        Obligations obligations = obligations(ACME, read("Order", "id"));

        assertThat(obligations.tables()).hasSize(1);
        assertThat(obligations.tables().get(0).fields())
                .isEqualTo(Map.of(
                        "id", FieldRule.ALLOW,
                        "tenant_id", FieldRule.ALLOW,
                        "email", FieldRule.MASK_DEFAULT,
                        "secret", FieldRule.DENY,
                        "card", FieldRule.HASH,
                        "created_at", FieldRule.ALLOW,
                        "total", FieldRule.ALLOW));
    }

    @Test
    void smallestLimitsHold() {
        Obligations obligations = obligations(ACME, read("Order", "id"), read("Item", "id"));

        assertThat(obligations.rowLimit()).isEqualTo(OptionalLong.of(10));
        assertThat(obligations.statementTimeoutMillis()).isEqualTo(OptionalInt.of(50));
        assertThat(obligations.maxCost()).isEmpty();
    }

    @Test
    void comparedMaskedColumnIsNoticed() {
        Obligations obligations = obligations(
                ACME, TableAccess.read(model("Order"), COLUMNS, Set.of("email", "id"), Set.of("email", "id")));

        assertThat(obligations.notices()).containsExactly(new Notice("Order", "email"));
        assertThat(obligations.notices().get(0).text())
                .isEqualTo("field 'email' of model 'Order' is masked: conditions, order, groups and aggregates use the"
                        + " masked value");
    }

    @Test
    void closedWriteIsRefused() {
        assertThat(refusal(ACME, write("Order", Operation.DELETE)))
                .isEqualTo(Refusals.writeDisabled("delete", "Order"));
    }

    @Test
    void openWriteOwesApproval() {
        List<WriteObligation> writes =
                obligations(ACME, write("Order", Operation.UPDATE, "total")).writes();

        assertThat(writes).hasSize(1);
        assertThat(writes.get(0).approval()).isTrue();
        assertThat(writes.get(0).rules().requireReason()).isTrue();
    }

    @Test
    void maskedHashedDeniedAndReadonlyColumnsCannotBeWritten() {
        assertThat(List.of("email", "card", "secret", "created_at")).allSatisfy(column -> assertThat(
                        refusal(ACME, write("Order", Operation.UPDATE, column)).code())
                .isEqualTo(ErrorCode.FIELD_NOT_ALLOWED));
        assertThat(refusal(ACME, write("Order", Operation.UPDATE, "created_at")).details())
                .containsEntry("reason", "the field is read-only")
                .containsEntry("allowed_fields", List.of("id", "tenant_id", "total"));
    }

    @Test
    void sqlTextIsRefusedWhereThePolicyTakesNone() {
        EffectivePolicy closed = PolicyFile.parse(
                        "{version: 1, tenant: none, models: {A: {}}, sql: {enabled: false}}",
                        "closed.yaml",
                        Secrets.ofProcess())
                .forRoles(List.of());
        TableAccess table = TableAccess.read(closed.model("A").orElseThrow(), Set.of("id"), Set.of(), Set.of());

        assertThat(PolicyDecision.decide(closed, NOBODY, new Access("select", true, List.of(table), Set.of())))
                .isInstanceOf(Decision.Deny.class);
        assertThat(PolicyDecision.decide(closed, NOBODY, new Access("select", false, List.of(table), Set.of())))
                .isInstanceOf(Decision.Allow.class);
    }

    @Test
    void rolesThatTogetherLeadInACircleAreRefused() {
        EffectivePolicy circle = PolicyFile.parse(
                        """
                        version: 1
                        tenant: t
                        models:
                          A: {relations: {b: B}}
                          B: {relations: {a: A}}
                        roles:
                          one: {models: {A: {rows: {tenant: {via: b}}}}}
                          two: {models: {B: {rows: {tenant: {via: a}}}}}
                        """,
                        "circle.yaml",
                        Secrets.ofProcess())
                .forRoles(List.of("one", "two"));
        TableAccess table = TableAccess.read(circle.model("A").orElseThrow(), Set.of("id"), Set.of(), Set.of());

        assertThat(PolicyDecision.decide(circle, ACME, select(table)))
                .isInstanceOfSatisfying(
                        Decision.Deny.class,
                        deny -> assertThat(deny.refusal().code()).isEqualTo(ErrorCode.POLICY_INVALID));
    }

    @Test
    void obligationsAreShownAsPlainValues() {
        assertThat(obligations(ACME, read("Order", "id")).toMap())
                .containsEntry("row_limit", 10L)
                .containsEntry("identities", List.of("tenant"))
                .containsEntry(
                        "tables",
                        List.of(Map.of(
                                "model", "Order",
                                "table", "Order",
                                "denied", List.of("secret"),
                                "masked", List.of("email"),
                                "hashed", List.of("card"))));
    }
}
