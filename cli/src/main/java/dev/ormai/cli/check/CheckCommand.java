package dev.ormai.cli.check;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.ormai.cli.ConfigurationOption;
import dev.ormai.cli.GuardedAccess;
import dev.ormai.cli.Terminal;
import dev.ormai.driver.DryRun;
import dev.ormai.planner.relation.GuardedSchema;
import dev.ormai.policy.PolicyInvalidException;
import dev.ormai.policy.PolicySet;
import dev.ormai.policy.Principal;
import dev.ormai.policy.Secrets;
import dev.ormai.policy.file.PolicyFile;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ormai policy check}. */
@Command(
        name = "check",
        header = "Lists every fault of a policy file.",
        synopsisHeading = "%nUsage: ",
        descriptionHeading = "%n",
        description = {
            "Each fault is told with its line, its column and what was expected.",
            "With a database also what does not fit its tables, tables with a tenant column that no model lists, and columns"
                    + " that look personal and are allowed."
        },
        optionListHeading = "%nOptions:%n",
        parameterListHeading = "%nArguments:%n",
        footer = {
            "%nExit code 0 without a fault, 1 with one; remarks do not count.",
            "%nExamples:",
            "  ormai policy check policy.yaml",
            "  ormai policy check policy.yaml --config ormai.yaml",
            "  ormai policy check policy.yaml --url jdbc:postgresql://localhost/shop --user app --password env:PW"
        })
final class CheckCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    @Parameters(paramLabel = "FILE", description = "The policy: a path, file: or classpath:.")
    private String file = "";

    @Mixin
    private ConfigurationOption configuration = new ConfigurationOption();

    @Option(names = "--url", paramLabel = "URL", description = "The database to hold it against, a JDBC URL.")
    private @Nullable String url;

    @Option(names = "--user", paramLabel = "U", description = "The database's user.")
    private @Nullable String user;

    @Option(
            names = "--password",
            paramLabel = "P",
            description = "The user's password: env:NAME, file:PATH or the password itself.")
    private @Nullable String password;

    @Option(names = "--json", description = "Answer with one JSON object.")
    private boolean json;

    private final Terminal terminal;

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws SQLException, IOException {
        CheckReport report = report();
        if (json) {
            terminal.line(JSON.writeValueAsString(report.json()));
        } else {
            report.print(terminal);
        }
        return report.right() ? 0 : 1;
    }

    private CheckReport report() throws SQLException {
        PolicySet policy;
        try {
            policy = PolicyFile.load(file);
        } catch (PolicyInvalidException invalid) {
            return CheckReport.of(file, invalid);
        }
        List<Finding> findings = new ArrayList<>();
        Optional<GuardedAccess> database = database();
        if (database.isPresent()) {
            try (Connection connection = database.get().connect(Principal.anonymous())) {
                GuardedSchema schema = DryRun.of(connection).schema();
                findings.addAll(SchemaCheck.findings(policy, schema.catalog(), schema.scope()));
            }
        }
        policy.remarks().forEach(remark -> findings.add(Finding.remark("", remark, "")));
        return new CheckReport(file, Optional.of(policy), database.isPresent(), findings);
    }

    private Optional<GuardedAccess> database() {
        if (url != null) {
            return Optional.of(new GuardedAccess(withoutOrmAi(url), credentials(), file, "off", ""));
        }
        return configuration.isGiven()
                ? Optional.of(GuardedAccess.unrecorded(configuration.load()).under(file))
                : Optional.empty();
    }

    private static String withoutOrmAi(String url) {
        String plain = url.replaceFirst("^jdbc:ormai:", "jdbc:");
        if (!plain.startsWith("jdbc:")) {
            throw new IllegalArgumentException("--url must be a JDBC URL, such as jdbc:postgresql://localhost/shop");
        }
        return plain;
    }

    private Map<String, String> credentials() {
        Map<String, String> credentials = new LinkedHashMap<>();
        if (user != null) {
            credentials.put("user", user);
        }
        if (password != null) {
            credentials.put(
                    "password",
                    Secrets.isReference(password) ? Secrets.ofProcess().read(password) : password);
        }
        return credentials;
    }
}
