package dev.ormai.planner.bind;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.function.FunctionList;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.FunctionCall;
import dev.ormai.planner.tree.KeywordCall;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.SelectItem;
import dev.ormai.planner.tree.TreeMapper;
import dev.ormai.planner.tree.Write;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.RefusedException;
import java.util.Optional;

/**
 * Looks in the items of RETURNING for what no database takes there: functions over several rows, and functions that give rows. Ours stand in a select list, where
 * they would mean something.
 */
final class ReturnedItems extends TreeMapper {
    private final FunctionList known;

    private ReturnedItems(FunctionList known) {
        this.known = known;
    }

    /** @throws RefusedException if there is such a call outside of a nested query, or a star over several sources */
    static void check(Write write, Dialect dialect) {
        boolean star = write.returning().stream()
                .anyMatch(item -> item instanceof SelectItem.AllColumns all
                        && all.qualifier().isEmpty());
        if (star && !write.from().isEmpty()) {
            throw new RefusedException(Refusal.of(
                    ErrorCode.STATEMENT_NOT_SUPPORTED,
                    "RETURNING * would give columns of the other sources too",
                    "name the table that is written: t.*"));
        }
        ReturnedItems search = new ReturnedItems(FunctionList.of(dialect));
        write.returning().forEach(search::selectItem);
    }

    @Override
    public Query query(Query query) {
        return query;
    }

    @Override
    public Expression expression(Expression expression) {
        if (expression instanceof FunctionCall call) {
            boolean ofRows = call.star()
                    || call.filter().isPresent()
                    || call.over().isPresent()
                    || !call.orderBy().isEmpty()
                    || !call.withinGroup().isEmpty();
            check(call.name().key(), ofRows);
        } else if (expression instanceof KeywordCall call) {
            check(call.function(), call.over().isPresent());
        }
        return super.expression(expression);
    }

    private void check(String function, boolean ofRows) {
        Optional<FunctionList.Kind> kind = known.kind(function);
        if (ofRows || kind.filter(k -> k != FunctionList.Kind.SCALAR).isPresent()) {
            throw new RefusedException(Refusal.of(
                    ErrorCode.STATEMENT_NOT_SUPPORTED,
                    "function %s is called over rows in RETURNING, which gives one row for each written one"
                            .formatted(function),
                    "return the columns, and compute over them in a query"));
        }
    }
}
