package dev.ormai.planner.relation;

import dev.ormai.planner.catalog.Catalog;
import dev.ormai.planner.catalog.Column;
import dev.ormai.planner.catalog.NameScope;
import dev.ormai.planner.catalog.Table;
import dev.ormai.planner.catalog.TableId;
import dev.ormai.planner.system.SystemList;
import dev.ormai.planner.system.SystemTable;
import dev.ormai.planner.system.Template;
import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.ColumnType;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.Parenthesized;
import dev.ormai.policy.FieldRule;
import dev.ormai.policy.MaskKind;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The relations of the database's own catalog, as they are for who may use certain models: rows and columns that tell of
 * anything else are not there. Made when a statement first names one. Thread-safe.
 */
final class SystemRelations {
    private static final String ALIAS = "t";

    private final Catalog catalog;
    private final NameScope scope;
    private final Map<TableId, PolicyRelation> models;
    private @Nullable Map<TableId, PolicyRelation> relations;
    private @Nullable Map<TableId, PolicyRelation> withModels;

    SystemRelations(Catalog catalog, NameScope scope, Map<TableId, PolicyRelation> models) {
        this.catalog = catalog;
        this.scope = scope;
        this.models = models;
    }

    PolicyRelation relation(TableId id) {
        PolicyRelation relation = relations().get(id);
        if (relation == null) {
            throw new IllegalArgumentException("no system table " + id);
        }
        return relation;
    }

    List<PolicyRelation> over(TableId source) {
        return relations().values().stream()
                .filter(relation -> relation.source().equals(source))
                .toList();
    }

    synchronized Map<TableId, PolicyRelation> withModels() {
        Map<TableId, PolicyRelation> known = withModels;
        if (known == null) {
            known = new LinkedHashMap<>(models);
            known.putAll(relations());
            known = Map.copyOf(known);
            withModels = known;
        }
        return known;
    }

    private synchronized Map<TableId, PolicyRelation> relations() {
        Map<TableId, PolicyRelation> known = relations;
        if (known == null) {
            known = new LinkedHashMap<>();
            VisibleObjects visible = new VisibleObjects(catalog, scope, models.values());
            for (SystemTable listed : SystemList.of(catalog.dialect()).tables().values()) {
                Table source = catalog.systemTables().get(listed.source());
                if (source != null && listed.fits(source)) {
                    known.put(listed.id(), relation(listed, source, visible));
                }
            }
            relations = known;
        }
        return known;
    }

    private PolicyRelation relation(SystemTable listed, Table source, VisibleObjects visible) {
        List<RelationColumn> columns = new ArrayList<>();
        for (SystemTable.Shown shown : listed.columns()) {
            column(shown, source, visible).ifPresent(columns::add);
        }
        Table table = new Table(
                listed.id(), columns.stream().map(RelationColumn::column).toList(), List.of(), List.of());
        Expression rows = visible.in(expression(listed.rows()));
        return new PolicyRelation(
                table,
                listed.id().name(),
                ALIAS,
                columns,
                List.of(new RowPredicate(RowPredicate.Kind.SYSTEM, new Parenthesized(rows))),
                Optional.of(listed.source()));
    }

    private Optional<RelationColumn> column(SystemTable.Shown shown, Table source, VisibleObjects visible) {
        Optional<Column> column = shown.type()
                .map(type -> new Column(shown.name(), type(type), true))
                .or(() -> source.columnIgnoringCase(shown.name()));
        return column.map(known -> shown.value()
                .map(value -> new RelationColumn(
                        known, new FieldRule.Mask(new MaskKind.Expression(value)), visible.in(expression(value))))
                .orElseGet(() -> new RelationColumn(known, FieldRule.ALLOW, ColumnReference.of(ALIAS, known.name()))));
    }

    private Expression expression(String text) {
        return Template.of(text, catalog.dialect()).with(List.of());
    }

    private static ColumnType type(String name) {
        return new ColumnType(name.equals("oid") ? Types.BIGINT : Types.VARCHAR, name, 0, 0);
    }
}
