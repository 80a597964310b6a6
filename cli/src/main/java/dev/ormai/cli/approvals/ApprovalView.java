package dev.ormai.cli.approvals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ormai.cli.Terminal;
import dev.ormai.cli.display.HarmlessText;
import dev.ormai.driver.approval.Approval;
import dev.ormai.driver.approval.ApprovalRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An approval for whoever decides. Everything in it that others wrote is shown so that it can do nothing but be read. */
final class ApprovalView {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A longer text would push what else there is out of sight. */
    private static final int LONGEST_LINE = 2_000;

    private ApprovalView() {}

    static String requester(Approval approval) {
        String tenant = approval.request()
                .principal()
                .tenant()
                .map(name -> " of tenant " + name)
                .orElse("");
        return approval.request().principal().user().orElse("nobody") + tenant;
    }

    static void print(Approval approval, Terminal terminal) {
        ApprovalRequest request = approval.request();
        terminal.line(terminal.bold(approval.id()) + "  " + approval.status().word());
        line(terminal, "write", request.operation() + " " + request.model());
        request.arguments().forEach((name, value) -> line(terminal, "  " + name, quoted(value)));
        line(
                terminal,
                "asked by",
                requester(approval) + roles(request.principal().roles()));
        line(terminal, "reason", request.reason().orElse("none was given"));
        line(terminal, "asked at", time(approval.requestedAt()));
        line(terminal, "expires at", time(approval.expiresAt()));
        approval.decidedBy().ifPresent(by -> line(terminal, "decided by", by));
        approval.decidedAt().ifPresent(at -> line(terminal, "decided at", time(at)));
        approval.comment().ifPresent(comment -> line(terminal, "comment", comment));
        approval.claimedAt().ifPresent(at -> line(terminal, "begun at", time(at)));
        approval.endedAt().ifPresent(at -> line(terminal, "ended at", time(at)));
        line(terminal, "database", request.database());
        line(terminal, "statement", request.statement());
        for (int i = 0; i < request.parameters().size(); i++) {
            line(terminal, "  value " + (i + 1), quoted(request.parameters().get(i)));
        }
        line(terminal, "rows", request.rowCount() + ", as the requester sees them:");
        request.preview().forEach(row -> line(terminal, "", quoted(row)));
        if (request.preview().isEmpty()) {
            line(terminal, "", "a new one");
        } else if (request.preview().size() < request.rowCount()) {
            line(
                    terminal,
                    "",
                    "and %d more"
                            .formatted(request.rowCount() - request.preview().size()));
        }
        line(terminal, "digests", request.statementDigest() + " " + request.stateDigest());
    }

    private static String roles(List<String> roles) {
        return roles.isEmpty() ? "" : ", roles " + String.join(", ", roles);
    }

    private static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** As JSON: a text that looks like another field is still one text. */
    private static String quoted(@Nullable Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("an approval holds something that is no JSON", e);
        }
    }

    private static void line(Terminal terminal, String name, String text) {
        String shown = text.length() <= LONGEST_LINE
                ? text
                : "%s… (%d characters; --json shows all)".formatted(text.substring(0, LONGEST_LINE), text.length());
        terminal.line("  %-12s %s".formatted(HarmlessText.of(name), HarmlessText.of(shown)));
    }

    static Map<String, @Nullable Object> json(Approval approval) {
        ApprovalRequest request = approval.request();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("approval_id", approval.id());
        json.put("status", approval.status().word());
        json.put("operation", request.operation());
        json.put("model", request.model());
        json.put("arguments", request.arguments());
        json.put("tenant", request.principal().tenant().orElse(null));
        json.put("requested_by", request.principal().user().orElse(null));
        json.put("roles", request.principal().roles());
        json.put("reason", request.reason().orElse(null));
        json.put("requested_at", approval.requestedAt().toString());
        json.put("expires_at", approval.expiresAt().toString());
        json.put("decided_by", approval.decidedBy().orElse(null));
        json.put("decided_at", approval.decidedAt().map(Instant::toString).orElse(null));
        json.put("comment", approval.comment().orElse(null));
        json.put("claimed_at", approval.claimedAt().map(Instant::toString).orElse(null));
        json.put("ended_at", approval.endedAt().map(Instant::toString).orElse(null));
        json.put("database", request.database());
        json.put("statement", request.statement());
        json.put("parameters", request.parameters());
        json.put("row_count", request.rowCount());
        json.put("rows", request.preview());
        json.put("policy_version", request.policyVersion());
        json.put("statement_digest", request.statementDigest());
        json.put("state_digest", request.stateDigest());
        return json;
    }
}
