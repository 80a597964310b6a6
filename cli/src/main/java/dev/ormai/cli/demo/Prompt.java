package dev.ormai.cli.demo;

import dev.ormai.cli.Failure;
import dev.ormai.cli.Terminal;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;

/** Reads statements line by line and puts them to the shop. */
final class Prompt {
    private static final String SIGN = "ormai> ";

    private final Terminal terminal;
    private final Interview interview;
    private Asker asker = Asker.ACME;

    Prompt(Terminal terminal, Interview interview) {
        this.terminal = terminal;
        this.interview = interview;
    }

    /** Until {@code \q} or the end of the input. Without a terminal, only what is waiting: nobody may be there to end it. */
    void run() throws IOException {
        if (terminal.interactive()) {
            help();
        }
        Optional<String> line = next();
        while (line.isPresent() && !line.get().equals("\\q")) {
            if (!line.get().isEmpty()) {
                obey(line.get());
            }
            line = next();
        }
    }

    private Optional<String> next() throws IOException {
        if (terminal.interactive()) {
            terminal.out().print(terminal.bold(asker.word()) + " " + SIGN);
            terminal.out().flush();
        } else if (!terminal.in().ready()) {
            return Optional.empty();
        }
        return Optional.ofNullable(terminal.in().readLine()).map(String::strip);
    }

    private void obey(String line) {
        if (line.startsWith("\\as ")) {
            become(line.substring("\\as ".length()).strip());
        } else if (line.startsWith("\\")) {
            help();
        } else {
            ask(line);
        }
    }

    private void become(String word) {
        Asker.called(word)
                .ifPresentOrElse(next -> asker = next, () -> terminal.line("there are acme, globex and agent"));
        terminal.line("now " + asker.word() + ": " + asker.described());
    }

    private void ask(String sql) {
        try {
            interview.answer(asker, sql);
        } catch (SQLException | RuntimeException e) {
            // The next line may be right; this one's error is told.
            Failure failure = Failure.of(e);
            terminal.line("  " + failure.code() + " " + failure.message());
            failure.hints().forEach(hint -> terminal.line("  hint: " + hint));
        }
    }

    private void help() {
        terminal.line("A statement on one line runs as " + asker.word()
                + ". \\as acme, \\as globex and \\as agent change who asks; \\q ends.");
    }
}
