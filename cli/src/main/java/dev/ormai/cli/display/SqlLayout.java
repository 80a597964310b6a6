package dev.ormai.cli.display;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.ParameterStyle;
import dev.ormai.planner.lex.LexException;
import dev.ormai.planner.lex.Lexer;
import dev.ormai.planner.lex.Token;
import dev.ormai.planner.lex.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Breaks a statement into lines for people: one clause a line, sub-queries indented. Only blanks change; every token
 * stays as it was written. For one text.
 */
public final class SqlLayout {
    private static final int STEP = 2;
    private static final Set<String> CLAUSES = Set.of(
            "with",
            "select",
            "from",
            "where",
            "group",
            "having",
            "window",
            "order",
            "limit",
            "offset",
            "fetch",
            "for",
            "union",
            "intersect",
            "except");
    private static final Set<String> JOINS = Set.of("join", "inner", "left", "right", "full", "cross", "natural");

    private final String sql;
    private final List<Token> tokens;
    private final int width;
    private final List<String> lines = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();

    private SqlLayout(String sql, List<Token> tokens, int width) {
        this.sql = sql;
        this.tokens = tokens;
        this.width = width;
    }

    /**
     * The statement in lines that are no longer than the width where that can be had.
     *
     * @param style how the text marks parameters; SQL that was admitted has those of JDBC
     */
    public static List<String> lines(String sql, Dialect dialect, ParameterStyle style, int width) {
        try {
            List<Token> tokens = Lexer.of(dialect, style).lex(sql).tokens();
            return new SqlLayout(sql, tokens, width).lines();
        } catch (LexException unreadable) {
            // What cannot be read is shown as it stands: its error says what is wrong with it.
            return sql.lines().toList();
        }
    }

    private List<String> lines() {
        query(0, tokens.size(), 0);
        endLine(0);
        return lines;
    }

    /** A whole query or list: on this line if it fits, else a line for each clause. */
    private void query(int from, int to, int indent) {
        if (fits(from, to)) {
            append(from, to);
            return;
        }
        int start = from;
        for (int end = nextClause(from, to); start < to; start = end, end = nextClause(start, to)) {
            if (!line.toString().isBlank()) {
                endLine(indent);
            }
            clause(start, end, indent);
        }
    }

    /** Further lines of a clause are indented; the items of a list stand below each other. */
    private void clause(int from, int to, int indent) {
        int below = indent + (beginsClause(from) ? STEP : 0);
        int start = from;
        for (int end = nextPiece(from, to); start < to; start = end, end = nextPiece(start, to)) {
            boolean roomBelow = length(start, end) + below <= width;
            if (!fits(start, end) && !line.toString().isBlank() && roomBelow) {
                endLine(below);
            }
            piece(start, end, below);
        }
    }

    /** What does not fit is opened at its brackets. */
    private void piece(int from, int to, int below) {
        if (fits(from, to)) {
            append(from, to);
            return;
        }
        int at = from;
        while (at < to) {
            int close = opens(at) ? closing(at, to) : at;
            if (!fits(at, nextGap(at, to))
                    && !gap(at).isEmpty()
                    && !line.toString().isBlank()) {
                endLine(below);
            }
            if (close > at + 1 && !fits(at, close + 1)) {
                int inner = enclosing(line) + STEP;
                append(at, at + 1);
                endLine(inner);
                query(at + 1, close, inner);
                endLine(inner - STEP);
                append(close, close + 1);
                at = close + 1;
            } else {
                append(at, close + 1);
                at = close + 1;
            }
        }
    }

    /** Where the next blank stands, or the inside of a bracket: a name and its bracket stay together. */
    private int nextGap(int from, int to) {
        int at = from + 1;
        while (at < to && gap(at).isEmpty() && !opens(at - 1)) {
            at++;
        }
        return at;
    }

    /** How far the line is indented. */
    private static int enclosing(StringBuilder line) {
        int indent = 0;
        while (indent < line.length() && line.charAt(indent) == ' ') {
            indent++;
        }
        return indent;
    }

    private int nextClause(int from, int to) {
        return next(from, to, SqlLayout.this::beginsClause);
    }

    /** Pieces end after a comma and before {@code and}, {@code or} and {@code ||}. */
    private int nextPiece(int from, int to) {
        return next(
                from,
                to,
                at -> tokens.get(at - 1).isPunctuation(',')
                        || tokens.get(at).isWord("and")
                        || tokens.get(at).isWord("or")
                        || tokens.get(at).isOperator("||"));
    }

    /** The next place outside of brackets where something begins. */
    private int next(int from, int to, java.util.function.IntPredicate begins) {
        int depth = 0;
        for (int at = from; at < to; at++) {
            if (at > from && depth == 0 && begins.test(at)) {
                return at;
            }
            depth += opens(at) ? 1 : closes(at) ? -1 : 0;
        }
        return to;
    }

    private boolean beginsClause(int at) {
        String word = word(at);
        if (word.equals("when") || word.equals("else")) {
            return true;
        }
        if (JOINS.contains(word)) {
            return !JOINS.contains(word(at - 1)) && !word(at - 1).equals("outer") && !calls(at);
        }
        // "distinct from" and "extract(year from …)" are no clauses; brackets keep the second one out.
        return CLAUSES.contains(word) && !(word.equals("from") && word(at - 1).equals("distinct"));
    }

    /** {@code left(…)} is a function. */
    private boolean calls(int at) {
        return at + 1 < tokens.size() && tokens.get(at + 1).isPunctuation('(');
    }

    private String word(int at) {
        Token token = tokens.get(at);
        return token.kind() == TokenKind.WORD ? token.text().toLowerCase(java.util.Locale.ROOT) : "";
    }

    /** {@code case} and {@code end} enclose like brackets. */
    private boolean opens(int at) {
        return tokens.get(at).isPunctuation('(') || word(at).equals("case");
    }

    private boolean closes(int at) {
        return tokens.get(at).isPunctuation(')') || word(at).equals("end");
    }

    private int closing(int open, int to) {
        int depth = 0;
        for (int at = open; at < to; at++) {
            depth += opens(at) ? 1 : closes(at) ? -1 : 0;
            if (depth == 0) {
                return at;
            }
        }
        return open;
    }

    private boolean fits(int from, int to) {
        return line.length() + length(from, to) + 1 <= width;
    }

    private int length(int from, int to) {
        return to <= from ? 0 : text(from, to).length();
    }

    private void append(int from, int to) {
        if (to > from) {
            boolean atStart = line.toString().isBlank();
            line.append(atStart ? "" : gap(from)).append(text(from, to));
        }
    }

    private String text(int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int at = from; at < to; at++) {
            Token token = tokens.get(at);
            text.append(at == from ? "" : gap(at)).append(sql, token.start(), token.end());
        }
        return text.toString();
    }

    /** A blank where there was one or more, or a comment. */
    private String gap(int at) {
        return at > 0 && tokens.get(at).start() > tokens.get(at - 1).end() ? " " : "";
    }

    private void endLine(int nextIndent) {
        if (!line.toString().isBlank()) {
            lines.add(line.toString().stripTrailing());
        }
        line.setLength(0);
        line.append(" ".repeat(nextIndent));
    }
}
