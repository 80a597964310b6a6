package dev.ormai.driver.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Statements about one database's catalog, each with what must become of it: answered with rows, refused, or tried, where all
 * that counts is that no hidden name comes back. Every relation of the list is read whole too.
 */
final class CatalogScenes implements AutoCloseable {
    private static final Path FOLDER = Path.of("src", "test", "resources", "system");
    private static final Path LISTS = Path.of("../planner/src/main/resources/dev/ormai/planner/system");

    private final CatalogShop shop;
    private final String dialect;
    private final Connection connection;

    private CatalogScenes(CatalogShop shop, String dialect) throws SQLException {
        this.shop = shop;
        this.dialect = dialect;
        this.connection = shop.guarded();
    }

    /** @param dialect the beginning of the names of the files */
    static CatalogScenes of(CatalogShop shop, String dialect) throws SQLException {
        return new CatalogScenes(shop, dialect);
    }

    Stream<DynamicTest> tests() throws IOException, SQLException {
        return Stream.of(
                        Stream.of(dynamicTest("canaries are there", this::canariesAreThere)),
                        statements("answered").map(sql -> dynamicTest("answered: " + sql, () -> answered(sql))),
                        statements("refused").map(sql -> dynamicTest("refused: " + sql, () -> refused(sql))),
                        statements("tried").map(sql -> dynamicTest("tried: " + sql, () -> tried(sql))),
                        relations().stream().map(name -> dynamicTest("whole: " + name, () -> whole(name))))
                .flatMap(tests -> tests);
    }

    private void canariesAreThere() throws SQLException {
        try (Connection raw = shop.getConnection()) {
            String sql = "select table_name, column_name from information_schema.columns";
            assertThat(CatalogAnswers.of(raw, sql).mentions(CatalogShop.CANARY)).isTrue();
        }
    }

    private void answered(String sql) {
        CatalogAnswers answer = CatalogAnswers.of(connection, sql);

        assertThat(answer.refusal()).as(sql).isEmpty();
        assertThat(answer.rows()).as(sql).isNotEmpty();
        assertNothingHidden(answer);
    }

    private void refused(String sql) {
        CatalogAnswers answer = CatalogAnswers.of(connection, sql);

        assertThat(answer.refusal()).as(sql).isPresent();
        assertThat(answer.refusal().get()).doesNotStartWith("database:");
        assertNothingHidden(answer);
    }

    private void tried(String sql) {
        assertNothingHidden(CatalogAnswers.of(connection, sql));
    }

    private void whole(String relation) {
        CatalogAnswers answer = CatalogAnswers.of(connection, "select * from " + relation);

        assertThat(answer.refusal()).as(relation).isEmpty();
        assertNothingHidden(answer);
    }

    private static void assertNothingHidden(CatalogAnswers answer) {
        assertThat(answer.mentions(CatalogShop.CANARY)).as("%s", answer).isFalse();
    }

    private Stream<String> statements(String kind) throws IOException {
        return Stream.of(Files.readString(FOLDER.resolve(dialect + "-" + kind + ".sql"))
                .replaceAll("(?m)^#.*\\n", "")
                .strip()
                .split(";\\s*(\\n|$)"));
    }

    private List<String> relations() throws IOException, SQLException {
        List<String> relations = new ArrayList<>();
        for (String line : Files.readAllLines(LISTS.resolve(dialect + ".relations"))) {
            if (line.startsWith("relation ") && shop.has(line.split(" +")[1])) {
                relations.add(line.split(" +")[1]);
            }
        }
        return relations;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        shop.database().close();
    }
}
