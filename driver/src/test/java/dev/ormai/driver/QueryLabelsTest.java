package dev.ormai.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.policy.Secrets;
import dev.ormai.policy.file.PolicyFile;
import dev.ormai.testkit.Databases;
import dev.ormai.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** H2 labels an unnamed item by its text, and the text of a query is ours in the end, with what the policy added to it. */
final class QueryLabelsTest {
    private static final String POLICY =
            """
            version: 1
            profile: app
            tenant: tenant_id
            models:
              Note:
                table: notes
                rows: {filter: "kind <> 'internal'"}
            """;

    private final TestDatabase database = Databases.h2();

    /** Few columns: a relation that is short enough for a label. */
    @BeforeEach
    void createNotes() throws SQLException {
        database.execute("create table notes (id int primary key, tenant_id varchar(9), kind varchar(9))");
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select exists (select 1 from notes)",
                "select (select count(*) from notes)",
                "select array(select id from notes)",
                "select 1 in (select id from notes)",
                "select 1 = any (select id from notes)",
                "select case when exists (select 1 from notes) then 1 else 2 end",
                "select (select count(*) from notes) union all select 1",
                "select * from (select exists (select 1 from notes)) x",
                "with x as (select (select count(*) from notes)) select * from x",
                "values ((select count(*) from notes))",
            })
    void aLabelHoldsNothingOfThePolicy(String sql) throws SQLException {
        try (Connection connection = OrmAiDataSource.around(Shops.source(database))
                        .policy(PolicyFile.parse(POLICY, "notes.yaml", Secrets.ofProcess()))
                        .audit("off")
                        .principal(Shops.ACME)
                        .build()
                        .getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.getMetaData().getColumnLabel(1)).isEqualTo("C1");
        }
    }
}
