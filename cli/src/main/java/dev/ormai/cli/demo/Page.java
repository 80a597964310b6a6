package dev.ormai.cli.demo;

import dev.ormai.cli.Failure;
import dev.ormai.cli.Terminal;
import dev.ormai.cli.display.Paragraph;
import dev.ormai.cli.display.RowTable;
import dev.ormai.cli.display.SqlLayout;
import dev.ormai.cli.explain.BoundValue;
import dev.ormai.cli.explain.ExplanationText;
import dev.ormai.planner.AdmittedSql;
import dev.ormai.planner.Dialect;
import dev.ormai.planner.ParameterStyle;
import dev.ormai.policy.Principal;
import java.util.ArrayList;
import java.util.List;

/** How the demo looks: a label to the left, what it is about to the right. */
final class Page {
    private static final int LABEL = 8;
    private static final String MARGIN = "  ";

    private final Terminal terminal;
    private final Dialect dialect;

    Page(Terminal terminal, Dialect dialect) {
        this.terminal = terminal;
        this.dialect = dialect;
    }

    void title(String title) {
        String rule = "━".repeat(Math.max(0, terminal.width() - title.length() - 4));
        terminal.line(terminal.bold("━━ " + title) + " " + rule);
        terminal.line();
    }

    /** Running text, broken between words. */
    void say(String text) {
        Paragraph.lines(text, terminal.width() - MARGIN.length()).forEach(line -> terminal.line(MARGIN + line));
    }

    void gap() {
        terminal.line();
    }

    void who(Asker asker) {
        block("who", List.of(asker.word() + ": " + asker.described() + " (policy " + asker.policy() + ")"), true);
    }

    void asks(String sql) {
        block("asks", SqlLayout.lines(sql, dialect, ParameterStyle.NONE, room()), false);
    }

    void runs(AdmittedSql admitted, Principal principal) {
        block("runs", SqlLayout.lines(admitted.text(), dialect, ParameterStyle.JDBC, room()), false);
        block("with", ExplanationText.parameters(BoundValue.of(admitted, principal)), false);
    }

    void gets(RowTable rows) {
        block("gets", rows.lines(room()), false);
        terminal.line();
    }

    void refused(Failure failure) {
        List<String> lines = new ArrayList<>(Paragraph.lines(failure.code() + " " + failure.message(), room()));
        failure.hints().forEach(hint -> lines.addAll(Paragraph.lines("hint: " + hint, room())));
        block("refused", lines, false);
        terminal.line();
    }

    /** Lines behind one label. */
    void block(String label, List<String> lines, boolean bold) {
        for (int i = 0; i < lines.size(); i++) {
            String head = i == 0 ? label : "";
            String line = bold ? terminal.bold(lines.get(i)) : lines.get(i);
            terminal.line(MARGIN + terminal.dim(head) + " ".repeat(LABEL - head.length()) + line);
        }
    }

    private int room() {
        return terminal.width() - MARGIN.length() - LABEL;
    }
}
