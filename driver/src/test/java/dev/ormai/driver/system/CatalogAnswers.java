package dev.ormai.driver.system;

import dev.ormai.driver.OrmAiSqlException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What came back for one statement, every byte of it.
 *
 * @param refusal absent if the statement was answered
 * @param rows labels and rows, each as one text
 */
record CatalogAnswers(String sql, Optional<String> refusal, List<String> rows) {
    static CatalogAnswers of(Connection connection, String sql) {
        List<String> rows = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int parameters = statement.getParameterMetaData().getParameterCount();
            for (int i = 1; i <= parameters; i++) {
                statement.setString(i, "%");
            }
            try (ResultSet result = statement.executeQuery()) {
                ResultSetMetaData columns = result.getMetaData();
                while (result.next()) {
                    StringBuilder row = new StringBuilder();
                    for (int i = 1; i <= columns.getColumnCount(); i++) {
                        row.append(i > 1 ? "|" : "")
                                .append(columns.getColumnLabel(i))
                                .append('=')
                                .append(result.getString(i));
                    }
                    rows.add(row.toString());
                }
            }
            return new CatalogAnswers(sql, Optional.empty(), rows);
        } catch (OrmAiSqlException e) {
            return new CatalogAnswers(sql, Optional.of(String.valueOf(e.getMessage())), rows);
        } catch (SQLException e) {
            return new CatalogAnswers(sql, Optional.of("database: " + e.getMessage()), rows);
        }
    }

    /** @param word in lower case; the database may have folded it. "Canary Islands" are PostgreSQL's own. */
    boolean mentions(String word) {
        // What the statement itself says may come back in a refusal.
        String heard = rows + refusal.orElse("");
        return !sql.toLowerCase(Locale.ROOT).contains(word)
                && (heard.contains(word) || heard.contains(word.toUpperCase(Locale.ROOT)));
    }
}
