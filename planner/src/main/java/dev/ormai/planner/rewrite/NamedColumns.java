package dev.ormai.planner.rewrite;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.bind.Bound;
import dev.ormai.planner.catalog.AsciiCase;
import dev.ormai.planner.relation.PolicyRelation;
import dev.ormai.planner.relation.RelationColumn;
import dev.ormai.planner.tree.Alias;
import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.FromItem;
import dev.ormai.planner.tree.Join;
import dev.ormai.planner.tree.ParenthesizedFrom;
import dev.ormai.planner.tree.QueryBody;
import dev.ormai.planner.tree.Select;
import dev.ormai.planner.tree.SelectItem;
import dev.ormai.planner.tree.TableReference;
import dev.ormai.planner.tree.TreeMapper;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * The columns of each table that a statement can read, told by names alone: a column that no name in the whole statement
 * equals, and that no star, whole row, natural join or list of new names can reach by its place, is read by nothing. Scopes
 * are not looked at, so more columns may be kept than are read, never fewer; and as a column that is left out is named
 * nowhere, no name means another column without it.
 *
 * <p>A narrow relation costs the database less: it need not read, check and plan masks that nobody asks for.
 */
final class NamedColumns extends TreeMapper {
    private final Set<String> named = new HashSet<>();
    private final Set<String> wholeSources = new HashSet<>();
    private final Set<Object> wholeNodes = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean everything;

    private NamedColumns() {}

    /** Elsewhere than on PostgreSQL relations stay as wide as they are: MariaDB's rules of names are wider than ours. */
    static NamedColumns of(Bound bound, Dialect dialect) {
        if (dialect != Dialect.POSTGRESQL) {
            return all();
        }
        NamedColumns columns = new NamedColumns();
        columns.query(bound.query());
        bound.keyedGroups().values().forEach(group -> group.forEach(columns::expression));
        return columns;
    }

    /** Leaves every relation as wide as it is. */
    static NamedColumns all() {
        NamedColumns columns = new NamedColumns();
        columns.everything = true;
        return columns;
    }

    /**
     * The relation without the columns that nothing can read at this place; at least one stays, since a row needs one.
     *
     * @param name what the statement calls the table here
     */
    PolicyRelation of(PolicyRelation relation, TableReference node, String name) {
        boolean whole = everything
                || wholeNodes.contains(node)
                || wholeSources.contains(key(name))
                || named.contains(key(name))
                || !node.alias().map(Alias::columns).orElse(List.of()).isEmpty();
        return whole ? relation : narrowed(relation);
    }

    private PolicyRelation narrowed(PolicyRelation relation) {
        List<RelationColumn> read = relation.columns().stream()
                .filter(column -> named.contains(key(column.column().name())))
                .toList();
        return relation.keeping(read.isEmpty() ? List.of(cheapest(relation)) : read);
    }

    /** A column of the key where it is shown as it is: an index holds it. */
    private static RelationColumn cheapest(PolicyRelation relation) {
        List<String> key = relation.table().primaryKey();
        List<RelationColumn> plain =
                relation.columns().stream().filter(column -> !column.masked()).toList();
        return plain.stream()
                .filter(column -> key.contains(column.column().name()))
                .findFirst()
                .or(() -> plain.stream().findFirst())
                .orElse(relation.columns().get(0));
    }

    @Override
    public QueryBody body(QueryBody body) {
        if (body instanceof Select select) {
            for (SelectItem item : select.items()) {
                if (item instanceof SelectItem.AllColumns all) {
                    all.qualifier().ifPresentOrElse(q -> wholeSources.add(key(q.last())), () -> select.from()
                            .forEach(this::whole));
                }
            }
        }
        return super.body(body);
    }

    /** A star reaches what stands in its own FROM; a query in there has a list of its own. */
    private void whole(FromItem item) {
        if (item instanceof TableReference) {
            wholeNodes.add(item);
        } else if (item instanceof Join join) {
            whole(join.left());
            whole(join.right());
        } else if (item instanceof ParenthesizedFrom parenthesized) {
            whole(parenthesized.inner());
        }
    }

    /** A natural join compares whatever both sides have; new names behind an alias go by place. */
    @Override
    public FromItem from(FromItem item) {
        if (item instanceof Join join) {
            everything |= join.natural();
            if (join.condition() instanceof Join.Using using) {
                using.columns().forEach(this::name);
            }
        } else if (item instanceof ParenthesizedFrom parenthesized) {
            everything |= parenthesized.alias().isPresent();
        }
        return super.from(item);
    }

    @Override
    public Expression expression(Expression expression) {
        if (expression instanceof ColumnReference reference) {
            name(reference.column());
        }
        return super.expression(expression);
    }

    private void name(String column) {
        named.add(key(column));
    }

    /** Without regard to case: a name too many costs nothing. */
    private static String key(String name) {
        return AsciiCase.fold(name);
    }
}
