package dev.ormai.planner.fence;

import dev.ormai.planner.ParameterSource;
import dev.ormai.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Runs statements on one state of the ledger and tells everything that a client could see of it. */
final class LedgerRun implements AutoCloseable {
    private final Ledger ledger;
    private final String schema;
    private final Connection connection;

    LedgerRun(Ledger ledger, String schema, TestDatabase database) throws SQLException {
        this.ledger = ledger;
        this.schema = schema;
        this.connection = database.connect();
    }

    Ledger ledger() {
        return ledger;
    }

    /** Settings of the session that make the database choose other plans. */
    void settings(List<String> settings) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (String setting : settings) {
                statement.execute(setting);
            }
        }
    }

    String outcome(String text, List<ParameterSource> sources, List<Object> values) {
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            for (int i = 0; i < sources.size(); i++) {
                statement.setObject(
                        i + 1,
                        sources.get(i) instanceof ParameterSource.Client client
                                ? values.get(client.index() - 1)
                                : Ledger.TENANT);
            }
            try (ResultSet rows = statement.executeQuery()) {
                return all(rows) + warnings(statement.getWarnings());
            }
        } catch (SQLException e) {
            return "error " + e.getSQLState() + " "
                    + String.valueOf(e.getMessage()).replace(schema, "schema");
        }
    }

    /** Without an order the rows are a bag. */
    private static String all(ResultSet rows) throws SQLException {
        List<String> lines = new ArrayList<>();
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
            StringBuilder line = new StringBuilder();
            for (int i = 1; i <= columns; i++) {
                line.append(rows.getString(i)).append('|');
            }
            lines.add(line.toString());
        }
        Collections.sort(lines);
        return String.join("\n", lines);
    }

    private static String warnings(SQLWarning first) {
        StringBuilder text = new StringBuilder();
        for (SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
            text.append("\nwarning ").append(warning.getMessage());
        }
        return text.toString();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
