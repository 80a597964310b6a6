package dev.ormai.planner.bind;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.relation.GuardedSchema;
import dev.ormai.planner.relation.PolicyRelation;
import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.QualifiedName;
import dev.ormai.planner.tree.Select;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the binders of one statement share. Nodes are told apart by identity, since equal text at two places may mean two
 * things. Not thread-safe.
 */
final class Binding {
    final GuardedSchema schema;
    final NameRules rules;
    final CatalogTypes types;
    final CallForms calls;
    final Touched touched = new Touched();
    final Map<Object, PolicyRelation> tables = new IdentityHashMap<>();
    final Map<Select, List<ColumnReference>> keyedGroups = new IdentityHashMap<>();

    /** What is written, if something is. */
    final Optional<WriteTarget> target;

    Binding(GuardedSchema schema) {
        this(schema, Optional.empty());
    }

    Binding(GuardedSchema schema, Optional<WriteTarget> target) {
        this.schema = schema;
        this.target = target;
        this.rules = NameRules.of(dialect());
        this.types = new CatalogTypes(schema);
        this.calls = new CallForms(schema);
    }

    Dialect dialect() {
        return schema.catalog().dialect();
    }

    /** The relation that a name means, noted for the node that names it. */
    PolicyRelation table(QualifiedName name, Object node) {
        PolicyRelation relation = schema.resolve(name);
        tables.put(node, relation);
        touched.relation(relation);
        return target.flatMap(written -> written.relation(node)).orElse(relation);
    }
}
