package dev.ormai.policy;

import dev.ormai.policy.settings.ModelSettings;
import dev.ormai.policy.settings.PolicySettings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds what is wrong between the parts of a policy: names that lead nowhere, tenants that nobody tells, missing keys. */
final class SettingsCheck {
    private final PolicySettings settings;
    private final List<Fault> faults = new ArrayList<>();

    private SettingsCheck(PolicySettings settings) {
        this.settings = settings;
    }

    static List<Fault> faults(PolicySettings settings) {
        SettingsCheck check = new SettingsCheck(settings);
        check.openModels();
        settings.models()
                .forEach((name, model) -> check.model("models." + name, name, model, model, settings.models()));
        settings.roles().forEach(check::role);
        return List.copyOf(check.faults);
    }

    private void openModels() {
        if (settings.openModels() && settings.profile() != Profile.DEV) {
            fault(
                    "models",
                    "every table is opened under profile " + word(settings.profile()),
                    "a list of models; '*' is for dev only");
        }
        if (settings.models().isEmpty() && !settings.openModels()) {
            fault("models", "no model is listed", "at least one model");
        }
    }

    private void role(String role, Map<String, ModelSettings> overlays) {
        Map<String, ModelSettings> overlaid = new LinkedHashMap<>(settings.models());
        overlays.forEach((name, overlay) -> overlaid.computeIfPresent(name, (key, base) -> overlay.over(base)));
        overlays.forEach((name, overlay) -> {
            String path = "roles." + role + ".models." + name;
            if (!settings.models().containsKey(name)) {
                fault(
                        path,
                        "model '" + name + "' is not listed under models",
                        Nearest.among(name, settings.models().keySet()));
            } else {
                overlay.table()
                        .ifPresent(table -> fault(
                                path + ".table",
                                "an overlay moves the model to table " + table,
                                "the table under models"));
                model(path, name, overlay, overlay.over(settings.models().get(name)), overlaid);
            }
        });
    }

    /**
     * Checks one model or overlay.
     *
     * @param said what stands at the path
     * @param whole the same with what it is laid over
     */
    private void model(
            String path, String name, ModelSettings said, ModelSettings whole, Map<String, ModelSettings> models) {
        relations(path, said);
        tenant(path, name, said, whole, models);
        filter(path, said);
        softDelete(path, said, whole);
        hashes(path, said);
    }

    /** A relation to a model that is not listed opens nothing; only one that was probably meant otherwise is a fault. */
    private void relations(String path, ModelSettings said) {
        said.relations().forEach((name, relation) -> {
            if (!settings.openModels() && !settings.models().containsKey(relation.model())) {
                Nearest.to(relation.model(), settings.models().keySet())
                        .ifPresent(near -> fault(
                                path + ".relations." + name + ".model",
                                "model '" + relation.model() + "' is not listed under models",
                                "'" + near + "'"));
            }
        });
    }

    private void tenant(
            String path, String name, ModelSettings said, ModelSettings whole, Map<String, ModelSettings> models) {
        Optional<TenantRule> rule = whole.rows().tenant().or(settings::tenant);
        if (rule.isEmpty() && Profiles.of(settings.profile()).tenantRequired() && !path.startsWith("roles.")) {
            fault(
                    path,
                    "model '" + name + "' does not say which tenant a row belongs to",
                    "'tenant' at the top, or 'rows: {tenant: column}', or 'rows: {tenant: none}' for a shared table");
        }
        boolean speaks = said.rows().tenant().isPresent() || !said.relations().isEmpty();
        if (speaks && rule.isPresent() && rule.get() instanceof TenantRule.Via via) {
            via(path + ".rows.tenant.via", name, via, models);
        }
    }

    private void via(String path, String start, TenantRule.Via first, Map<String, ModelSettings> models) {
        Set<String> seen = new HashSet<>();
        String name = start;
        TenantRule rule = first;
        while (rule instanceof TenantRule.Via via) {
            if (!seen.add(name)) {
                fault(
                        path,
                        "the way to the tenant comes back to model '" + name + "'",
                        "a relation towards a tenant column");
                return;
            }
            Relation relation =
                    models.getOrDefault(name, ModelSettings.NONE).relations().get(via.relation());
            if (relation == null) {
                if (name.equals(start)) {
                    fault(
                            path,
                            "model '" + name + "' lists no relation '" + via.relation() + "'",
                            Nearest.among(
                                    via.relation(),
                                    models.getOrDefault(name, ModelSettings.NONE)
                                            .relations()
                                            .keySet()));
                }
                return;
            }
            name = relation.model();
            if (!models.containsKey(name)) {
                fault(
                        path,
                        "model '" + name + "' on the way to the tenant is not listed under models",
                        Nearest.among(name, models.keySet()));
                return;
            }
            rule = models.get(name).rows().tenant().or(settings::tenant).orElseGet(TenantRule.Shared::new);
        }
        if (rule instanceof TenantRule.Shared) {
            fault(
                    path,
                    "model '" + name + "' at the end of the way is shared by all tenants",
                    "a relation towards a model with a tenant column");
        }
    }

    private void filter(String path, ModelSettings said) {
        said.rows().filter().ifPresent(filter -> {
            try {
                FilterText.identities(filter);
            } catch (IllegalArgumentException e) {
                fault(
                        path + ".rows.filter",
                        String.valueOf(e.getMessage()),
                        "one predicate over the table's columns; identity values are :tenant, :user and :attr.name");
            }
        });
    }

    private void softDelete(String path, ModelSettings said, ModelSettings whole) {
        boolean wanted = said.writes().softDelete().orElse(false);
        boolean hasColumn =
                whole.rows().resolve(new TenantRule.Shared()).softDelete().isPresent();
        if (wanted && !hasColumn) {
            fault(
                    path + ".writes.soft_delete",
                    "deletes are to mark rows and no column marks them",
                    "'rows: {soft_delete: column}'");
        }
    }

    private void hashes(String path, ModelSettings said) {
        if (settings.hashKey().isPresent() || settings.profile() == Profile.DEV) {
            return;
        }
        said.fields().forEach((field, rule) -> {
            if (rule instanceof FieldRule.Hash) {
                fault(
                        path + ".fields." + field,
                        "field '" + field + "' is hashed without a key",
                        "'hash_key: env:NAME' at the top");
            }
        });
    }

    private void fault(String path, String message, String expected) {
        faults.add(new Fault(0, 0, path, message, expected));
    }

    static String word(Profile profile) {
        return Names.folded(profile.name());
    }
}
