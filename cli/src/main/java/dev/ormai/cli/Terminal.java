package dev.ormai.cli;

import static java.util.Objects.requireNonNull;

import java.io.BufferedReader;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Where the command reads and writes: UTF-8 whatever the locale.
 *
 * @param width columns to write in
 * @param interactive whether a person reads and types
 * @param colours whether headings may be coloured
 */
public record Terminal(
        BufferedReader in, PrintStream out, PrintStream err, int width, boolean interactive, boolean colours) {
    private static final int USUAL_WIDTH = 100;
    private static final int NARROWEST = 60;
    private static final int WIDEST = 140;
    private static final String BOLD = "\u001B[1m";
    private static final String DIM = "\u001B[2m";
    private static final String PLAIN = "\u001B[0m";

    public Terminal {
        requireNonNull(in, "in");
        requireNonNull(out, "out");
        requireNonNull(err, "err");
    }

    /**
     * This process's own.
     *
     * @param environment {@code COLUMNS} gives the width; {@code NO_COLOR} with any value and {@code TERM=dumb} keep colours away
     */
    static Terminal ofProcess(Map<String, String> environment) {
        boolean terminal = isTerminal();
        boolean dumb = environment.getOrDefault("TERM", "dumb").equals("dumb");
        boolean refused = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Terminal(
                reader(new InputStreamReader(new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8)),
                writer(FileDescriptor.out),
                writer(FileDescriptor.err),
                width(environment.getOrDefault("COLUMNS", "")),
                terminal,
                terminal && !dumb && !refused);
    }

    /** For another reader and writers; nobody types and nothing is coloured. */
    public static Terminal of(Reader in, PrintStream out, PrintStream err) {
        return new Terminal(reader(in), out, err, USUAL_WIDTH, false, false);
    }

    /** Before JDK 22 there is a console only where input and output are a terminal; since then it has to be asked. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (NoSuchMethodException olderThan22) {
            return true;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the console does not tell what it is", e);
        }
    }

    private static BufferedReader reader(Reader in) {
        return new BufferedReader(in);
    }

    private static PrintStream writer(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    private static int width(String columns) {
        if (!columns.matches("[0-9]{1,5}")) {
            return USUAL_WIDTH;
        }
        return Math.min(WIDEST, Math.max(NARROWEST, Integer.parseInt(columns)));
    }

    public void line(String text) {
        out.println(text);
    }

    public void line() {
        out.println();
    }

    public String bold(String text) {
        return colours ? BOLD + text + PLAIN : text;
    }

    public String dim(String text) {
        return colours ? DIM + text + PLAIN : text;
    }

    /** The rest of what comes in. */
    public String readAll() throws IOException {
        StringBuilder text = new StringBuilder();
        char[] buffer = new char[8192];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            text.append(buffer, 0, read);
        }
        return text.toString();
    }
}
