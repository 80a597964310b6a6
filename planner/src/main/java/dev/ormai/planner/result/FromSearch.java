package dev.ormai.planner.result;

import dev.ormai.planner.ResultColumn;
import dev.ormai.planner.ResultSource;
import dev.ormai.planner.catalog.TableId;
import dev.ormai.planner.relation.PolicyRelation;
import dev.ormai.planner.relation.RelationColumn;
import dev.ormai.planner.tree.Alias;
import dev.ormai.planner.tree.DerivedTable;
import dev.ormai.planner.tree.FromItem;
import dev.ormai.planner.tree.FunctionCall;
import dev.ormai.planner.tree.Join;
import dev.ormai.planner.tree.KeywordCall;
import dev.ormai.planner.tree.ParenthesizedFrom;
import dev.ormai.planner.tree.TableFunction;
import dev.ormai.planner.tree.TableReference;
import dev.ormai.policy.FieldRule;
import dev.ormai.policy.MaskKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Searches the sources of one SELECT. */
final class FromSearch {
    private final QuerySearch queries;
    private final CommonTables tables;
    private final Optional<Scope> outer;

    FromSearch(QuerySearch queries, CommonTables tables, Optional<Scope> outer) {
        this.queries = queries;
        this.tables = tables;
        this.outer = outer;
    }

    /** @param before what stands to the left; only lateral sources may name it */
    Rows search(FromItem item, Rows before) {
        if (item instanceof TableReference table) {
            return Rows.of(table(table));
        }
        if (item instanceof DerivedTable derived) {
            Optional<Scope> around = derived.lateral() ? Optional.of(new Scope(queries.names(), before, outer)) : outer;
            return Rows.of(aliased(queries.query(derived.query(), tables, around), derived.alias()));
        }
        if (item instanceof TableFunction function) {
            return Rows.of(function(function));
        }
        if (item instanceof ParenthesizedFrom parenthesized) {
            Rows inner = search(parenthesized.inner(), before);
            return parenthesized.alias().isEmpty() ? inner : Rows.of(aliased(inner.visible(), parenthesized.alias()));
        }
        return join((Join) item, before);
    }

    private Part table(TableReference reference) {
        List<String> renamed = reference.alias().map(Alias::columns).orElse(List.of());
        Optional<String> name = Optional.of(
                reference.alias().map(Alias::name).orElse(reference.name().last()));
        Optional<PolicyRelation> relation = queries.relation(reference);
        if (relation.isPresent()) {
            TableId id = relation.get().table().id();
            return new Part(
                    name,
                    Item.renamed(items(relation.get(), name), renamed),
                    relation,
                    Optional.of(new ResultSource(Optional.of(id.schema()), id.name())));
        }
        String common = reference.name().last();
        return new Part(
                name,
                Item.renamed(tables.find(common).orElse(List.of(Item.GAP)), renamed),
                Optional.empty(),
                Optional.of(new ResultSource(Optional.empty(), common)));
    }

    /** @param mention what the select calls it */
    static List<Item> items(PolicyRelation relation, Optional<String> mention) {
        TableId table = relation.table().id();
        return relation.columns().stream()
                .map(c -> Item.of(
                        c.column().name(),
                        new ResultColumn.Plain(table, c.column().name(), value(c), mention)))
                .toList();
    }

    private static ResultColumn.Value value(RelationColumn column) {
        if (!column.masked()) {
            return ResultColumn.Value.KEPT;
        }
        return column.rule() instanceof FieldRule.Mask mask && mask.kind() instanceof MaskKind.Expression
                ? ResultColumn.Value.EXPRESSION
                : ResultColumn.Value.MASK;
    }

    private static Part aliased(List<Item> items, Optional<Alias> alias) {
        List<String> renamed = alias.map(Alias::columns).orElse(List.of());
        return Part.derived(alias.map(Alias::name), Item.renamed(Item.handedThrough(items), renamed));
    }

    private static Part function(TableFunction function) {
        if (function.call() instanceof KeywordCall call && !call.columns().isEmpty()) {
            List<Item> named = call.columns().stream()
                    .map(column -> Item.computed(Optional.of(column)))
                    .toList();
            Part part = aliased(named, function.alias());
            return Part.derived(part.name().or(() -> Optional.of(call.function())), part.items());
        }
        Part part = aliased(List.of(Item.GAP), function.alias());
        Optional<String> called = function.call() instanceof FunctionCall call
                ? Optional.of(call.name().name())
                : Optional.empty();
        return Part.derived(part.name().or(() -> called), part.items());
    }

    private Rows join(Join join, Rows before) {
        Rows left = search(join.left(), before);
        Rows right = search(join.right(), before.and(left));
        List<String> shared = shared(join, left, right);
        if (shared.isEmpty()) {
            return left.and(right);
        }
        List<Item> merged = new ArrayList<>();
        for (String column : shared) {
            Rows side = join.kind() == Join.Kind.RIGHT ? right : left;
            Item item = queries.names().find(side.visible(), column).orElse(Item.computed(Optional.of(column)));
            merged.add(join.kind() == Join.Kind.FULL ? item.computed() : item);
        }
        return left.merging(right, merged, queries.names());
    }

    private List<String> shared(Join join, Rows left, Rows right) {
        if (join.condition() instanceof Join.Using using) {
            return using.columns();
        }
        if (!join.natural()) {
            return List.of();
        }
        return left.visible().stream()
                .flatMap(item -> item.name().stream())
                .filter(name -> queries.names().find(right.visible(), name).isPresent())
                .distinct()
                .toList();
    }
}
