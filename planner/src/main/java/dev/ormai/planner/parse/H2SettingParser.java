package dev.ormai.planner.parse;

import dev.ormai.planner.lex.TokenKind;
import dev.ormai.planner.tree.session.ChangeSetting;
import dev.ormai.planner.tree.session.SessionStatement;
import dev.ormai.planner.tree.session.SetAutoCommit;
import java.util.List;
import java.util.Optional;

/** Reads SET of H2, of whose settings all but one are the database's. */
final class H2SettingParser {
    private final Cursor cursor;
    private final SettingValues values;

    H2SettingParser(Cursor cursor) {
        this.cursor = cursor;
        this.values = new SettingValues(cursor);
    }

    Optional<SessionStatement> statement() {
        if (!cursor.isWord("set") || cursor.peek(1).kind() != TokenKind.WORD) {
            return Optional.empty();
        }
        cursor.next();
        String name = Cursor.key(cursor.next());
        if (!values.acceptOperator("=")) {
            cursor.acceptWord("to");
        }
        Optional<List<String>> given = values.list();
        boolean autoCommit =
                name.equals("autocommit") && given.isPresent() && given.get().size() == 1;
        return Optional.of(
                autoCommit
                        ? new SetAutoCommit(Switch.on(cursor, given.get().get(0)))
                        : new ChangeSetting(name, false, given.orElse(List.of("default"))));
    }
}
