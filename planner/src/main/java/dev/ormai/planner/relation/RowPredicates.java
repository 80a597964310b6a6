package dev.ormai.planner.relation;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.catalog.Catalog;
import dev.ormai.planner.catalog.Column;
import dev.ormai.planner.catalog.ForeignKey;
import dev.ormai.planner.catalog.Table;
import dev.ormai.planner.catalog.TableId;
import dev.ormai.planner.tree.Alias;
import dev.ormai.planner.tree.BinaryOperation;
import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.Exists;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.IsTest;
import dev.ormai.planner.tree.NumberLiteral;
import dev.ormai.planner.tree.Parenthesized;
import dev.ormai.planner.tree.QualifiedName;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.Select;
import dev.ormai.planner.tree.SelectItem;
import dev.ormai.planner.tree.TableReference;
import dev.ormai.policy.IdentityValue;
import dev.ormai.policy.ModelPolicy;
import dev.ormai.policy.Relation;
import dev.ormai.policy.TenantRule;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The conditions that a permitted row fulfils. */
final class RowPredicates {
    private final Catalog catalog;
    private final Dialect dialect;
    private final Map<TableId, ModelPolicy> models;

    RowPredicates(Catalog catalog, Map<TableId, ModelPolicy> models) {
        this.catalog = catalog;
        this.dialect = catalog.dialect();
        this.models = models;
    }

    List<RowPredicate> of(ModelPolicy model, Table table, String alias) {
        List<RowPredicate> predicates = new ArrayList<>();
        TenantRule tenant = model.rows().tenant();
        if (tenant instanceof TenantRule.Column column) {
            predicates.add(new RowPredicate(
                    RowPredicate.Kind.TENANT, identity(model, table, alias, column.column(), IdentityValue.TENANT)));
        } else if (tenant instanceof TenantRule.Via via) {
            predicates.add(new RowPredicate(RowPredicate.Kind.VIA, parent(model, table, alias, via.relation())));
        }
        model.rows()
                .owner()
                .ifPresent(owner -> predicates.add(new RowPredicate(
                        RowPredicate.Kind.OWNER, identity(model, table, alias, owner, IdentityValue.USER))));
        model.rows()
                .filter()
                .ifPresent(filter -> predicates.add(new RowPredicate(
                        RowPredicate.Kind.FILTER,
                        new Parenthesized(new PolicyFragment(model, table, alias, dialect).read(filter)))));
        model.rows()
                .softDelete()
                .ifPresent(column -> predicates.add(
                        new RowPredicate(RowPredicate.Kind.SOFT_DELETE, notDeleted(model, table, alias, column))));
        return predicates;
    }

    private Expression identity(
            ModelPolicy model, Table table, String alias, String columnName, IdentityValue identity) {
        Column column = ModelFaults.requireColumn(model, table, columnName);
        return ExactComparison.of(ColumnReference.of(alias, column.name()), column.type(), identity, dialect);
    }

    private static Expression notDeleted(ModelPolicy model, Table table, String alias, String columnName) {
        Column column = ModelFaults.requireColumn(model, table, columnName);
        int type = column.type().jdbcType();
        IsTest.Test test = type == Types.BOOLEAN || type == Types.BIT ? IsTest.Test.TRUE : IsTest.Test.NULL;
        return new IsTest(ColumnReference.of(alias, column.name()), test == IsTest.Test.TRUE, test);
    }

    /** A row is permitted if its parent is: <code>exists (select 1 from parent as p where p.id = t.parent_id and …)</code>. */
    private Expression parent(ModelPolicy model, Table table, String alias, String relationName) {
        Relation relation = Optional.ofNullable(model.relations().get(relationName))
                .orElseThrow(() -> ModelFaults.invalid(
                        model, "there is no relation " + relationName, "list it under relations with its model"));
        Map.Entry<TableId, ModelPolicy> target = models.entrySet().stream()
                .filter(e -> e.getValue().name().equals(relation.model()))
                .findFirst()
                .orElseThrow(() -> ModelFaults.invalid(
                        model,
                        "the table of its parent %s is not there".formatted(relation.model()),
                        "create the table"));
        Table parent = catalog.table(target.getKey());
        String parentAlias = alias.equals("t") ? "p" : alias + "p";

        List<Expression> conditions = new ArrayList<>();
        key(model, relation, table, parent)
                .forEach((child, parentColumn) -> conditions.add(new BinaryOperation(
                        ColumnReference.of(parentAlias, parentColumn), "=", ColumnReference.of(alias, child))));
        of(target.getValue(), parent, parentAlias).forEach(p -> conditions.add(p.expression()));
        Select select = Select.of(
                List.of(new SelectItem.Value(new NumberLiteral("1"), Optional.empty())),
                List.of(new TableReference(
                        QualifiedName.of(parent.id().schema(), parent.id().name()),
                        Optional.of(Alias.of(parentAlias)),
                        false,
                        Optional.empty(),
                        Optional.empty())),
                Conjunction.of(conditions));
        return new Exists(Query.of(select));
    }

    private static Map<String, String> key(ModelPolicy model, Relation relation, Table table, Table parent) {
        Map<String, String> key = new LinkedHashMap<>();
        relation.key()
                .forEach((child, parentColumn) -> key.put(
                        ModelFaults.requireColumn(model, table, child).name(),
                        ModelFaults.requireColumn(model, parent, parentColumn).name()));
        if (!key.isEmpty()) {
            return key;
        }
        List<ForeignKey> candidates = table.foreignKeys().stream()
                .filter(f -> f.target().equals(parent.id()))
                .toList();
        if (candidates.size() != 1) {
            throw ModelFaults.invalid(
                    model,
                    "table %s has %d foreign keys to %s".formatted(table.id(), candidates.size(), parent.id()),
                    "give relation %s a key".formatted(relation.name()));
        }
        ForeignKey found = candidates.get(0);
        for (int i = 0; i < found.columns().size(); i++) {
            key.put(found.columns().get(i), found.targetColumns().get(i));
        }
        return key;
    }
}
