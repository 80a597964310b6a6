package dev.ormai.cli.approvals;

import dev.ormai.cli.ConfigurationOption;
import dev.ormai.cli.Terminal;
import dev.ormai.driver.approval.Approval;
import dev.ormai.driver.approval.JdbcQueue;
import dev.ormai.driver.configuration.ProcessConfiguration;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ormai approvals reject}. */
@Command(
        name = "reject",
        header = "Says that this write is not to run.",
        synopsisHeading = "%nUsage: ",
        descriptionHeading = "%n",
        description =
                "Nobody decides about a request of his own. The decision is recorded in the audit with your name.",
        optionListHeading = "%nOptions:%n",
        parameterListHeading = "%nArguments:%n",
        footer = {"%nExamples:", "  ormai approvals reject ap_0f… --by alice --comment \"checked\""})
final class RejectCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "The approval.")
    private String id = "";

    @Mixin
    private ConfigurationOption configuration = new ConfigurationOption();

    @Option(
            names = "--by",
            paramLabel = "NAME",
            description = "Who decides, by the name that principals have; your login name if not given.")
    private String by = System.getProperty("user.name", "");

    @Option(names = "--comment", paramLabel = "TEXT", description = "Told to the requester and kept in the audit.")
    private @Nullable String comment;

    private final Terminal terminal;

    RejectCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws SQLException {
        ProcessConfiguration known = configuration.load();
        JdbcQueue queue = ApprovalStore.open(known);
        Approval decided = DecisionDesk.of(known, queue).reject(id, by, Optional.ofNullable(comment));
        ApprovalView.print(decided, terminal);
        return 0;
    }
}
