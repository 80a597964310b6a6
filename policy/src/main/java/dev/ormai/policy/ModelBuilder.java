package dev.ormai.policy;

import dev.ormai.policy.settings.AggregationSettings;
import dev.ormai.policy.settings.BudgetLimit;
import dev.ormai.policy.settings.BudgetSettings;
import dev.ormai.policy.settings.ModelSettings;
import dev.ormai.policy.settings.RowSettings;
import dev.ormai.policy.settings.WriteSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/** Says what holds for one model; handed out by {@link PolicyBuilder}. What is said later wins. */
public final class ModelBuilder {
    private static final List<String> OPERATIONS = List.of("create", "update", "delete", "bulk");

    private Optional<TableName> table;
    private Optional<String> description;
    private RowSettings rows;
    private final Map<String, FieldRule> fields;
    private Optional<FieldRule> defaultField;
    private final Map<String, Relation> relations;
    private AggregationSettings aggregations;
    private WriteSettings writes;
    private BudgetSettings budget;

    private ModelBuilder(ModelSettings said) {
        this.table = said.table();
        this.description = said.description();
        this.rows = said.rows();
        this.fields = new LinkedHashMap<>(said.fields());
        this.defaultField = said.defaultField();
        this.relations = new LinkedHashMap<>(said.relations());
        this.aggregations = said.aggregations();
        this.writes = said.writes();
        this.budget = said.budget();
    }

    static ModelSettings told(ModelSettings before, Consumer<ModelBuilder> says) {
        ModelBuilder builder = new ModelBuilder(before);
        says.accept(builder);
        return builder.settings();
    }

    private ModelSettings settings() {
        return new ModelSettings(
                table, description, rows, fields, defaultField, relations, aggregations, writes, budget);
    }

    /** @param name {@code table} or {@code schema.table} */
    public ModelBuilder table(String name) {
        this.table = Optional.of(TableName.parse(name));
        return this;
    }

    public ModelBuilder description(String text) {
        this.description = Optional.of(text);
        return this;
    }

    public ModelBuilder tenant(TenantRule rule) {
        return rows(new RowSettings(Optional.of(rule), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    public ModelBuilder owner(String column) {
        return rows(new RowSettings(Optional.empty(), Optional.of(column), Optional.empty(), Optional.empty()));
    }

    public ModelBuilder filter(String predicate) {
        return rows(new RowSettings(Optional.empty(), Optional.empty(), Optional.of(predicate), Optional.empty()));
    }

    public ModelBuilder softDelete(String column) {
        return rows(new RowSettings(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(column)));
    }

    /** All that is to be said of rows; what it leaves open stays as it was. */
    public ModelBuilder rows(RowSettings rows) {
        this.rows = rows.over(this.rows);
        return this;
    }

    public ModelBuilder field(String name, FieldRule rule) {
        fields.put(name, rule);
        return this;
    }

    /** @param rule {@link FieldRule#ALLOW} or {@link FieldRule#DENY} */
    public ModelBuilder defaultField(FieldRule rule) {
        if (!(rule instanceof FieldRule.Allow || rule instanceof FieldRule.Deny)) {
            throw new IllegalArgumentException("default rule of fields must be to allow or to deny: " + rule);
        }
        this.defaultField = Optional.of(rule);
        return this;
    }

    public ModelBuilder relation(Relation relation) {
        relations.put(relation.name(), relation);
        return this;
    }

    public ModelBuilder aggregations(AggregationSettings aggregations) {
        this.aggregations = aggregations.over(this.aggregations);
        return this;
    }

    /** All that is to be said of writes; what it leaves open stays as it was. */
    public ModelBuilder writes(WriteSettings writes) {
        this.writes = writes.over(this.writes);
        return this;
    }

    /** Opens operations, of create, update, delete and bulk. */
    public ModelBuilder allow(String... operations) {
        Set<String> opened = known(operations);
        return writes(WriteSettings.NONE.opening(opened));
    }

    public ModelBuilder readonly(String... fields) {
        return writes(WriteSettings.NONE.withReadonly(Set.of(fields)));
    }

    /** The operations that wait for a person; all of them when none is named. */
    public ModelBuilder requireApproval(String... operations) {
        Set<String> waiting = operations.length == 0 ? Set.copyOf(OPERATIONS) : known(operations);
        return writes(WriteSettings.NONE.withApproval(waiting));
    }

    public ModelBuilder maxAffectedRows(int rows) {
        if (rows < 1) {
            throw new IllegalArgumentException("rows that a write may change must be at least 1: " + rows);
        }
        return writes(WriteSettings.NONE.withMaxAffectedRows(OptionalInt.of(rows)));
    }

    /** @param number at least 1; empty for no limit */
    public ModelBuilder budget(BudgetLimit limit, OptionalLong number) {
        if (number.isPresent() && (number.getAsLong() < 1 || number.getAsLong() > limit.greatest())) {
            throw new IllegalArgumentException(
                    limit.key() + " must be from 1 to " + limit.greatest() + ": " + number.getAsLong());
        }
        this.budget = new BudgetSettings(Map.of(limit, number)).over(this.budget);
        return this;
    }

    private static Set<String> known(String... operations) {
        for (String operation : operations) {
            if (!OPERATIONS.contains(operation)) {
                throw new IllegalArgumentException(
                        "no operation '" + operation + "'; expected " + Nearest.among(operation, OPERATIONS));
            }
        }
        return Set.of(operations);
    }
}
