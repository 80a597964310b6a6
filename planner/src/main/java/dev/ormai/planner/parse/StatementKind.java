package dev.ormai.planner.parse;

import dev.ormai.planner.lex.Token;
import dev.ormai.planner.lex.TokenKind;
import dev.ormai.policy.RefusedException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Tells by its first word what a statement is, before anything else is read. Only queries go on. */
final class StatementKind {
    private static final Set<String> QUERIES = Set.of("select", "with", "values", "table");
    private static final Set<String> WRITES = Set.of("insert", "update", "delete", "merge", "replace", "upsert");

    /** What begins a statement about the session where it is read, and nothing where it is not. */
    private static final Set<String> SESSION = Set.of(
            "begin", "start", "commit", "end", "rollback", "abort", "savepoint", "release", "set", "reset", "show");

    private StatementKind() {}

    /** Throws a refusal unless the statement is a query. */
    static void requireQuery(Cursor cursor) {
        int index = 0;
        while (cursor.token(index).isPunctuation('(')) {
            index++;
        }
        Token token = cursor.token(index);
        String word = token.kind() == TokenKind.WORD ? Cursor.key(token) : "";
        if (QUERIES.contains(word)) {
            return;
        }
        throw refusal(cursor, index, word);
    }

    private static RefusedException refusal(Cursor cursor, int index, String word) {
        String kind = word.toUpperCase(Locale.ROOT);
        if (WRITES.contains(word)) {
            return write(cursor, index, kind);
        }
        Optional<RefusedStatements.Entry> listed = RefusedStatements.at(cursor, index);
        if (listed.isPresent()) {
            return cursor.unsupported(
                    index,
                    listed.get().name() + " is not supported: " + listed.get().reason(),
                    listed.get().hint());
        }
        if (SESSION.contains(word)) {
            return cursor.unsupported(index, kind + " is not supported here", "use the methods of the connection");
        }
        Set<String> known = new TreeSet<>(QUERIES);
        known.addAll(WRITES);
        known.addAll(SESSION);
        RefusedStatements.all().forEach(entry -> known.add(entry.words().get(0)));
        Optional<String> meant = Spellcheck.nearest(word, known);
        String hint = meant.map(m -> "did you mean " + m + "?").orElse("begin the statement with SELECT");
        String message =
                word.isEmpty() ? "no statement begins like this" : "unexpected \"" + token(cursor, index) + '"';
        return cursor.syntax(index, message, hint);
    }

    private static String token(Cursor cursor, int index) {
        return cursor.token(index).text();
    }

    private static RefusedException write(Cursor cursor, int index, String kind) {
        return cursor.unsupported(
                index,
                kind + " is not supported " + (index == 0 ? "yet" : "here"),
                "write with insert … values, update or delete, each as a statement of its own");
    }

    /** The refusal of a common table expression that is no query, at the place behind its parenthesis. */
    static RefusedException commonTable(Cursor cursor) {
        Token token = cursor.peek(1);
        String word = token.kind() == TokenKind.WORD ? Cursor.key(token) : "";
        if (cursor.isMark('(') && WRITES.contains(word)) {
            return write(cursor, cursor.at() + 1, word.toUpperCase(Locale.ROOT));
        }
        return cursor.isMark('(') ? cursor.unexpected(cursor.at() + 1) : cursor.unexpected();
    }

    /** The refusal of a write that follows the common table expressions. */
    static Optional<RefusedException> writeHere(Cursor cursor) {
        Token token = cursor.here();
        String word = token.kind() == TokenKind.WORD ? Cursor.key(token) : "";
        return WRITES.contains(word)
                ? Optional.of(write(cursor, cursor.at(), word.toUpperCase(Locale.ROOT)))
                : Optional.empty();
    }
}
