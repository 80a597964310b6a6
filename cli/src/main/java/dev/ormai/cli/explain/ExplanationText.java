package dev.ormai.cli.explain;

import dev.ormai.cli.Terminal;
import dev.ormai.cli.display.Paragraph;
import dev.ormai.cli.display.SqlLayout;
import dev.ormai.planner.Certificate;
import dev.ormai.planner.ColumnLineage;
import dev.ormai.planner.Cost;
import dev.ormai.planner.Dialect;
import dev.ormai.planner.Explanation;
import dev.ormai.planner.ParameterStyle;
import dev.ormai.planner.Plan;
import dev.ormai.policy.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tells a person what would run and why. */
public final class ExplanationText {
    private static final String INDENT = "  ";
    private static final int DIGEST_SHOWN = 16;

    private final Terminal terminal;
    private final Dialect dialect;

    public ExplanationText(Terminal terminal, Dialect dialect) {
        this.terminal = terminal;
        this.dialect = dialect;
    }

    /** Prints everything, a heading for each part; parts that are empty are left out. */
    public void print(Plan.Forward forward, Principal principal) {
        Explanation explanation = forward.explanation();
        section("Asked by", List.of(described(principal)));
        boolean ofSession = forward.sql().session().isPresent();
        section(ofSession ? "Performed as" : "Runs as", sql(forward.sql().text()));
        section("Parameters", parameters(BoundValue.of(forward.sql(), principal)));
        section("Reads", reads(explanation));
        section("Calls", explanation.functions().isEmpty() ? List.of() : List.of(joined(explanation.functions())));
        section("Decisions", wrapped(explanation.decisions()));
        section("Notices", wrapped(explanation.notices()));
        section("Cost", explanation.cost().map(ExplanationText::cost).stream().toList());
        section("Lineage", lineage(explanation.lineage()));
        section("Plan", plan(explanation));
        section("Certificate", certificate(explanation.certificate()));
    }

    /** Who asks, in a line. */
    public static String described(Principal principal) {
        List<String> parts = new ArrayList<>();
        principal.tenant().ifPresent(tenant -> parts.add("tenant " + tenant));
        principal.user().ifPresent(user -> parts.add("user " + user));
        if (!principal.roles().isEmpty()) {
            parts.add("roles " + joined(principal.roles()));
        }
        principal.attributes().forEach((name, value) -> parts.add(name + " " + value));
        return parts.isEmpty() ? "nobody: no tenant, no user" : joined(parts);
    }

    /** Admitted SQL in lines of the terminal's width. */
    public List<String> sql(String text) {
        return SqlLayout.lines(text, dialect, ParameterStyle.JDBC, room());
    }

    /** A line for each value that would be bound. */
    public static List<String> parameters(List<BoundValue> values) {
        int widest =
                values.stream().mapToInt(value -> value.shown().length()).max().orElse(0);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            BoundValue value = values.get(i);
            String type = value.type().isEmpty() ? "" : ", " + value.type();
            String shown = value.shown() + " ".repeat(widest - value.shown().length());
            lines.add("%s  %s  %s%s".formatted(i + 1, shown, value.source(), type));
        }
        return lines;
    }

    private void section(String heading, List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        terminal.line(terminal.bold(heading));
        lines.forEach(line -> terminal.line(INDENT + line));
        terminal.line();
    }

    private static List<String> reads(Explanation explanation) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < explanation.tables().size(); i++) {
            String table = explanation.tables().get(i).toString();
            List<String> columns = explanation.columnsRead().stream()
                    .filter(column -> column.startsWith(table + "."))
                    .map(column -> column.substring(table.length() + 1))
                    .distinct()
                    .toList();
            String model =
                    i < explanation.models().size() ? explanation.models().get(i) : table;
            lines.add(table + " as " + model + ": " + (columns.isEmpty() ? "no column" : joined(columns)));
        }
        return lines.stream().distinct().toList();
    }

    private static String cost(Cost cost) {
        return String.format(
                Locale.ROOT,
                "rows returned: %,.0f; rows handled on the way: %,.0f (estimates)",
                cost.rows(),
                cost.total());
    }

    private static List<String> lineage(List<ColumnLineage> lineage) {
        int widest = lineage.stream()
                .mapToInt(column -> column.label().length())
                .max()
                .orElse(0);
        return lineage.stream()
                .map(column ->
                        column.label() + " ".repeat(widest - column.label().length()) + "  from "
                                + (column.origins().isEmpty() ? "no column" : joined(column.origins())))
                .toList();
    }

    /** The plan repeats each mask in its own words, so its lines are cut; the JSON form has them whole. */
    private List<String> plan(Explanation explanation) {
        return explanation
                .relationalPlan()
                .map(text -> text.lines()
                        .map(line -> Paragraph.shortened(line, room()))
                        .toList())
                .orElseGet(() -> explanation.unplannedReason().map(reason -> "none: " + reason).stream()
                        .toList());
    }

    private List<String> wrapped(List<String> texts) {
        return texts.stream()
                .flatMap(text -> Paragraph.lines(text, room()).stream())
                .toList();
    }

    private int room() {
        return terminal.width() - INDENT.length();
    }

    private static List<String> certificate(Certificate certificate) {
        String digest = certificate.textDigest();
        return List.of(
                "text %s…, read again: %s, %s"
                        .formatted(
                                digest.substring(0, Math.min(DIGEST_SHOWN, digest.length())),
                                counted(certificate.tables().size(), "table"),
                                counted(certificate.functions().size(), "function")),
                certificate.confirmedByPlan()
                        ? "the relational plan names the same tables and predicates"
                        : "no relational plan confirms it");
    }

    private static String counted(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    private static String joined(List<String> words) {
        return String.join(", ", words);
    }
}
