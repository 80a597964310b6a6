package dev.ormai.policy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The policy for one list of roles: overlays merged, defaults filled in. Immutable and safe to share.
 *
 * @param version hash of the whole file's canonical form
 * @param models by the name agents use
 * @param openModels whether every table is a model; under {@link Profile#DEV} only
 * @param openModel with open models: what holds for a table that is not listed; see {@link #openModel(TableName)}
 */
public record EffectivePolicy(
        String version,
        Profile profile,
        Map<String, ModelPolicy> models,
        boolean openModels,
        Optional<ModelPolicy> openModel,
        ColumnPatterns patterns,
        Optional<HashKey> hashKey,
        SqlRules sql,
        AuditRules audit) {
    public EffectivePolicy {
        models = Collections.unmodifiableMap(new LinkedHashMap<>(models));
        if (openModels != openModel.isPresent()) {
            throw new IllegalArgumentException("open models and the rules for them come together");
        }
    }

    /** A policy whose models are all listed. */
    public EffectivePolicy(
            String version,
            Profile profile,
            Map<String, ModelPolicy> models,
            boolean openModels,
            ColumnPatterns patterns,
            Optional<HashKey> hashKey,
            SqlRules sql,
            AuditRules audit) {
        this(
                version,
                profile,
                models,
                openModels,
                openModels ? Optional.of(Profiles.DEV.model("*")) : Optional.empty(),
                patterns,
                hashKey,
                sql,
                audit);
    }

    /**
     * The rule that holds for a column: what the model says of it, else the deny globs, else the mask list, else the
     * model's default. A model whose default is to deny is an allow list: there the mask list opens nothing. Column
     * names compare without regard to the case of ASCII letters, an equal name first.
     */
    public FieldRule ruleFor(ModelPolicy model, String column) {
        Optional<FieldRule> said = Names.find(model.fields(), column, FieldRule.DENY);
        if (said.isPresent()) {
            return said.get();
        }
        if (anyMatches(patterns.deny(), column) || model.defaultField() instanceof FieldRule.Deny) {
            return FieldRule.DENY;
        }
        return anyMatches(patterns.mask(), column) ? patterns.masked() : model.defaultField();
    }

    /** The rules for a table that is not listed, if models are open; it is called by its table's name. */
    public Optional<ModelPolicy> openModel(TableName table) {
        return openModel.map(open -> new ModelPolicy(
                table.name(),
                table,
                open.description(),
                open.rows(),
                open.fields(),
                open.defaultField(),
                open.relations(),
                open.aggregations(),
                open.writes(),
                open.budget()));
    }

    /** The model that agents call by exactly this name. */
    public Optional<ModelPolicy> model(String name) {
        return Optional.ofNullable(models.get(name));
    }

    /** The names agents may use, in the file's order. */
    public List<String> modelNames() {
        return List.copyOf(models.keySet());
    }

    private static boolean anyMatches(List<String> globs, String column) {
        return globs.stream().anyMatch(glob -> Names.matches(glob, column));
    }
}
