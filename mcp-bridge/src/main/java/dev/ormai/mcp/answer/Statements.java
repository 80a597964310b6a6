package dev.ormai.mcp.answer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ormai.driver.ToolCall;
import dev.ormai.mcp.model.FieldKind;
import dev.ormai.mcp.model.RowValues;
import dev.ormai.planner.Dialect;
import dev.ormai.policy.Names;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The statements of one call: admitted, run, read. Notices of the policy are collected on the way. For one thread. */
final class Statements {
    private static final Pattern FIELD = Pattern.compile("(?<=^field ')[A-Z0-9_]+(?=')");

    private final ToolCall call;
    private final Dialect dialect;
    private final Set<String> notices = new LinkedHashSet<>();
    private int sent;

    Statements(ToolCall call, Dialect dialect) {
        this.call = call;
        this.dialect = dialect;
    }

    /** Has a statement judged before any is sent. */
    void admit(BoundTree tree) throws SQLException {
        call.admit(tree.tree()).explanation().notices().stream()
                .filter(notice -> !notice.startsWith("at most "))
                .map(this::presented)
                .forEach(notices::add);
    }

    /** With the field's name as agents write it. */
    private String presented(String notice) {
        return dialect == Dialect.H2
                ? FIELD.matcher(notice).replaceFirst(found -> Matcher.quoteReplacement(Names.folded(found.group())))
                : notice;
    }

    /** How many rows the policy lets the statement return. */
    OptionalLong maxRows(BoundTree tree) throws SQLException {
        return call.admit(tree.tree()).maxRows();
    }

    /** All rows, each with a value for each kind. */
    List<List<JsonNode>> rows(BoundTree tree, List<FieldKind> kinds) throws SQLException {
        try (PreparedStatement statement = call.prepare(tree.tree())) {
            tree.bind(statement, dialect);
            sent++;
            try (ResultSet result = statement.executeQuery()) {
                List<List<JsonNode>> rows = new ArrayList<>();
                while (result.next()) {
                    List<JsonNode> row = new ArrayList<>(kinds.size());
                    for (int i = 0; i < kinds.size(); i++) {
                        row.add(RowValues.read(result, i + 1, kinds.get(i)));
                    }
                    rows.add(row);
                }
                return rows;
            }
        }
    }

    void notice(String text) {
        notices.add(text);
    }

    List<String> notices() {
        return List.copyOf(notices);
    }

    /** How many were sent to the database. */
    int sent() {
        return sent;
    }
}
