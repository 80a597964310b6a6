package dev.ormai.driver.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.driver.OrmAiSqlException;
import dev.ormai.planner.OrmAiPlanner;
import dev.ormai.planner.ParameterStyle;
import dev.ormai.planner.Plan;
import dev.ormai.planner.SqlRequest;
import dev.ormai.planner.catalog.Catalog;
import dev.ormai.planner.catalog.NameScope;
import dev.ormai.planner.relation.GuardedSchema;
import dev.ormai.policy.EffectivePolicy;
import dev.ormai.testkit.DatabaseKind;
import dev.ormai.testkit.ResultShape;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Runs golden cases on one database. A case holds three ways: the rewritten text is the golden one; the statement through the driver
 * gives what it gives on views of exactly the permitted rows; and it says the same of its columns.
 *
 * <p>With {@code -Dgolden=write} texts, messages and counts are written into the files instead of compared; whether a statement is
 * refused, and whether rows agree, is checked all the same.
 */
final class GoldenRewrites implements AutoCloseable {
    private static final boolean WRITE = "write".equals(System.getProperty("golden"));

    private final GoldenDatabase database;
    private final List<GoldenFile> files;
    private final Policies policies = new Policies();
    private final OrmAiPlanner planner = new OrmAiPlanner();
    private final Catalog catalog;
    private final NameScope scope;
    private final Map<EffectivePolicy, RewrittenText> texts = new IdentityHashMap<>();
    private final Map<String, String> relations = new TreeMap<>();

    private GoldenRewrites(GoldenDatabase database) throws SQLException, IOException {
        this.database = database;
        this.files = GoldenFiles.read();
        this.catalog = database.catalog();
        this.scope = database.scope();
    }

    static GoldenRewrites on(DatabaseKind kind) throws SQLException, IOException {
        return new GoldenRewrites(GoldenDatabase.create(kind));
    }

    /** One test for each case that runs on this database. */
    Stream<DynamicTest> tests() {
        List<DynamicTest> tests = new ArrayList<>();
        for (GoldenFile file : files) {
            String subject = file.name().replace(".rewrite", "");
            file.cases().stream()
                    .filter(golden -> golden.runsOn(database.key()))
                    .forEach(golden ->
                            tests.add(DynamicTest.dynamicTest(subject + ": " + golden.name(), () -> run(golden))));
        }
        tests.add(DynamicTest.dynamicTest(
                "relations: What braces stand for is as written.", this::relationsAreAsWritten));
        return tests.stream();
    }

    private void run(GoldenCase golden) throws SQLException, IOException {
        Optional<String> refused = golden.entry("refused", database.key());
        Optional<String> fails = golden.entry("fails", database.key());
        if (refused.isPresent()) {
            isRefused(golden, refused.get());
        } else if (fails.isPresent()) {
            isRewritten(golden);
            fails(golden, fails.get());
        } else {
            isRewritten(golden);
            givesTheSame(golden);
        }
    }

    private void isRefused(GoldenCase golden, String expected) throws SQLException, IOException {
        Answer answer = Answer.to(golden.sql(), golden, database.guarded(golden));

        OrmAiSqlException refusal = answer.refusal();
        String actual = refusal.error().code() + " " + refusal.error().message().replaceAll("\\s+", " ");
        if (WRITE) {
            assertThat(refusal.error().code()).hasToString(expected.split(" ", 2)[0]);
            golden.set("refused", database.key(), actual);
        } else {
            assertThat(actual).isEqualTo(expected);
        }
    }

    private void isRewritten(GoldenCase golden) {
        EffectivePolicy policy = policies.get(golden.policy())
                .forRoles(golden.caller().principal().roles());
        RewrittenText text = texts.computeIfAbsent(policy, p -> new RewrittenText(GuardedSchema.of(p, catalog, scope)));
        Plan plan = planner.plan(new SqlRequest(
                golden.sql(),
                golden.entry("with").isPresent() ? ParameterStyle.JDBC : ParameterStyle.NONE,
                policy,
                golden.caller().principal().principalClass(),
                catalog,
                scope));

        assertThat(plan).as(golden.sql()).isInstanceOf(Plan.Forward.class);
        String actual = text.of(((Plan.Forward) plan).sql()).replace("`" + catalogName() + "`", "`shop`");
        text.definitions().entrySet().stream()
                .filter(definition -> actual.contains("{" + definition.getKey() + " "))
                .forEach(definition -> relations.put(definedName(golden, definition.getKey()), definition.getValue()));
        if (WRITE) {
            golden.entries().put(database.key(), actual);
        } else {
            assertThat(actual).isEqualTo(golden.entries().get(database.key()));
        }
    }

    /** What the braces of the texts stood for is the golden text; run after all cases. */
    private void relationsAreAsWritten() throws IOException {
        if (WRITE) {
            GoldenFiles.writeRelations(database.key(), relations());
        } else {
            assertThat(relations()).isEqualTo(Files.readString(GoldenFiles.relations(database.key())));
        }
    }

    private static String definedName(GoldenCase golden, String model) {
        List<String> roles = golden.caller().principal().roles();
        return golden.policy() + (roles.isEmpty() ? "" : "+" + String.join("+", roles)) + " {" + model + "}";
    }

    private void fails(GoldenCase golden, String sqlState) throws SQLException, IOException {
        Answer views = Answer.to(means(golden), golden, database.onViews(golden));
        Answer ours = Answer.to(golden.sql(), golden, database.guarded(golden));

        assertThat(views.sqlState()).as("SQLSTATE on the views").isEqualTo(sqlState);
        assertThat(ours.sqlState()).as("SQLSTATE through the driver").isEqualTo(sqlState);
    }

    private void givesTheSame(GoldenCase golden) throws SQLException, IOException {
        Answer views = Answer.to(means(golden), golden, database.onViews(golden));
        Answer ours = Answer.to(golden.sql(), golden, database.guarded(golden));

        views.requireRows("the views");
        ours.requireRows("the driver");
        Optional<String> limited = golden.entry("limited");
        Answer expected = limited.isPresent() ? views.first(Integer.parseInt(limited.get())) : views;
        boolean ordered = TopLevelOrder.in(golden.sql())
                && !golden.entry("order", database.key()).equals(Optional.of("any"));
        assertThat(expected.difference(ours, ordered))
                .as("views (-) and driver (+)")
                .isEmpty();
        assertThat(described(ours.shape(), golden).differences(described(views.shape(), golden)))
                .as("metadata")
                .isEmpty();
        assertThat(described(ours.prepared(), golden).differences(described(views.prepared(), golden)))
                .as("metadata before it runs")
                .isEmpty();
        assertThat(ours.parameters()).as("parameters").isEqualTo(views.parameters());
        String rows = Integer.toString(ours.size());
        if (WRITE) {
            golden.set("rows", database.key(), rows);
        } else {
            assertThat(golden.entry("rows", database.key())).as("rows").hasValue(rows);
        }
    }

    /** The tables are in one schema and their views in another; where another statement runs on the views, its tables may be others. */
    private ResultShape described(ResultShape shape, GoldenCase golden) throws SQLException, IOException {
        Connection views = database.onViews(golden);
        String from = database.key().equals("mariadb") ? views.getCatalog() : views.getSchema();
        ResultShape moved = shape.moved(from, catalogName());
        return golden.entry("means", database.key()).isPresent() ? moved.withoutOrigins() : moved;
    }

    private String means(GoldenCase golden) {
        return golden.entry("means", database.key()).orElse(golden.sql());
    }

    /** What the braces of the texts stand for, one line for each policy, roles and model. */
    String relations() {
        StringBuilder text = new StringBuilder();
        relations.forEach((name, sql) -> text.append(name)
                .append("\n    ")
                .append(sql.replace(catalogName(), "shop"))
                .append("\n\n"));
        return text.toString();
    }

    /** MariaDB's database has another name in each run. */
    private String catalogName() {
        return scope.searchPath().get(0);
    }

    @Override
    public void close() throws SQLException, IOException {
        if (WRITE) {
            GoldenFiles.write(files);
        }
        database.close();
    }
}
