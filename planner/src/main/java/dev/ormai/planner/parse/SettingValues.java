package dev.ormai.planner.parse;

import dev.ormai.planner.lex.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what a setting is set to: words, strings and numbers, never an expression. */
final class SettingValues {
    private final Cursor cursor;

    SettingValues(Cursor cursor) {
        this.cursor = cursor;
    }

    boolean acceptOperator(String operator) {
        boolean found = cursor.here().isOperator(operator);
        if (found) {
            cursor.next();
        }
        return found;
    }

    /** One or more with commas between; empty for a lone <code>default</code>. */
    Optional<List<String>> list() {
        if (cursor.acceptWord("default")) {
            return Optional.empty();
        }
        List<String> values = new ArrayList<>();
        do {
            values.add(one());
        } while (cursor.acceptMark(','));
        return Optional.of(values);
    }

    String one() {
        boolean minus = acceptOperator("-");
        Token token = cursor.here();
        switch (token.kind()) {
            case NUMBER -> {
                cursor.next();
                return (minus ? "-" : "") + token.text();
            }
            case STRING, WORD, QUOTED_NAME -> {
                if (minus) {
                    throw cursor.unexpected();
                }
                cursor.next();
                return token.text();
            }
            default -> throw cursor.unexpected();
        }
    }
}
