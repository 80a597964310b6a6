package dev.ormai.planner.parse;

import dev.ormai.planner.lex.Token;
import dev.ormai.planner.lex.TokenKind;
import dev.ormai.policy.RefusedException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Tells by its first word what a statement is, before anything else is read. Only queries go on. */
final class StatementKind {
    private static final Set<String> QUERIES = Set.of("select", "with", "values", "table");
    private static final Set<String> WRITES = Set.of("insert", "update", "delete", "merge", "replace", "upsert");
    private static final Set<String> OTHERS = Set.of(
            "create",
            "alter",
            "drop",
            "truncate",
            "grant",
            "revoke",
            "copy",
            "do",
            "call",
            "listen",
            "unlisten",
            "notify",
            "lock",
            "unlock",
            "vacuum",
            "reindex",
            "cluster",
            "refresh",
            "comment",
            "load",
            "checkpoint",
            "discard",
            "import",
            "security",
            "reassign",
            "handler",
            "use",
            "kill",
            "flush",
            "optimize",
            "repair",
            "rename",
            "install",
            "uninstall",
            "script",
            "runscript",
            "shutdown",
            "backup",
            "help",
            "signal",
            "get",
            "change",
            "purge",
            "binlog",
            "cache",
            "move",
            "close",
            "exec");

    private static final Map<String, String> HINTS = hints();

    private StatementKind() {}

    private static Map<String, String> hints() {
        Map<String, String> hints = new java.util.HashMap<>();
        String explain = "use db.explain or the command ormai explain";
        String connection = "use the methods of the connection";
        String prepare = "send the statement itself as a prepared statement";
        String cursorHint = "read the query with a fetch size";
        String catalog = "query information_schema, or use db.describe_schema";
        for (String word : List.of("explain", "analyze", "analyse")) {
            hints.put(word, explain);
        }
        for (String word : List.of(
                "set", "reset", "begin", "start", "commit", "rollback", "savepoint", "release", "end", "abort")) {
            hints.put(word, connection);
        }
        for (String word : List.of("prepare", "execute", "deallocate")) {
            hints.put(word, prepare);
        }
        for (String word : List.of("declare", "fetch")) {
            hints.put(word, cursorHint);
        }
        for (String word : List.of("show", "describe", "desc")) {
            hints.put(word, catalog);
        }
        return Map.copyOf(hints);
    }

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
        if (HINTS.containsKey(word)) {
            return cursor.unsupported(index, kind + " is not supported", HINTS.getOrDefault(word, ""));
        }
        if (OTHERS.contains(word)) {
            return cursor.unsupported(index, kind + " is not supported", "send a query");
        }
        Set<String> known = new TreeSet<>(QUERIES);
        known.addAll(WRITES);
        known.addAll(OTHERS);
        known.addAll(HINTS.keySet());
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
