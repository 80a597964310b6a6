package dev.ormai.planner.rewrite;

import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.Limit;
import dev.ormai.planner.tree.NumberLiteral;
import dev.ormai.planner.tree.Query;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Lets the database stop after the rows that policy permits.
 * <pre>
 * select … from t             →   select … from t limit 100
 * select … from t limit 500   →   select … from t limit 100
 * </pre>
 * A limit that is no literal stays as it is: there the driver stops reading, as it does for every statement.
 */
final class RowLimit {
    private RowLimit() {}

    static Query apply(Query query, long maxRows) {
        if (query.limit().isEmpty()) {
            return limited(
                    query,
                    new Limit(Optional.of(literal(maxRows)), Optional.empty(), false, false, Limit.Style.LIMIT_OFFSET));
        }
        Limit limit = query.limit().get();
        if (limit.withTies()
                || limit.style() == Limit.Style.COMMA && limit.count().isEmpty()) {
            return query;
        }
        if (limit.count().isEmpty()) {
            return limited(query, new Limit(Optional.of(literal(maxRows)), limit.offset(), false, false, style(limit)));
        }
        boolean more = limit.count().get() instanceof NumberLiteral number
                && new BigDecimal(number.text()).compareTo(BigDecimal.valueOf(maxRows)) > 0;
        return more
                ? limited(query, new Limit(Optional.of(literal(maxRows)), limit.offset(), false, false, limit.style()))
                : query;
    }

    private static Limit.Style style(Limit limit) {
        return limit.style() == Limit.Style.OFFSET_LIMIT ? Limit.Style.LIMIT_OFFSET : limit.style();
    }

    private static Query limited(Query query, Limit limit) {
        return new Query(query.with(), query.body(), query.orderBy(), Optional.of(limit), query.locks());
    }

    private static Expression literal(long maxRows) {
        return new NumberLiteral(Long.toString(maxRows));
    }
}
