package dev.ormai.planner.parse;

import dev.ormai.planner.lex.TokenKind;
import dev.ormai.planner.tree.session.ChangeSetting;
import dev.ormai.planner.tree.session.SessionStatement;
import dev.ormai.planner.tree.session.SetAutoCommit;
import dev.ormai.planner.tree.session.SetTransaction;
import java.util.List;
import java.util.Optional;

/** Reads SET of MySQL and MariaDB, one setting at a time. */
final class MySqlSettingParser {
    private final Cursor cursor;
    private final TransactionParser transactions;
    private final SettingValues values;

    MySqlSettingParser(Cursor cursor, TransactionParser transactions) {
        this.cursor = cursor;
        this.transactions = transactions;
        this.values = new SettingValues(cursor);
    }

    Optional<SessionStatement> statement() {
        if (!cursor.acceptWord("set")) {
            return Optional.empty();
        }
        if (cursor.acceptWord("names")) {
            return Optional.of(new ChangeSetting("names", false, List.of(values.one())));
        }
        if (!cursor.acceptWord("session")) {
            cursor.acceptWord("local");
        }
        if (cursor.acceptWord("transaction")) {
            return Optional.of(new SetTransaction(transactions.modes(), true));
        }
        if (cursor.here().kind() == TokenKind.VARIABLE) {
            throw cursor.unsupported(
                    cursor.at(), "a variable is not supported", "bind values as parameters of a prepared statement");
        }
        if (cursor.here().kind() != TokenKind.WORD) {
            throw cursor.unexpected();
        }
        return Optional.of(set(Cursor.key(cursor.next())));
    }

    private SessionStatement set(String name) {
        if (!values.acceptOperator("=") && !values.acceptOperator(":=")) {
            throw cursor.unexpected();
        }
        if (cursor.isWord("default") || cursor.isWord("concat")) {
            throw cursor.unsupported(cursor.at(), "a value that is computed", "write the value itself");
        }
        String value = values.one();
        if (cursor.isMark(',')) {
            throw cursor.unsupported(cursor.at(), "several settings at once", "set one in a statement");
        }
        return name.equals("autocommit")
                ? new SetAutoCommit(Switch.on(cursor, value))
                : new ChangeSetting(name, false, List.of(value));
    }
}
