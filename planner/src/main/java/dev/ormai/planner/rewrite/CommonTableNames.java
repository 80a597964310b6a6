package dev.ormai.planner.rewrite;

import dev.ormai.planner.catalog.TableId;
import dev.ormai.planner.tree.Alias;
import dev.ormai.planner.tree.FromItem;
import dev.ormai.planner.tree.QualifiedName;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.QueryBody;
import dev.ormai.planner.tree.TableBody;
import dev.ormai.planner.tree.TableReference;
import dev.ormai.planner.tree.TreeMapper;
import dev.ormai.planner.tree.With;
import java.util.Collection;
import java.util.Optional;

/**
 * Gives common table expressions names that no table has. H2 looks for a table before it looks for a common table
 * expression, so a name of the statement's own would there mean the unguarded table.
 * <pre>
 * with orders as (…) select id from orders   →   with "with ORDERS" as (…) select ID from "with ORDERS" as ORDERS
 * </pre>
 * All names get the same prefix, so that each still hides what it hid. Comes after {@link GuardedTables}: a table that is
 * then still named without a schema is a common table expression.
 */
final class CommonTableNames extends TreeMapper {
    private final String prefix;

    CommonTableNames(Collection<TableId> tables) {
        String candidate = "with ";
        while (begins(candidate, tables)) {
            candidate += "_";
        }
        this.prefix = candidate;
    }

    private static boolean begins(String prefix, Collection<TableId> tables) {
        return tables.stream().anyMatch(table -> table.name().startsWith(prefix));
    }

    @Override
    public Query query(Query query) {
        Query mapped = super.query(query);
        return new Query(
                mapped.with().map(this::renamed), mapped.body(), mapped.orderBy(), mapped.limit(), mapped.locks());
    }

    private With renamed(With with) {
        return new With(
                with.recursive(),
                with.tables().stream()
                        .map(t -> new With.CommonTable(renamed(t.name()), t.columns(), t.materialized(), t.query()))
                        .toList());
    }

    @Override
    public FromItem from(FromItem item) {
        if (item instanceof TableReference table && table.name().parts().size() == 1) {
            Alias alias = table.alias().orElseGet(() -> Alias.of(table.name().last()));
            return new TableReference(
                    renamed(table.name()), Optional.of(alias), table.only(), table.sample(), table.hint());
        }
        return super.from(item);
    }

    @Override
    public QueryBody body(QueryBody body) {
        return body instanceof TableBody table && table.table().parts().size() == 1
                ? new TableBody(renamed(table.table()))
                : super.body(body);
    }

    private QualifiedName renamed(QualifiedName name) {
        return QualifiedName.of(renamed(name.last()));
    }

    String renamed(String name) {
        return prefix + name;
    }
}
