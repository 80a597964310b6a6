package dev.ormai.cli.approvals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ormai.cli.ConfigurationOption;
import dev.ormai.cli.GuardedAccess;
import dev.ormai.cli.Terminal;
import dev.ormai.driver.ApprovalReceipts;
import dev.ormai.driver.approval.Approval;
import dev.ormai.driver.approval.ApprovalStatus;
import dev.ormai.driver.approval.JdbcQueue;
import dev.ormai.driver.configuration.ProcessConfiguration;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Principal;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.RefusedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ormai approvals show}. */
@Command(
        name = "show",
        header = "Shows one write with its values, its reason and the rows that it would touch.",
        synopsisHeading = "%nUsage: ",
        descriptionHeading = "%n",
        description = {
            "Rows are shown as the requester sees them, masks and all. Of a write whose process ended while it ran, the guarded"
                    + " database is asked whether it was applied."
        },
        optionListHeading = "%nOptions:%n",
        parameterListHeading = "%nArguments:%n",
        footer = {"%nExamples:", "  ormai approvals show ap_0f…", "  ormai approvals show ap_0f… --json"})
final class ShowCommand implements Callable<Integer> {
    /** Signs that a terminal acts on are written as their numbers. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    @Parameters(paramLabel = "ID", description = "The approval.")
    private String id = "";

    @Mixin
    private ConfigurationOption configuration = new ConfigurationOption();

    @Option(names = "--json", description = "Answer with one JSON object.")
    private boolean json;

    private final Terminal terminal;

    ShowCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws SQLException, JsonProcessingException {
        ProcessConfiguration known = configuration.load();
        JdbcQueue queue = ApprovalStore.open(known);
        Approval approval = queue.find(id)
                .orElseThrow(() -> new RefusedException(Refusal.of(
                        ErrorCode.NOT_FOUND,
                        "there is no approval " + id,
                        "ormai approvals list shows those that there are")));
        approval = approval.status() == ApprovalStatus.EXECUTING
                ? ended(known, queue, approval)
                : approval.asOf(queue.now());
        if (json) {
            terminal.line(JSON.writeValueAsString(ApprovalView.json(approval)));
        } else {
            ApprovalView.print(approval, terminal);
        }
        return 0;
    }

    private static Approval ended(ProcessConfiguration known, JdbcQueue queue, Approval approval) throws SQLException {
        try (Connection guarded = GuardedAccess.unrecorded(known).connect(Principal.anonymous())) {
            Approval now =
                    ApprovalReceipts.of(guarded).ended(queue, approval.id()).orElse(approval);
            if (now.status() != ApprovalStatus.EXECUTING) {
                DecisionDesk.of(known, queue).settled(now);
            }
            return now;
        }
    }
}
