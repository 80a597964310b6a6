package dev.ormai.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.policy.file.PolicyFile;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PolicySetTest {
    private static final Secrets SECRETS = reference -> "key of " + reference;

    private static final String ROLES =
            """
            version: 1
            profile: internal
            tenant: tenant_id
            models:
              Order:
                rows: {owner: owner_id}
                fields: {total: mask, note: deny}
                budget: {max_rows: 10}
            roles:
              clerk: {models: {Order: {fields: {total: allow}, budget: {max_rows: 20}}}}
              boss: {models: {Order: {rows: {owner: none}, fields: {total: hash}, budget: {max_rows: none}}}}
            hash_key: env:KEY
            """;

    private static PolicySet policy(String text) {
        return PolicyFile.parse(text, "test.yaml", SECRETS);
    }

    private static ModelPolicy order(PolicySet set, String... roles) {
        return set.forRoles(List.of(roles)).model("Order").orElseThrow();
    }

    @Test
    void overlaysMergeInTheOrderOfTheRoles() {
        PolicySet set = policy(ROLES);

        assertThat(order(set).fields()).containsEntry("total", FieldRule.MASK_DEFAULT);
        assertThat(order(set, "clerk", "boss").fields()).containsEntry("total", FieldRule.HASH);
        assertThat(order(set, "boss", "clerk").fields())
                .containsEntry("total", FieldRule.ALLOW)
                .containsEntry("note", FieldRule.DENY);
        assertThat(order(set, "clerk").budget().maxRows()).isEqualTo(OptionalLong.of(20));
        assertThat(order(set, "boss").budget().maxRows()).isEmpty();
        assertThat(order(set, "boss").rows().owner()).isEmpty();
        assertThat(order(set, "clerk").rows().owner()).hasValue("owner_id");
    }

    @Test
    void roleWithoutOverlayAddsNothing() {
        PolicySet set = policy(ROLES);

        assertThat(set.forRoles(List.of("stranger", "clerk", "guest"))).isSameAs(set.forRoles(List.of("clerk")));
    }

    @Test
    void roleThatIsGivenTwiceCountsAtItsLastPlace() {
        PolicySet set = policy(ROLES);

        assertThat(set.forRoles(List.of("clerk", "boss", "clerk"))).isSameAs(set.forRoles(List.of("boss", "clerk")));
    }

    @Test
    void mergedPoliciesAreKeptInBounds() {
        String overlays = IntStream.range(0, 40)
                .mapToObj("  r%d: {models: {Order: {}}}%n"::formatted)
                .collect(Collectors.joining());
        PolicySet set = policy("version: 1\ntenant: t\nmodels: {Order: {}}\nroles:\n" + overlays);
        IntStream.range(0, 1600).forEach(i -> set.forRoles(List.of("r" + i / 40, "r" + i % 40)));

        assertThat(set.kept()).isBetween(1, 256);
        assertThat(set.forRoles(List.of("r1"))).isSameAs(set.forRoles(List.of("r1")));
    }

    @Test
    void versionIsThatOfTheMeaning() {
        String reordered =
                """
                hash_key: env:KEY
                tenant: "tenant_id"
                roles: {boss: {models: {Order: {budget: {max_rows: none}, rows: {owner: none}, fields: {total: hash}}}},
                        clerk: {models: {Order: {fields: {total: allow}, budget: {max_rows: 20}}}}}
                models: {Order: {budget: {max_rows: 10}, fields: {note: deny, total: mask}, rows: {owner: owner_id}}}
                profile: internal
                version: 1
                """;

        assertThat(policy(reordered)).isEqualTo(policy(ROLES));
        assertThat(policy(reordered).version())
                .isEqualTo(policy(ROLES).version())
                .hasSize(32);
        assertThat(policy(ROLES.replace("max_rows: 20", "max_rows: 21")).version())
                .isNotEqualTo(policy(ROLES).version());
    }

    @Test
    void newKeyIsANewVersion() {
        PolicySet other = PolicyFile.parse(ROLES, "test.yaml", reference -> "another key");

        assertThat(other.version()).isNotEqualTo(policy(ROLES).version());
        assertThat(other).isNotEqualTo(policy(ROLES));
    }

    @Test
    void canonicalFormIsThePolicyFileAgain() {
        assertThat(List.of(policy(ROLES), PolicyFile.load("classpath:contract.yaml", SECRETS)))
                .allSatisfy(set -> assertThat(
                                PolicyFile.parse(CanonicalForm.json(set.settings()), "canonical.json", SECRETS))
                        .isEqualTo(set));
    }

    @Test
    void keyIsInNoText() {
        PolicySet set = PolicyFile.parse(ROLES, "test.yaml", reference -> "the-very-secret");
        EffectivePolicy effective = set.forRoles(List.of("boss"));

        assertThat(set.toString() + set.settings() + effective + CanonicalForm.json(set.settings()))
                .doesNotContain("the-very-secret");
    }

    @Test
    void allowListIsNotOpenedByTheMaskList() {
        EffectivePolicy policy = policy(
                        """
                version: 1
                profile: internal
                tenant: none
                models: {Order: {default_field: deny, fields: {id: allow}}}
                """)
                .forRoles(List.of());
        ModelPolicy order = policy.model("Order").orElseThrow();

        assertThat(policy.ruleFor(order, "email")).isEqualTo(FieldRule.DENY);
        assertThat(policy.ruleFor(order, "total")).isEqualTo(FieldRule.DENY);
        assertThat(policy.ruleFor(order, "ID")).isEqualTo(FieldRule.ALLOW);
    }

    @Test
    void fieldsWinOverEveryList() {
        EffectivePolicy policy = policy(
                        """
                version: 1
                profile: prod
                tenant: none
                deny: ["*"]
                models: {Order: {fields: {email: mask, password_hint: allow}}}
                """)
                .forRoles(List.of());
        ModelPolicy order = policy.model("Order").orElseThrow();

        assertThat(policy.ruleFor(order, "email")).isEqualTo(FieldRule.MASK_DEFAULT);
        assertThat(policy.ruleFor(order, "password_hint")).isEqualTo(FieldRule.ALLOW);
        assertThat(policy.ruleFor(order, "id")).isEqualTo(FieldRule.DENY);
    }

    @Test
    void columnThatTwoFieldsMeanIsDenied() {
        EffectivePolicy policy = policy(
                        """
                version: 1
                tenant: none
                models: {Order: {fields: {Total: allow, total: allow}}}
                """)
                .forRoles(List.of());
        ModelPolicy order = policy.model("Order").orElseThrow();

        assertThat(policy.ruleFor(order, "TOTAL")).isEqualTo(FieldRule.DENY);
        assertThat(policy.ruleFor(order, "total")).isEqualTo(FieldRule.ALLOW);
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void personalDataIsDeniedUnderProdAndMaskedElsewhere(Profile profile) {
        EffectivePolicy policy = policy("{version: 1, tenant: none, models: {Order: {}}}")
                .withProfile(profile, SECRETS)
                .forRoles(List.of());
        ModelPolicy order = policy.model("Order").orElseThrow();

        assertThat(policy.ruleFor(order, "email"))
                .isEqualTo(profile == Profile.PROD ? FieldRule.DENY : FieldRule.MASK_DEFAULT);
        assertThat(policy.ruleFor(order, "password_hash")).isEqualTo(FieldRule.DENY);
    }

    @Test
    void applicationIsNotLimitedAndWritesFreely() {
        ModelPolicy order =
                order(policy("{version: 1, profile: app, tenant: t, models: {Order: {rows: {soft_delete: d}}}}"));

        assertThat(order.budget().maxRows()).isEmpty();
        assertThat(order.budget().maxCost()).isEmpty();
        assertThat(order.budget().statementTimeoutMillis()).isEmpty();
        assertThat(order.writes().create()
                        && order.writes().update()
                        && order.writes().delete())
                .isTrue();
        assertThat(order.writes().requireReason()).isFalse();
        assertThat(order.writes().softDelete()).isFalse();
        assertThat(order.writes().maxAffectedRows()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void numbersOfTheAgentsProfilesAreTheOriginals() {
        assertThat(List.of(Profiles.PROD, Profiles.INTERNAL, Profiles.DEV))
                .extracting(
                        p -> p.budget().maxRows().orElseThrow(),
                        p -> p.budget().maxIncludesDepth().orElseThrow(),
                        p -> p.budget().maxSelectFields().orElseThrow(),
                        p -> p.budget().statementTimeoutMillis().orElseThrow(),
                        p -> p.budget().maxComplexity().orElseThrow(),
                        p -> p.budget().minFilters())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(100L, 1, 40, 2_000, 100, OptionalInt.of(1)),
                        org.assertj.core.groups.Tuple.tuple(500L, 2, 80, 5_000, 200, OptionalInt.of(1)),
                        org.assertj.core.groups.Tuple.tuple(1_000L, 3, 100, 10_000, 500, OptionalInt.empty()));
    }

    @Test
    void openModelsHaveTheDefaultsOfDev() {
        EffectivePolicy policy =
                policy("{version: 1, profile: dev, tenant: t, models: '*'}").forRoles(List.of());
        ModelPolicy open = policy.openModel(TableName.parse("shop.items")).orElseThrow();

        assertThat(open.name()).isEqualTo("items");
        assertThat(open.table()).isEqualTo(new TableName(Optional.of("shop"), "items"));
        assertThat(open.rows().tenant()).isEqualTo(new TenantRule.Column("t"));
        assertThat(open.writes().create()).isTrue();
    }

    @Test
    void relationToAModelThatIsNotListedOpensNothingAndIsRemarked() {
        PolicySet set = policy("{version: 1, tenant: t, models: {Order: {relations: {who: Customer}}}}");

        assertThat(order(set).relations()).isEmpty();
        assertThat(set.remarks())
                .containsExactly(
                        "relation 'who' of model 'Order' leads to model 'Customer', which is not listed: it opens"
                                + " nothing");
    }
}
