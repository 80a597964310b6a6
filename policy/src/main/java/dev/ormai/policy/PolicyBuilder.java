package dev.ormai.policy;

import dev.ormai.policy.settings.AuditSettings;
import dev.ormai.policy.settings.ModelSettings;
import dev.ormai.policy.settings.PolicySettings;
import dev.ormai.policy.settings.SqlSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * Builds a policy in Java, with the original's verbs and all that a policy file can say. What is built is checked like a
 * file. Not for use by several threads.
 *
 * <pre>
 * PolicySet policy = PolicyBuilder.of(Profiles.PROD)
 *         .registerModels("Customer", "Order")
 *         .tenantScope("tenant_id")
 *         .denyFields("*fingerprint*")
 *         .allowRelations("Order", "customer", "Customer")
 *         .enableWrites("Order")
 *         .build();
 * </pre>
 */
public final class PolicyBuilder {
    private final Profile profile;
    private final Map<String, ModelSettings> models = new LinkedHashMap<>();
    private final Map<String, Map<String, ModelSettings>> roles = new LinkedHashMap<>();
    private final List<String> deny = new ArrayList<>();
    private final List<String> mask = new ArrayList<>();
    private Optional<TenantRule> tenant = Optional.empty();
    private Optional<String> hashKey = Optional.empty();
    private boolean openModels;
    private SqlSettings sql = SqlSettings.NONE;
    private AuditSettings audit = AuditSettings.NONE;

    private PolicyBuilder(Profile profile) {
        this.profile = profile;
    }

    public static PolicyBuilder of(ProfileDefaults profile) {
        return new PolicyBuilder(profile.profile());
    }

    /** Lists models; a model that is not listed does not exist. */
    public PolicyBuilder registerModels(String... names) {
        for (String name : names) {
            models.putIfAbsent(name, ModelSettings.NONE);
        }
        return this;
    }

    /** Lists a model, if it is not yet, and says more of it. */
    public PolicyBuilder model(String name, Consumer<ModelBuilder> says) {
        models.put(name, ModelBuilder.told(models.getOrDefault(name, ModelSettings.NONE), says));
        return this;
    }

    /** Opens every table, under {@link Profiles#DEV} only. */
    public PolicyBuilder openModels() {
        openModels = true;
        return this;
    }

    /** Denies columns of every model by globs. */
    public PolicyBuilder denyFields(String... globs) {
        deny.addAll(List.of(globs));
        return this;
    }

    /** Counts columns of every model among the personal data, by globs. */
    public PolicyBuilder maskFields(String... globs) {
        mask.addAll(List.of(globs));
        return this;
    }

    /** Allows the way from one listed model to another, by the database's foreign key. */
    public PolicyBuilder allowRelations(String model, String relation, String target) {
        Relation allowed = new Relation(relation, target, Map.of(), OptionalInt.empty());
        return listed(model, said -> said.relation(allowed));
    }

    /** The column that tells a row's tenant, for every model that does not say otherwise. */
    public PolicyBuilder tenantScope(String column) {
        tenant = Optional.of(new TenantRule.Column(column));
        return this;
    }

    /** Models that do not say otherwise are shared by all tenants. */
    public PolicyBuilder noTenants() {
        tenant = Optional.of(new TenantRule.Shared());
        return this;
    }

    /** The column of these listed models that equals the principal's user; of all listed so far when none is named. */
    public PolicyBuilder ownershipScope(String column, String... names) {
        return each(names, model -> model.owner(column));
    }

    /** Opens create, update and delete of these listed models; of all listed so far when none is named. */
    public PolicyBuilder enableWrites(String... names) {
        return each(names, model -> model.allow("create", "update", "delete"));
    }

    /** Fields of a listed model that nobody sets. */
    public PolicyBuilder readonlyFields(String model, String... fields) {
        return listed(model, said -> said.readonly(fields));
    }

    /** The operations, of create, update, delete and bulk, that wait for a person; all of them when none is named. */
    public PolicyBuilder requireApproval(String model, String... operations) {
        return listed(model, said -> said.requireApproval(operations));
    }

    /** Opens updates of many rows of a listed model, up to a number. */
    public PolicyBuilder allowBulkUpdates(String model, int maxAffectedRows) {
        return listed(model, said -> said.allow("bulk").maxAffectedRows(maxAffectedRows));
    }

    /** Says what holds for a role in place of what the model says. */
    public PolicyBuilder forRole(String role, String model, Consumer<ModelBuilder> says) {
        Map<String, ModelSettings> overlays = roles.computeIfAbsent(role, key -> new LinkedHashMap<>());
        overlays.put(model, ModelBuilder.told(overlays.getOrDefault(model, ModelSettings.NONE), says));
        return this;
    }

    /** Where the key for hashes is kept: {@code env:NAME} or {@code file:PATH}. */
    public PolicyBuilder hashKey(String reference) {
        hashKey = Optional.of(reference);
        return this;
    }

    public PolicyBuilder sql(SqlSettings settings) {
        sql = settings;
        return this;
    }

    public PolicyBuilder audit(AuditSettings settings) {
        audit = settings;
        return this;
    }

    /** The policy, with secrets of this process. */
    public PolicySet build() {
        return build(Secrets.ofProcess());
    }

    /** @throws PolicyInvalidException with every fault found */
    public PolicySet build(Secrets secrets) {
        PolicySettings settings =
                new PolicySettings(profile, tenant, deny, mask, hashKey, models, openModels, roles, sql, audit);
        return PolicySet.of(settings, secrets, "built in Java");
    }

    private PolicyBuilder each(String[] names, Consumer<ModelBuilder> says) {
        List<String> all = names.length == 0 ? List.copyOf(models.keySet()) : List.of(names);
        all.forEach(name -> listed(name, says));
        return this;
    }

    private PolicyBuilder listed(String name, Consumer<ModelBuilder> says) {
        if (!models.containsKey(name)) {
            throw new IllegalArgumentException(
                    "model '" + name + "' is not registered; registered are " + models.keySet());
        }
        return model(name, says);
    }
}
