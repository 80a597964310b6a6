package dev.ormai.planner.tree;

import java.util.List;
import java.util.Optional;

/**
 * A query over what a write gives: <code>with moved as (delete from t returning *) select count(*) from moved</code>.
 *
 * @param name of the rows that the write gives
 * @param columns other names of their columns; empty for those that they have
 * @param materialized whether MATERIALIZED or NOT MATERIALIZED was written
 */
public record WritingQuery(
        String name, List<String> columns, Optional<Boolean> materialized, Write write, Query query) {
    public WritingQuery {
        columns = List.copyOf(columns);
    }

    /** The query over other rows of that name. */
    public Query over(Query rows) {
        With with = new With(false, List.of(new With.CommonTable(name, columns, materialized, rows)));
        return new Query(Optional.of(with), query.body(), query.orderBy(), query.limit(), query.locks());
    }

    public WritingQuery mapChildren(TreeMapper mapper) {
        return new WritingQuery(name, columns, materialized, write.mapChildren(mapper), mapper.query(query));
    }
}
