package dev.ormai.planner.rewrite;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.tree.Write;
import dev.ormai.planner.write.SqlWriter;
import dev.ormai.planner.write.WriteFrame;
import dev.ormai.planner.write.WrittenSql;
import java.util.List;
import java.util.Optional;

/**
 * A write over its real table, held to the policy by its conditions and by what stands around it.
 *
 * @param marks whether it marks rows as deleted instead of removing them
 * @param columns what it sets
 * @param returned what it gives of its rows; empty for their number
 */
public record RewrittenWrite(
        Write write,
        boolean marks,
        String target,
        List<String> columns,
        Optional<ReturnedRows> returned,
        WriteFrame frame) {
    public RewrittenWrite {
        columns = List.copyOf(columns);
    }

    public WrittenSql written(Dialect dialect) {
        return frame.around(SqlWriter.write(write, dialect), returned.flatMap(rows -> rows.written(dialect)));
    }
}
