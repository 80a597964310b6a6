package dev.ormai.driver.corpora;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.driver.DryRun;
import dev.ormai.planner.AdmittedSql;
import dev.ormai.planner.ParameterStyle;
import dev.ormai.planner.Plan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In the plan of every rewritten statement PostgreSQL scans each table under the tenant's predicate. */
@Tag("corpora")
final class GuardedScansIT {
    private static final Path CORPORA = Path.of(System.getProperty("ormai.corpora", "../../shared/corpora"));

    private static PostgresCorpora postgres;
    private static CorpusRun run;

    @BeforeAll
    static void create() throws Exception {
        Path directory =
                Files.createDirectories(Path.of("target", "corpora", "scans").toAbsolutePath());
        postgres = PostgresCorpora.create(CORPORA);
        run = new CorpusRun(postgres, directory);
    }

    @AfterAll
    static void drop() throws Exception {
        run.close();
        postgres.close();
    }

    @ParameterizedTest
    @CsvSource({"spider_dev, 794", "llm_bird_postgresql, 1265", "tpch, 22", "pg_agents_orms, 139"})
    void everyScanStandsUnderItsPredicate(String corpus, int answeredOnViews) throws Exception {
        int statements = 0;
        int scans = 0;
        int failed = 0;
        List<String> bare = new ArrayList<>();
        for (CorpusStatement statement : CorpusStatement.read(CORPORA.resolve(corpus + ".jsonl"))) {
            Plan plan = DryRun.of(run.guarded(statement.database())).plan(statement.sql(), ParameterStyle.JDBC);
            if (statement.isRead() && plan instanceof Plan.Forward forward) {
                try {
                    GuardedScans found = GuardedScans.of(explained(statement.database(), forward.sql()));
                    statements++;
                    scans += found.guarded();
                    found.bare().forEach(scan -> bare.add(scan + " in " + statement));
                } catch (SQLException notTaken) {
                    failed++;
                }
            }
        }
        System.out.printf(
                "%s: %d statements explained, %d not taken by the database, %d scans under the tenant's predicate, %d without%n",
                corpus, statements, failed, scans, bare.size());
        assertThat(bare).isEmpty();
        // The others are wrong SQL, which the database refuses on views too.
        assertThat(statements).isGreaterThanOrEqualTo(answeredOnViews);
    }

    /** Every parameter is a value of the policy's, and the only one is the tenant. */
    private static String explained(String schema, AdmittedSql sql) throws SQLException {
        try (Connection raw = postgres.raw(schema);
                PreparedStatement statement = raw.prepareStatement("explain (verbose, format json) " + sql.text())) {
            for (int i = 1; i <= sql.parameters().size(); i++) {
                statement.setObject(i, "1", Types.OTHER);
            }
            try (ResultSet plan = statement.executeQuery()) {
                plan.next();
                return plan.getString(1);
            }
        }
    }
}
