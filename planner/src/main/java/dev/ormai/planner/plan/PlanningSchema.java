package dev.ormai.planner.plan;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.catalog.Catalog;
import dev.ormai.planner.catalog.Column;
import dev.ormai.planner.catalog.Table;
import dev.ormai.planner.catalog.TableId;
import dev.ormai.planner.relation.PolicyRelation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.calcite.config.CalciteConnectionConfigImpl;
import org.apache.calcite.config.CalciteConnectionProperty;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.schema.impl.AbstractSchema;

/**
 * The tables of a catalog twice: as a principal's policy relations, which statements name, and raw, which only the
 * policies' own predicates name. No name leads from the first to the second. Thread-safe; expansions are made on first
 * use and kept.
 */
final class PlanningSchema {
    private final Catalog catalog;
    private final Map<TableId, PolicyRelation> relations;
    private final PlanTypes types;
    private final Operators operators;
    private final CalciteCatalogReader permitted;
    private final CalciteCatalogReader raw;
    private final Map<TableId, PolicyExpansion> expansions = new ConcurrentHashMap<>();

    PlanningSchema(Catalog catalog, Map<TableId, PolicyRelation> relations, PlanTypes types) {
        this.catalog = catalog;
        this.relations = relations;
        this.types = types;
        this.operators = new Operators(types);
        this.raw = reader(add -> catalog.tables().forEach((id, table) -> add.accept(id, new RawTable(table, types))));
        this.permitted = reader(add -> relations.forEach((id, relation) -> add.accept(id, permitted(id, relation))));
    }

    /** A relation of the database's own catalog is a leaf: what it hides depends on no value that a plan could show. */
    private org.apache.calcite.schema.Table permitted(TableId id, PolicyRelation relation) {
        return relation.system() ? new RawTable(relation.table(), types) : new PolicyTable(() -> expansion(id));
    }

    /** The relation of the database's own catalog that a leaf of a plan is. */
    Optional<PolicyRelation> system(TableId table) {
        return Optional.ofNullable(relations.get(table)).filter(PolicyRelation::system);
    }

    private CalciteCatalogReader reader(Consumer<BiConsumer<TableId, org.apache.calcite.schema.Table>> fill) {
        CalciteSchema root = CalciteSchema.createRootSchema(false, false, "", new AbstractSchema());
        Map<String, CalciteSchema> schemas = new LinkedHashMap<>();
        fill.accept((id, table) -> schemas.computeIfAbsent(id.schema(), name -> root.add(name, new AbstractSchema()))
                .add(id.name(), table));
        Properties properties = new Properties();
        properties.setProperty(
                CalciteConnectionProperty.CASE_SENSITIVE.camelName(),
                Boolean.toString(catalog.dialect() != Dialect.MYSQL));
        return new CalciteCatalogReader(root, List.of(), types.factory(), new CalciteConnectionConfigImpl(properties));
    }

    Catalog catalog() {
        return catalog;
    }

    PlanTypes types() {
        return types;
    }

    Operators operators() {
        return operators;
    }

    CalciteCatalogReader permitted() {
        return permitted;
    }

    /** The permitted columns of a table; absent if the principal may not use it. */
    Optional<List<String>> permittedColumns(TableId table) {
        return Optional.ofNullable(relations.get(table)).map(relation -> relation.columns().stream()
                .map(column -> column.column().name())
                .toList());
    }

    static List<String> columns(Table table) {
        return table.columns().stream().map(Column::name).toList();
    }

    /** What the relation of a table stands for. */
    PolicyExpansion expansion(TableId table) {
        PolicyExpansion known = expansions.get(table);
        return known != null ? known : expansions.computeIfAbsent(table, this::expand);
    }

    private PolicyExpansion expand(TableId table) {
        PolicyRelation relation = relations.get(table);
        if (relation == null) {
            throw new UnplannableException("table %s is not open to this principal".formatted(table));
        }
        return PolicyExpansion.of(relation, catalog, types, raw);
    }
}
