package dev.ormai.cli;

import dev.ormai.cli.agents.McpCommand;
import dev.ormai.cli.agents.McpConfigCommand;
import dev.ormai.cli.agents.ToolsCommand;
import dev.ormai.cli.approvals.ApprovalsCommand;
import dev.ormai.cli.check.PolicyCommand;
import dev.ormai.cli.demo.DemoCommand;
import dev.ormai.cli.demo.RehearseCommand;
import dev.ormai.cli.explain.ExplainCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code ormai} command. Exit codes: 0 done, 1 refused or failed, 2 wrong usage. */
@Command(
        name = "ormai",
        description = "A policy between a database and whoever talks to it.",
        versionProvider = OrmAi.Version.class,
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        usageHelpAutoWidth = false,
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n",
        parameterListHeading = "%nArguments:%n",
        footer = {
            "%nExamples:",
            "  ormai demo                                 what two tenants and an agent see of one shop",
            "  ormai policy check policy.yaml             every fault of a policy, with its line",
            "  ormai explain --tenant acme \"select …\"     the SQL that would run for acme",
            "  ormai approvals list                       writes of agents that wait for a person",
            "  ormai mcp --stdio                          tools for an agent that starts this command",
            "  ormai COMMAND --help                       more about a command"
        })
public final class OrmAi implements Runnable {
    static final int OK = 0;
    static final int FAILED = 1;
    static final int WRONG_USAGE = 2;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show the stack trace of an error.")
    private boolean debug;

    private final Terminal terminal;

    private OrmAi(Terminal terminal) {
        this.terminal = terminal;
    }

    public static void main(String[] arguments) {
        int code = run(Terminal.ofProcess(System.getenv()), arguments);
        System.exit(code);
    }

    /** Runs one command and returns its exit code; never throws for what the user said. */
    public static int run(Terminal terminal, String... arguments) {
        OrmAi ormai = new OrmAi(terminal);
        CommandLine line = new CommandLine(ormai)
                .addSubcommand(new DemoCommand(terminal))
                .addSubcommand(new ExplainCommand(terminal))
                .addSubcommand(PolicyCommand.line(terminal))
                .addSubcommand(ApprovalsCommand.line(terminal))
                .addSubcommand(new McpCommand(terminal))
                .addSubcommand(new ToolsCommand(terminal))
                .addSubcommand(new McpConfigCommand(terminal))
                .addSubcommand(new RehearseCommand(terminal));
        line.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
        line.setUsageHelpWidth(Math.max(80, Math.min(100, terminal.width())));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(terminal.colours() ? Ansi.ON : Ansi.OFF));
        line.setExecutionExceptionHandler((error, command, parsed) -> {
            if (error instanceof NoCommandException) {
                command.usage(terminal.err());
                return WRONG_USAGE;
            }
            return ormai.failed(error);
        });
        line.setParameterExceptionHandler((error, given) -> ormai.misused(error));
        try {
            return line.execute(arguments);
        } catch (Error error) {
            return ormai.failed(error);
        }
    }

    /** Without a command there is nothing to do but to say which there are. */
    @Override
    public void run() {
        throw new NoCommandException();
    }

    private int failed(Throwable error) {
        Failure.of(error).print(terminal.err());
        if (debug) {
            error.printStackTrace(terminal.err());
        }
        return FAILED;
    }

    private int misused(CommandLine.ParameterException error) {
        CommandLine command = error.getCommandLine();
        terminal.err().println("ormai: " + firstLine(error));
        suggestion(error).ifPresent(words -> terminal.err().println("  hint: " + words));
        terminal.err().println("  hint: " + command.getCommandSpec().qualifiedName() + " --help shows how it is used");
        return WRONG_USAGE;
    }

    private static Optional<String> suggestion(CommandLine.ParameterException error) {
        return error instanceof UnmatchedArgumentException unmatched
                        && !unmatched.getSuggestions().isEmpty()
                ? Optional.of("did you mean " + String.join(" or ", unmatched.getSuggestions()) + "?")
                : Optional.empty();
    }

    private static String firstLine(Exception error) {
        return String.valueOf(error.getMessage()).lines().findFirst().orElse("wrong usage");
    }

    private static final class NoCommandException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** As the jar's manifest has it. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = OrmAi.class.getPackage().getImplementationVersion();
            return new String[] {"ormai " + (version == null ? "(not built as a jar)" : version)};
        }
    }
}
