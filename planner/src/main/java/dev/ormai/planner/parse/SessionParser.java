package dev.ormai.planner.parse;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.lex.TokenKind;
import dev.ormai.planner.tree.session.DiscardAll;
import dev.ormai.planner.tree.session.ForgetAll;
import dev.ormai.planner.tree.session.SessionStatement;
import java.util.Optional;

/** Reads the statements about the session. What it gives holds names and values alone; every token has been accounted for. */
final class SessionParser {
    private final Cursor cursor;
    private final TransactionParser transactions;

    SessionParser(Cursor cursor) {
        this.cursor = cursor;
        this.transactions = new TransactionParser(cursor);
    }

    /** Empty if the tokens begin like something else, or like what is refused by name. */
    Optional<SessionStatement> statement() {
        if (cursor.here().kind() != TokenKind.WORD || refusedByName()) {
            return Optional.empty();
        }
        Optional<SessionStatement> statement =
                transactions.statement().or(this::setting).or(this::forgetting);
        if (statement.isPresent() && !cursor.atEnd()) {
            throw cursor.unexpected();
        }
        return statement;
    }

    private boolean refusedByName() {
        return RefusedStatements.at(cursor, cursor.at())
                .filter(entry -> entry.words().size() > 1)
                .isPresent();
    }

    private Optional<SessionStatement> setting() {
        return switch (cursor.dialect()) {
            case POSTGRESQL -> new PostgresSettingParser(cursor, transactions).statement();
            case MYSQL -> new MySqlSettingParser(cursor, transactions).statement();
            case H2 -> new H2SettingParser(cursor).statement();
        };
    }

    private Optional<SessionStatement> forgetting() {
        if (cursor.dialect() != Dialect.POSTGRESQL) {
            return Optional.empty();
        }
        if (cursor.acceptWords("discard", "all")) {
            return Optional.of(new DiscardAll());
        }
        if (cursor.acceptWords("close", "all")) {
            return Optional.of(new ForgetAll(ForgetAll.Kind.CURSORS));
        }
        if (cursor.acceptWords("deallocate", "all") || cursor.acceptWords("deallocate", "prepare", "all")) {
            return Optional.of(new ForgetAll(ForgetAll.Kind.PREPARED_STATEMENTS));
        }
        if (cursor.isWord("unlisten") && cursor.peek(1).isOperator("*")) {
            cursor.next();
            cursor.next();
            return Optional.of(new ForgetAll(ForgetAll.Kind.CHANNELS));
        }
        return Optional.empty();
    }
}
