package dev.ormai.planner.relation;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.catalog.Catalog;
import dev.ormai.planner.catalog.Column;
import dev.ormai.planner.catalog.NameScope;
import dev.ormai.planner.catalog.Table;
import dev.ormai.planner.catalog.TableId;
import dev.ormai.planner.mask.MaskExpressions;
import dev.ormai.planner.names.AllowedOperators;
import dev.ormai.planner.names.PinnedNames;
import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.Expression;
import dev.ormai.policy.EffectivePolicy;
import dev.ormai.policy.FieldRule;
import dev.ormai.policy.MaskKind;
import dev.ormai.policy.ModelPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds the policy relation of one table from its model. */
final class RelationBuilder {
    /** The name of the table inside its relation. The sub-select holds no text of a client, so nothing can shadow it. */
    private static final String ALIAS = "t";

    private final EffectivePolicy policy;
    private final Dialect dialect;
    private final RowPredicates predicates;
    private final PinnedNames names;
    private final AllowedOperators operators;

    RelationBuilder(EffectivePolicy policy, Catalog catalog, NameScope scope, Map<TableId, ModelPolicy> models) {
        this.policy = policy;
        this.dialect = catalog.dialect();
        this.names = PinnedNames.ofPolicy(catalog, scope);
        this.operators = new AllowedOperators(catalog, scope);
        this.predicates = new RowPredicates(catalog, models);
    }

    /** @throws dev.ormai.policy.RefusedException if the model does not fit the table */
    PolicyRelation relation(ModelPolicy model, Table table) {
        model.fields().keySet().forEach(field -> ModelFaults.requireColumn(model, table, field));
        PolicyRelation relation =
                new PolicyRelation(table, model.name(), ALIAS, columns(model, table), predicates(model, table));
        operators.query(RelationQuery.of(relation, Optional.empty()));
        return RelationProof.check(relation, model, dialect);
    }

    private List<RowPredicate> predicates(ModelPolicy model, Table table) {
        return predicates.of(model, table, ALIAS).stream()
                .map(p -> new RowPredicate(p.kind(), names.expression(p.expression())))
                .toList();
    }

    private List<RelationColumn> columns(ModelPolicy model, Table table) {
        List<RelationColumn> columns = new ArrayList<>();
        for (Column column : table.columns()) {
            FieldRule rule = policy.ruleFor(model, column.name());
            if (!(rule instanceof FieldRule.Deny)) {
                columns.add(new RelationColumn(column, rule, names.expression(value(rule, model, table, column))));
            }
        }
        if (columns.isEmpty()) {
            throw ModelFaults.invalid(
                    model, "every column of table %s is denied".formatted(table.id()), "allow a field");
        }
        return columns;
    }

    private Expression value(FieldRule rule, ModelPolicy model, Table table, Column column) {
        ColumnReference reference = ColumnReference.of(ALIAS, column.name());
        if (rule instanceof FieldRule.Allow) {
            return reference;
        }
        if (rule instanceof FieldRule.Hash) {
            return MaskExpressions.hash(reference, column.type(), dialect);
        }
        MaskKind kind = ((FieldRule.Mask) rule).kind();
        return kind instanceof MaskKind.Expression expression
                ? new PolicyFragment(model, table, ALIAS, dialect).read(expression.sql())
                : MaskExpressions.mask(kind, reference, column.type(), dialect);
    }
}
