package dev.ormai.driver;

import dev.ormai.planner.WantedKeys;
import dev.ormai.planner.tree.Write;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * One write of an agents' tool, as {@link ToolCall#write} runs it: its parts may be asked for again when the database wants the
 * transaction repeated. What it reads and runs goes through the call.
 */
public interface ToolWrite<T> {
    AskedWrite asked();

    /** The statement. */
    Write tree();

    /** What is wanted of the rows that it writes. */
    WantedKeys keys();

    /** Puts the values in the places of the statement's parameters. */
    void bind(PreparedStatement statement) throws SQLException;

    /**
     * The rows that it would change, as the principal sees them, read and held in the open transaction; none for new rows.
     *
     * @param needed whether an approval hangs on them; otherwise they are read only if the write wants them for itself
     * @throws dev.ormai.policy.RefusedException if there is nothing to change
     */
    List<Map<String, Object>> before(boolean needed) throws SQLException;

    /** Runs the statement and takes its result. */
    T run(PreparedStatement statement) throws SQLException;
}
