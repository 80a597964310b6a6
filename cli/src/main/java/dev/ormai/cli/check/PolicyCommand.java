package dev.ormai.cli.check;

import dev.ormai.cli.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ormai policy}: what can be done with policy files. */
@Command(
        name = "policy",
        header = "Works with policy files.",
        synopsisHeading = "%nUsage: ",
        synopsisSubcommandLabel = "COMMAND",
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n",
        footer = {
            "%nExamples:",
            "  ormai policy check policy.yaml",
            "  ormai policy check policy.yaml --config ormai.yaml"
        })
public final class PolicyCommand implements Runnable {
    @Spec
    private @org.jspecify.annotations.Nullable CommandSpec spec;

    private PolicyCommand() {}

    /** The command with those below it. */
    public static CommandLine line(Terminal terminal) {
        return new CommandLine(new PolicyCommand()).addSubcommand(new CheckCommand(terminal));
    }

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(spec.commandLine(), "a command is missing: check");
        }
    }
}
