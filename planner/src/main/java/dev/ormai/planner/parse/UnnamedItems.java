package dev.ormai.planner.parse;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.QueryBody;
import dev.ormai.planner.tree.Select;
import dev.ormai.planner.tree.SelectItem;
import dev.ormai.planner.tree.TreeMapper;
import dev.ormai.planner.tree.Values;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gives an alias to each column that holds a query and has none. MySQL, MariaDB and H2 call such a column by its text, and a
 * query's text is ours in the end, with all that the policy added: values of identity and of keys among it.
 */
final class UnnamedItems extends TreeMapper {
    private final Dialect dialect;
    private boolean queryFound;

    private UnnamedItems(Dialect dialect) {
        this.dialect = dialect;
    }

    /** @throws RefusedException for a query within VALUES of MySQL, whose columns can have no alias; H2 numbers them */
    static Query name(Query query, Dialect dialect) {
        return new UnnamedItems(dialect).query(query);
    }

    @Override
    public Query query(Query query) {
        Query named = super.query(query);
        queryFound = true;
        return named;
    }

    @Override
    public QueryBody body(QueryBody body) {
        boolean before = queryFound;
        queryFound = false;
        QueryBody mapped = super.body(body);
        if (body instanceof Values && queryFound && dialect == Dialect.MYSQL) {
            throw new RefusedException(Refusal.of(
                    ErrorCode.STATEMENT_NOT_SUPPORTED,
                    "a query within VALUES is not supported",
                    "write it as a SELECT with aliases"));
        }
        queryFound |= before;
        return mapped instanceof Select select ? named(select) : mapped;
    }

    private Select named(Select select) {
        List<SelectItem> items = new ArrayList<>();
        for (SelectItem item : select.items()) {
            boolean unnamed =
                    item instanceof SelectItem.Value value && value.alias().isEmpty() && holdsQuery(value);
            items.add(unnamed ? named((SelectItem.Value) item, items.size() + 1) : item);
        }
        return new Select(
                select.distinct(),
                select.modifiers(),
                items,
                select.from(),
                select.where(),
                select.groupBy(),
                select.having(),
                select.windows(),
                select.qualify());
    }

    /** The name that the database itself gives where it cannot use the text. */
    private SelectItem named(SelectItem.Value value, int position) {
        String prefix = dialect == Dialect.H2 ? "C" : "Name_exp_";
        return new SelectItem.Value(value.expression(), Optional.of(prefix + position));
    }

    private boolean holdsQuery(SelectItem.Value value) {
        UnnamedItems search = new UnnamedItems(dialect);
        search.expression(value.expression());
        return search.queryFound;
    }
}
