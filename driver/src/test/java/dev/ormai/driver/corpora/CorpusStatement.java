package dev.ormai.driver.corpora;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One statement of a corpus.
 *
 * @param database the schema that it is about
 */
record CorpusStatement(String id, String database, String sql) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern QUERY = Pattern.compile("(?is)^[\\s(]*(select|with|values|table)\\b.*");
    private static final Pattern WRITE = Pattern.compile("(?is).*\\b(insert into|update|delete from|merge into)\\b.*");
    private static final Pattern LOCK = Pattern.compile("(?is)\\bfor (no key )?(key )?(update|share)\\b");

    private static final Pattern CATALOG = Pattern.compile("(?i)\\b(information_schema|pg_catalog)\\.");

    static List<CorpusStatement> read(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank())
                    .map(CorpusStatement::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CorpusStatement parse(String line) {
        try {
            JsonNode node = JSON.readTree(line);
            return new CorpusStatement(
                    node.get("id").asText(),
                    node.get("db").asText(),
                    node.get("sql").asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isRead() {
        return QUERY.matcher(sql).matches()
                && !WRITE.matcher(LOCK.matcher(sql).replaceAll(" ")).matches();
    }

    /** Whether it changes rows or locks them. */
    boolean isWrite() {
        return WRITE.matcher(sql).matches() || LOCK.matcher(sql).find();
    }

    /** The text for the views: one that asks the catalog by name for the tables' schema must ask there for the schema of the views. */
    String onViews() {
        return CATALOG.matcher(sql).find() ? sql.replace("'" + database + "'", "'v_" + database + "'") : sql;
    }

    @Override
    public String toString() {
        return id + " (" + database + "): " + sql.strip().replaceAll("\\s+", " ");
    }
}
