package dev.ormai.cli.check;

import dev.ormai.planner.catalog.AsciiCase;
import dev.ormai.planner.catalog.Catalog;
import dev.ormai.planner.catalog.NameScope;
import dev.ormai.planner.catalog.Table;
import dev.ormai.planner.catalog.TableId;
import dev.ormai.planner.relation.GuardedSchema;
import dev.ormai.planner.relation.PolicyRelation;
import dev.ormai.policy.FieldRule;
import dev.ormai.policy.Nearest;
import dev.ormai.policy.PolicySet;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.TableName;
import dev.ormai.policy.TenantRule;
import dev.ormai.policy.settings.ModelSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Holds a policy against the tables of a database. Pure: the tables were read before. */
final class SchemaCheck {
    private final PolicySet policy;
    private final Catalog catalog;
    private final NameScope scope;
    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    /** What was told already, for the planner and each role come across the same again. */
    private final Set<String> told = new LinkedHashSet<>();

    private SchemaCheck(PolicySet policy, Catalog catalog, NameScope scope) {
        this.policy = policy;
        this.catalog = catalog;
        this.scope = scope;
    }

    /** Faults first. */
    static List<Finding> findings(PolicySet policy, Catalog catalog, NameScope scope) {
        SchemaCheck check = new SchemaCheck(policy, catalog, scope);
        check.models();
        check.relations();
        check.unlisted();
        List<Finding> sorted = new ArrayList<>(check.findings);
        sorted.sort(java.util.Comparator.comparing(finding -> !finding.fault()));
        return sorted;
    }

    private void models() {
        policy.forRoles(List.of()).models().values().forEach(model -> table(model.table())
                .ifPresentOrElse(
                        table -> {
                            tables.put(model.name(), table);
                            fields(
                                    "models." + model.name(),
                                    model.name(),
                                    model.fields().keySet(),
                                    table);
                        },
                        () -> findings.add(Finding.fault(
                                "models." + model.name(),
                                "table " + model.table() + " is not there",
                                "a table of the database: " + nearest(model.table())))));
        policy.settings()
                .roles()
                .forEach((role, overlays) -> overlays.forEach(
                        (name, overlay) -> overlay("roles." + role + ".models." + name, name, overlay)));
    }

    private void overlay(String path, String model, ModelSettings overlay) {
        Optional.ofNullable(tables.get(model))
                .ifPresent(table -> fields(path, model, overlay.fields().keySet(), table));
    }

    private void fields(String path, String model, Set<String> columns, Table table) {
        for (String column : columns) {
            if (table.columnIgnoringCase(column).isEmpty()) {
                String fault = "table " + table.id() + " has no column " + column;
                told.add("model " + model + ": " + fault);
                findings.add(Finding.fault(
                        path + ".fields." + column,
                        fault,
                        Nearest.among(
                                column,
                                table.columns().stream().map(c -> c.name()).toList())));
            }
        }
    }

    /** What the planner finds, once for all roles and once for each. */
    private void relations() {
        List<List<String>> roleLists = new ArrayList<>();
        roleLists.add(List.of());
        policy.roles().forEach(role -> roleLists.add(List.of(role)));
        for (List<String> roles : roleLists) {
            GuardedSchema schema = GuardedSchema.of(policy.forRoles(roles), catalog, scope);
            schema.faults().values().stream()
                    .filter(fault -> told.add(fault.message()))
                    .forEach(fault -> findings.add(fault(fault, roles)));
            schema.relations().values().forEach(relation -> open(relation, roles));
        }
    }

    private static Finding fault(Refusal fault, List<String> roles) {
        String path = roles.isEmpty() ? "models" : "roles." + roles.get(0);
        return Finding.fault(path, fault.message(), String.join("; ", fault.retryHints()));
    }

    private void open(PolicyRelation relation, List<String> roles) {
        String path = (roles.isEmpty() ? "" : "roles." + roles.get(0) + ".") + "models." + relation.model();
        relation.columns().stream()
                .filter(column -> column.rule() instanceof FieldRule.Allow)
                .map(column -> column.column().name())
                .filter(PersonalColumns::looksPersonal)
                .filter(column -> told.add(relation.model() + "." + column))
                .forEach(column -> findings.add(Finding.remark(
                        path,
                        "column " + column + " looks personal and is allowed",
                        "fields: {" + column + ": mask}, or allow to say so")));
        tenantColumn()
                .filter(tenant -> relation.predicates().isEmpty()
                        && relation.table().columnIgnoringCase(tenant).isPresent())
                .filter(tenant -> told.add(relation.model() + " shared"))
                .ifPresent(tenant -> findings.add(Finding.remark(
                        path,
                        "all tenants share " + relation.table().id() + ", though it has a column " + tenant,
                        "rows: {tenant: " + tenant + "}")));
    }

    private void unlisted() {
        if (policy.settings().openModels()) {
            return;
        }
        Set<TableId> listed = new LinkedHashSet<>();
        tables.values().forEach(table -> listed.add(table.id()));
        tenantColumn().ifPresent(tenant -> catalog.tables().values().stream()
                .filter(table -> !listed.contains(table.id()))
                .filter(table -> table.columnIgnoringCase(tenant).isPresent())
                .forEach(table -> findings.add(Finding.remark(
                        "models",
                        "table " + table.id() + " has the tenant column " + tenant + " and no model lists it",
                        "list it if it is to be used; until then it does not exist"))));
    }

    private Optional<String> tenantColumn() {
        return policy.settings()
                .tenant()
                .filter(TenantRule.Column.class::isInstance)
                .map(rule -> ((TenantRule.Column) rule).column());
    }

    /** As the planner finds it: this name first, then the one that differs by the case of letters. */
    private Optional<Table> table(TableName name) {
        List<String> schemas = name.schema().map(List::of).orElse(scope.searchPath());
        List<Table> found = catalog.tables().values().stream()
                .filter(table -> AsciiCase.equal(table.id().name(), name.name()))
                .filter(table -> schemas.stream()
                        .anyMatch(schema -> AsciiCase.equal(table.id().schema(), schema)))
                .toList();
        return found.stream()
                .filter(table -> table.id().name().equals(name.name()))
                .findFirst()
                .or(() -> found.stream().findFirst());
    }

    private String nearest(TableName name) {
        return Nearest.among(
                name.name(),
                catalog.tables().keySet().stream().map(TableId::name).distinct().toList());
    }
}
