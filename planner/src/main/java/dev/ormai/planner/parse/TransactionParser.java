package dev.ormai.planner.parse;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.lex.TokenKind;
import dev.ormai.planner.tree.session.BeginTransaction;
import dev.ormai.planner.tree.session.CommitTransaction;
import dev.ormai.planner.tree.session.Isolation;
import dev.ormai.planner.tree.session.ReleaseSavepoint;
import dev.ormai.planner.tree.session.RollbackToSavepoint;
import dev.ormai.planner.tree.session.RollbackTransaction;
import dev.ormai.planner.tree.session.SessionStatement;
import dev.ormai.planner.tree.session.SetSavepoint;
import dev.ormai.planner.tree.session.TransactionModes;
import java.util.Optional;

/** Reads the statements that begin, end and divide transactions. */
final class TransactionParser {
    private final Cursor cursor;

    TransactionParser(Cursor cursor) {
        this.cursor = cursor;
    }

    Optional<SessionStatement> statement() {
        if (cursor.acceptWord("begin")) {
            work();
            return Optional.of(new BeginTransaction(postgres() ? modes() : TransactionModes.NONE));
        }
        if (cursor.dialect() != Dialect.H2 && cursor.acceptWords("start", "transaction")) {
            TransactionModes modes = modes();
            if (!postgres() && modes.isolation().isPresent()) {
                throw cursor.unsupported(
                        0,
                        "an isolation level here is not supported",
                        "set session transaction isolation level before");
            }
            return Optional.of(new BeginTransaction(modes));
        }
        if (cursor.acceptWord("commit") || (postgres() && cursor.acceptWord("end"))) {
            work();
            ending();
            return Optional.of(new CommitTransaction());
        }
        if (cursor.acceptWord("rollback") || (postgres() && cursor.acceptWord("abort"))) {
            return Optional.of(rollback());
        }
        if (cursor.acceptWord("savepoint")) {
            return Optional.of(new SetSavepoint(name()));
        }
        if (cursor.acceptWords("release", "savepoint") || (postgres() && cursor.acceptWord("release"))) {
            return Optional.of(new ReleaseSavepoint(name()));
        }
        return Optional.empty();
    }

    private SessionStatement rollback() {
        work();
        if (cursor.dialect() == Dialect.H2 && cursor.acceptWords("to", "savepoint")) {
            return new RollbackToSavepoint(name());
        }
        if (cursor.dialect() != Dialect.H2 && cursor.acceptWord("to")) {
            // "savepoint" is a word that may also be the name.
            if (cursor.isWord("savepoint") && cursor.at() + 1 < cursor.size()) {
                cursor.next();
            }
            return new RollbackToSavepoint(name());
        }
        ending();
        return new RollbackTransaction();
    }

    private boolean postgres() {
        return cursor.dialect() == Dialect.POSTGRESQL;
    }

    private void work() {
        if (!cursor.acceptWord("work") && postgres()) {
            cursor.acceptWord("transaction");
        }
    }

    /** What may stand behind the end of a transaction: that no other one begins, and that the session stays. */
    private void ending() {
        if (cursor.dialect() == Dialect.H2) {
            return;
        }
        if (cursor.areWords("and", "chain")) {
            throw cursor.unsupported(
                    cursor.at(), "AND CHAIN is not supported", "end the transaction and begin the next one by itself");
        }
        cursor.acceptWords("and", "no", "chain");
        if (cursor.dialect() == Dialect.MYSQL) {
            if (cursor.isWord("release")) {
                throw cursor.unsupported(cursor.at(), "RELEASE is not supported", "close the connection");
            }
            cursor.acceptWords("no", "release");
        }
    }

    private String name() {
        TokenKind kind = cursor.here().kind();
        if (kind != TokenKind.WORD && kind != TokenKind.QUOTED_NAME) {
            throw cursor.unexpected();
        }
        return cursor.next().text();
    }

    /** None, one, or several with commas or, in PostgreSQL, without. */
    TransactionModes modes() {
        TransactionModes modes = TransactionModes.NONE;
        for (boolean first = true; !cursor.atEnd(); first = false) {
            if (!first && !cursor.acceptMark(',') && !postgres()) {
                throw cursor.unexpected();
            }
            modes = mode(modes);
        }
        return modes;
    }

    private TransactionModes mode(TransactionModes modes) {
        if (cursor.acceptWords("isolation", "level")) {
            return modes.with(isolation());
        }
        if (cursor.acceptWords("read", "only")) {
            return modes.withReadOnly(true);
        }
        if (cursor.acceptWords("read", "write")) {
            return modes.withReadOnly(false);
        }
        if (postgres() && cursor.acceptWord("deferrable")) {
            return modes.withDeferrable(true);
        }
        if (postgres() && cursor.acceptWords("not", "deferrable")) {
            return modes.withDeferrable(false);
        }
        if (cursor.areWords("with", "consistent", "snapshot")) {
            throw cursor.unsupported(
                    cursor.at(), "WITH CONSISTENT SNAPSHOT is not supported", "the first query takes the snapshot");
        }
        throw cursor.unexpected();
    }

    Isolation isolation() {
        for (Isolation level : Isolation.values()) {
            if (cursor.acceptWords(level.words().split(" ", -1))) {
                return level;
            }
        }
        throw cursor.unexpected();
    }
}
