package dev.ormai.cli.explain;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.ormai.cli.ConfigurationOption;
import dev.ormai.cli.Failure;
import dev.ormai.cli.GuardedAccess;
import dev.ormai.cli.PrincipalOptions;
import dev.ormai.cli.Terminal;
import dev.ormai.driver.DryRun;
import dev.ormai.planner.ParameterStyle;
import dev.ormai.planner.Plan;
import dev.ormai.policy.Principal;
import dev.ormai.policy.RefusedException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ormai explain}. */
@Command(
        name = "explain",
        header = "Shows what would run for a statement, and why.",
        synopsisHeading = "%nUsage: ",
        descriptionHeading = "%n",
        description = {
            "Prints the rewritten SQL and its parameters, the tables and columns it reads, each decision of the policy, cost,"
                    + " lineage, relational plan and certificate.",
            "Runs nothing: the database is only asked which tables it has."
        },
        optionListHeading = "%nOptions:%n",
        parameterListHeading = "%nArguments:%n",
        footer = {
            "%nExamples:",
            "  ormai explain --tenant acme \"select name, email from customers\"",
            "  ormai explain --config shop.yaml --tenant acme --roles support --json - < report.sql",
            "  ormai explain --tenant acme --batch < statements.jsonl > explained.jsonl",
            "%nA batch reads a JSON object a line, {\"id\": …, \"sql\": …}, and answers each with one line, in order:",
            "  {\"id\", \"sql\", \"parameters\", \"tables\", \"models\", \"columns\", \"cost\", \"planned\", \"certificate\"}",
            "  {\"id\", \"error\": {\"code\", \"message\", \"retry_hints\", \"details\"}}"
        })
public final class ExplainCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final String STANDARD_INPUT = "-";

    /** How the statement marks its parameters, as an option's word. */
    enum Placeholders {
        jdbc,
        numbered,
        none;

        ParameterStyle style() {
            return ParameterStyle.valueOf(name().toUpperCase(Locale.ROOT));
        }
    }

    @Mixin
    private ConfigurationOption configuration = new ConfigurationOption();

    @Mixin
    private PrincipalOptions principal = new PrincipalOptions();

    @Option(names = "--json", description = "Answer with one JSON object.")
    private boolean json;

    @Option(names = "--batch", description = "Explain many statements: JSON lines in, JSON lines out.")
    private boolean batch;

    @Option(
            names = "--placeholders",
            paramLabel = "STYLE",
            defaultValue = "jdbc",
            description = "How parameters are marked: jdbc (?, with ?? for the operator), numbered ($1), none."
                    + " Default: ${DEFAULT-VALUE}.")
    private Placeholders placeholders = Placeholders.jdbc;

    @Parameters(arity = "0..1", paramLabel = "SQL", description = "The statement; - reads it from standard input.")
    private @Nullable String sql;

    @Spec
    private @Nullable CommandSpec spec;

    private final Terminal terminal;

    public ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws SQLException, IOException {
        checkUsage();
        Principal asking = principal.principal();
        GuardedAccess access = GuardedAccess.unrecorded(configuration.load());
        try (Connection connection = access.connect(asking)) {
            DryRun dryRun = DryRun.of(connection);
            if (batch) {
                new BatchExplainer(dryRun, placeholders.style()).run(terminal);
                return 0;
            }
            return explain(dryRun, statement());
        }
    }

    private void checkUsage() {
        if (batch == (sql != null) && spec != null) {
            throw new ParameterException(
                    spec.commandLine(),
                    batch ? "--batch reads statements from standard input and takes no SQL" : "a statement is missing");
        }
    }

    private String statement() throws IOException {
        String given = String.valueOf(sql);
        return given.equals(STANDARD_INPUT) ? terminal.readAll() : given;
    }

    private int explain(DryRun dryRun, String statement) throws IOException {
        Plan plan = dryRun.plan(statement, placeholders.style());
        if (plan instanceof Plan.Forward forward) {
            if (json) {
                terminal.line(JSON.writeValueAsString(ExplanationJson.full(forward, dryRun.principal())));
            } else {
                new ExplanationText(terminal, dryRun.schema().catalog().dialect()).print(forward, dryRun.principal());
            }
            return 0;
        }
        Plan.Refuse refuse = (Plan.Refuse) plan;
        if (!json) {
            throw new RefusedException(refuse.refusal());
        }
        terminal.line(JSON.writeValueAsString(ExplanationJson.error(Failure.of(refuse.refusal()))));
        return 1;
    }
}
