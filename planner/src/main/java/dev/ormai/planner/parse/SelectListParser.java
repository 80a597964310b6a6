package dev.ormai.planner.parse;

import dev.ormai.planner.fidelity.ReservedWords;
import dev.ormai.planner.lex.Token;
import dev.ormai.planner.lex.TokenKind;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.QualifiedName;
import dev.ormai.planner.tree.SelectItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the items of a select list with their labels. */
final class SelectListParser {
    /** As many columns as PostgreSQL gives; the time to plan grows with the square. */
    private static final int MAX_ITEMS = 1_664;

    private final Cursor cursor;
    private final ExpressionParser expressions;

    SelectListParser(Cursor cursor, ExpressionParser expressions) {
        this.cursor = cursor;
        this.expressions = expressions;
    }

    List<SelectItem> items() {
        List<SelectItem> items = new ArrayList<>();
        do {
            if (items.size() == MAX_ITEMS) {
                throw cursor.unsupported(
                        cursor.at(), "a select list of more than " + MAX_ITEMS + " items", "select fewer columns");
            }
            items.add(item());
        } while (cursor.acceptMark(','));
        return items;
    }

    private SelectItem item() {
        if (cursor.here().isOperator("*")) {
            cursor.next();
            return new SelectItem.AllColumns(Optional.empty());
        }
        if (isQualifiedStar()) {
            List<String> parts = new ArrayList<>();
            while (!cursor.here().isOperator("*")) {
                parts.add(expressions.operands().name());
                cursor.expectMark('.');
            }
            cursor.next();
            return new SelectItem.AllColumns(Optional.of(new QualifiedName(parts)));
        }
        int start = cursor.at();
        Expression value = expressions.expression();
        int end = cursor.at();
        SelectItem item = new SelectItem.Value(value, label());
        cursor.note(item, start, end);
        return item;
    }

    private boolean isQualifiedStar() {
        int index = cursor.at();
        while (isName(index) && cursor.token(index + 1).isPunctuation('.')) {
            index += 2;
        }
        return index > cursor.at() && cursor.token(index).isOperator("*");
    }

    private boolean isName(int index) {
        TokenKind kind = cursor.token(index).kind();
        return kind == TokenKind.WORD || kind == TokenKind.QUOTED_NAME;
    }

    private Optional<String> label() {
        if (cursor.acceptWord("as")) {
            return Optional.of(expressions.operands().name());
        }
        Token token = cursor.here();
        boolean bare = token.kind() == TokenKind.QUOTED_NAME
                || (token.kind() == TokenKind.WORD
                        && !ReservedWords.contains(cursor.dialect(), token.text())
                        && !SourceParser.FOLLOWERS.contains(Cursor.key(token)));
        return bare ? Optional.of(cursor.next().text()) : Optional.empty();
    }
}
