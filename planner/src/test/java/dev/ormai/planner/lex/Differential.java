package dev.ormai.planner.lex;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Compares a lexer with a server: a statement and the same statement written anew from its tokens must give the same rows, and what the
 * server takes the lexer may refuse only as unsupported.
 */
final class Differential {
    private final Connection connection;
    private final Lexer lexer;
    private final Spelling spelling;

    /** Statements that the lexer and the server both took, with the same rows. */
    int equal;
    /** Statements that both refused. */
    int refused;
    /** Statements that the lexer alone refused, and said so. */
    int unsupported;
    /** Statements that only the server refused, before and after rewriting. */
    int refusedByServer;
    /** Statements that only the server refused, and took when rewritten. */
    final List<String> mended = new ArrayList<>();
    /** Everything else. */
    final List<String> differences = new ArrayList<>();

    Differential(Connection connection, Lexer lexer, Spelling spelling) {
        this.connection = connection;
        this.lexer = lexer;
        this.spelling = spelling;
    }

    void compare(String sql) throws SQLException {
        String expected = run(sql);
        List<Token> tokens;
        try {
            tokens = lexer.lex(sql).tokens();
        } catch (LexException e) {
            refusedByLexer(sql, expected, e);
            return;
        }
        String again = tokens.stream().map(spelling::token).collect(Collectors.joining(" "));
        String actual = run(again);
        if (Objects.equals(expected, actual)) {
            if (expected.startsWith("error")) {
                refusedByServer++;
            } else {
                equal++;
            }
        } else if (expected.startsWith("error")) {
            mended.add(show(sql) + " => " + show(again) + " => " + actual);
        } else {
            differences.add(show(sql) + " => " + expected + " BUT " + show(again) + " => " + actual);
        }
    }

    private void refusedByLexer(String sql, String expected, LexException e) {
        if (expected.startsWith("error")) {
            refused++;
        } else if (e.reason() == LexException.Reason.UNSUPPORTED
                || e.reason() == LexException.Reason.SEVERAL_STATEMENTS) {
            unsupported++;
        } else {
            differences.add(show(sql) + " => " + expected + " BUT " + e.getMessage());
        }
    }

    private String run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            if (!statement.execute(sql)) {
                return "no rows";
            }
            try (ResultSet rows = statement.getResultSet()) {
                StringBuilder text = new StringBuilder();
                int columns = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    for (int i = 1; i <= columns; i++) {
                        text.append('[').append(rows.getString(i)).append(']');
                    }
                }
                return text.toString();
            }
        } catch (SQLException e) {
            if (!connection.isValid(5)) {
                throw e;
            }
            return "error";
        }
    }

    private static String show(String sql) {
        return sql.replace("\n", "<LF>").replace("\r", "<CR>").replace("\f", "<FF>");
    }

    @Override
    public String toString() {
        return "equal " + equal + ", refused by both " + refused + ", refused by the server only " + refusedByServer
                + ", unsupported " + unsupported + ", mended " + mended.size() + ", different " + differences.size();
    }
}
