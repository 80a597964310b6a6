package dev.ormai.cli.approvals;

import dev.ormai.cli.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ormai approvals}: the writes that wait for a person. */
@Command(
        name = "approvals",
        header = "Shows writes that agents asked for, and decides about them.",
        synopsisHeading = "%nUsage: ",
        synopsisSubcommandLabel = "COMMAND",
        descriptionHeading = "%n",
        description = {
            "A write that the policy lists under require_approval waits in approvals.store of the configuration. An approval"
                    + " is good for one run of that very write by whoever asked for it, on the rows as they were shown.",
        },
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n",
        footer = {
            "%nExamples:",
            "  ormai approvals list",
            "  ormai approvals show ap_0f…",
            "  ormai approvals approve ap_0f… --by alice --comment \"checked with sales\"",
            "  ormai approvals reject ap_0f… --by alice --comment \"not this quarter\""
        })
public final class ApprovalsCommand implements Runnable {
    @Spec
    private @org.jspecify.annotations.Nullable CommandSpec spec;

    private ApprovalsCommand() {}

    /** The command with those below it. */
    public static CommandLine line(Terminal terminal) {
        return new CommandLine(new ApprovalsCommand())
                .addSubcommand(new ListCommand(terminal))
                .addSubcommand(new ShowCommand(terminal))
                .addSubcommand(new ApproveCommand(terminal))
                .addSubcommand(new RejectCommand(terminal));
    }

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(spec.commandLine(), "a command is missing: list, show, approve or reject");
        }
    }
}
