package dev.ormai.cli.approvals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ormai.cli.ConfigurationOption;
import dev.ormai.cli.Terminal;
import dev.ormai.cli.display.HarmlessText;
import dev.ormai.cli.display.Paragraph;
import dev.ormai.driver.approval.Approval;
import dev.ormai.driver.approval.ApprovalStatus;
import dev.ormai.driver.approval.JdbcQueue;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ormai approvals list}. */
@Command(
        name = "list",
        header = "Lists the writes that wait, the newest first.",
        synopsisHeading = "%nUsage: ",
        optionListHeading = "%nOptions:%n",
        footer = {"%nExamples:", "  ormai approvals list", "  ormai approvals list --all --json"})
final class ListCommand implements Callable<Integer> {
    /** Signs that a terminal acts on are written as their numbers. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private static final int MOST = 1_000;

    @Mixin
    private ConfigurationOption configuration = new ConfigurationOption();

    @Option(names = "--all", description = "Those that were decided or have expired, too.")
    private boolean all;

    @Option(names = "--json", description = "Answer with a JSON list.")
    private boolean json;

    private final Terminal terminal;

    ListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws SQLException, JsonProcessingException {
        JdbcQueue queue = ApprovalStore.open(configuration.load());
        List<Approval> shown = queue.newest(MOST).stream()
                .map(approval -> approval.asOf(queue.now()))
                .filter(approval -> all || approval.status() == ApprovalStatus.PENDING)
                .toList();
        if (json) {
            terminal.line(JSON.writeValueAsString(
                    shown.stream().map(ApprovalView::json).toList()));
            return 0;
        }
        if (shown.isEmpty()) {
            terminal.line(all ? "there are no approvals" : "nothing waits; --all shows what was decided");
            return 0;
        }
        shown.forEach(this::print);
        terminal.line(shown.size() == 1 ? "(1 approval)" : "(" + shown.size() + " approvals)");
        return 0;
    }

    /** Two lines, for an id that is shortened in a table is of no use to the other commands. */
    private void print(Approval approval) {
        terminal.line("%s  %s  %s %s, %d %s"
                .formatted(
                        terminal.bold(approval.id()),
                        approval.status().word(),
                        approval.request().operation(),
                        HarmlessText.of(approval.request().model()),
                        approval.request().rowCount(),
                        approval.request().rowCount() == 1 ? "row" : "rows"));
        terminal.line(Paragraph.shortened(
                "    asked by %s, expires %s%s"
                        .formatted(
                                HarmlessText.of(ApprovalView.requester(approval)),
                                approval.expiresAt().truncatedTo(ChronoUnit.SECONDS),
                                approval.request()
                                        .reason()
                                        .map(reason -> ": " + HarmlessText.of(reason))
                                        .orElse("")),
                terminal.width()));
    }
}
