package dev.ormai.planner.parse;

import dev.ormai.planner.lex.Token;
import dev.ormai.planner.lex.TokenKind;
import dev.ormai.planner.tree.Lock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads FOR UPDATE and its kin. */
final class LockParser {
    private static final List<String> STRENGTHS = List.of("update", "no key update", "share", "key share");

    private final Cursor cursor;
    private final ExpressionParser expressions;

    LockParser(Cursor cursor, ExpressionParser expressions) {
        this.cursor = cursor;
        this.expressions = expressions;
    }

    Lock lock() {
        if (cursor.acceptWords("lock", "in", "share", "mode")) {
            return new Lock("lock in share mode", List.of(), waiting());
        }
        cursor.expectWord("for");
        for (String strength : STRENGTHS) {
            if (cursor.acceptWords(strength.split(" "))) {
                return new Lock(strength, tables(), waiting());
            }
        }
        throw cursor.unexpected();
    }

    private List<String> tables() {
        List<String> tables = new ArrayList<>();
        if (cursor.acceptWord("of")) {
            do {
                tables.add(expressions.operands().name());
            } while (cursor.acceptMark(','));
        }
        return tables;
    }

    private Optional<String> waiting() {
        if (cursor.acceptWord("nowait")) {
            return Optional.of("nowait");
        }
        if (cursor.acceptWords("skip", "locked")) {
            return Optional.of("skip locked");
        }
        Token seconds = cursor.peek(1);
        if (cursor.isWord("wait") && seconds.kind() == TokenKind.NUMBER) {
            cursor.next();
            return Optional.of("wait " + cursor.next().text());
        }
        return Optional.empty();
    }
}
