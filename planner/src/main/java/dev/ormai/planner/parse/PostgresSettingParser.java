package dev.ormai.planner.parse;

import dev.ormai.planner.lex.Token;
import dev.ormai.planner.lex.TokenKind;
import dev.ormai.planner.tree.session.ChangeSetting;
import dev.ormai.planner.tree.session.ResetAll;
import dev.ormai.planner.tree.session.ResetSetting;
import dev.ormai.planner.tree.session.SessionStatement;
import dev.ormai.planner.tree.session.SetTransaction;
import dev.ormai.planner.tree.session.ShowSetting;
import java.util.List;
import java.util.Optional;

/** Reads SET, RESET and SHOW of PostgreSQL. */
final class PostgresSettingParser {
    private static final String TIME_ZONE = "timezone";
    private static final String ISOLATION = "transaction_isolation";

    private final Cursor cursor;
    private final TransactionParser transactions;
    private final SettingValues values;

    PostgresSettingParser(Cursor cursor, TransactionParser transactions) {
        this.cursor = cursor;
        this.transactions = transactions;
        this.values = new SettingValues(cursor);
    }

    Optional<SessionStatement> statement() {
        if (cursor.acceptWord("set")) {
            return Optional.of(set());
        }
        if (cursor.acceptWord("reset")) {
            return Optional.of(cursor.acceptWord("all") ? new ResetAll() : new ResetSetting(named()));
        }
        if (cursor.acceptWord("show")) {
            return Optional.of(new ShowSetting(named()));
        }
        return Optional.empty();
    }

    private SessionStatement set() {
        if (cursor.acceptWords("session", "characteristics", "as", "transaction")) {
            return new SetTransaction(transactions.modes(), true);
        }
        if (cursor.acceptWord("transaction")) {
            return new SetTransaction(transactions.modes(), false);
        }
        boolean local = cursor.acceptWord("local");
        if (!local) {
            cursor.acceptWord("session");
        }
        if (cursor.acceptWords("time", "zone")) {
            return changed(TIME_ZONE, local, zone());
        }
        if (cursor.acceptWord("names")) {
            return changed("client_encoding", local, cursor.atEnd() ? Optional.empty() : values.list());
        }
        if (cursor.here().isWord("schema") && cursor.peek(1).kind() == TokenKind.STRING) {
            cursor.next();
            return changed("search_path", local, values.list());
        }
        String name = name();
        if (!values.acceptOperator("=")) {
            cursor.expectWord("to");
        }
        return changed(name, local, values.list());
    }

    private SessionStatement changed(String name, boolean local, Optional<List<String>> given) {
        if (given.isPresent()) {
            return new ChangeSetting(name, local, given.get());
        }
        if (local) {
            throw cursor.unsupported(0, "SET LOCAL … TO DEFAULT is not supported", "set the value itself");
        }
        return new ResetSetting(name);
    }

    private Optional<List<String>> zone() {
        if (cursor.acceptWord("local")) {
            return Optional.empty();
        }
        if (!cursor.acceptWord("interval")) {
            return values.list();
        }
        String offset = values.one();
        cursor.acceptWords("hour", "to", "minute");
        return Optional.of(List.of(offset));
    }

    private String named() {
        if (cursor.acceptWords("time", "zone")) {
            return TIME_ZONE;
        }
        return cursor.acceptWords("transaction", "isolation", "level") ? ISOLATION : name();
    }

    /** Settings of extensions have a dot in their name. */
    private String name() {
        StringBuilder name = new StringBuilder(part());
        while (cursor.acceptMark('.')) {
            name.append('.').append(part());
        }
        return name.toString();
    }

    private String part() {
        Token token = cursor.here();
        if (token.kind() != TokenKind.WORD && token.kind() != TokenKind.QUOTED_NAME) {
            throw cursor.unexpected();
        }
        return Cursor.key(cursor.next());
    }
}
