package dev.ormai.driver;

import dev.ormai.planner.Explanation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** What a connection can do beside JDBC; {@code connection.unwrap(OrmAiConnection.class)}. */
public interface OrmAiConnection extends Connection {
    /** Prepares a text that marks its parameters {@code $1}, {@code $2}; they are bound by these numbers. */
    PreparedStatement prepareNumbered(String sql) throws SQLException;

    /**
     * Why a text without parameters would be admitted in the form it would be; runs nothing.
     *
     * @throws OrmAiSqlException if it would be refused
     */
    Explanation explain(String sql) throws SQLException;

    /**
     * Begins a call of an agents' tool for the principal of this moment. Until it is closed, the connection's statements
     * belong to it and are one record of the audit.
     */
    ToolCall call(CalledTool tool) throws SQLException;

    /** The same for a tool that may write. */
    ToolCall call(CalledTool tool, WriteTerms terms) throws SQLException;
}
