package dev.ormai.planner.parse;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.fidelity.ReservedWords;
import dev.ormai.planner.lex.Token;
import dev.ormai.planner.lex.TokenKind;
import dev.ormai.planner.tree.Cast;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.FunctionCall;
import dev.ormai.planner.tree.FunctionName;
import dev.ormai.planner.tree.KeywordCall;
import dev.ormai.planner.tree.NamedArgument;
import dev.ormai.planner.tree.OrderItem;
import dev.ormai.planner.tree.Over;
import dev.ormai.planner.tree.UnaryOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads calls, in the usual form and in those with words among the arguments. */
final class CallParser {
    /** Words that take the place of a comma in some functions. */
    private static final Map<String, Set<String>> KEYWORDS = Map.ofEntries(
            Map.entry("extract", Set.of("from")),
            Map.entry("substring", Set.of("from", "for", "similar", "escape")),
            Map.entry("substr", Set.of("from", "for")),
            Map.entry("trim", Set.of("both", "leading", "trailing", "from")),
            Map.entry("overlay", Set.of("placing", "from", "for")),
            Map.entry("position", Set.of("in")),
            Map.entry("convert", Set.of("using")),
            Map.entry("char", Set.of("using")),
            Map.entry("group_concat", Set.of("separator")),
            Map.entry("timestampdiff", Set.of()),
            Map.entry("timestampadd", Set.of()));

    /** Reserved words that are functions where a parenthesis follows. */
    private static final Set<String> RESERVED_FUNCTIONS = Set.of(
            "left",
            "right",
            "if",
            "replace",
            "repeat",
            "insert",
            "char",
            "convert",
            "mod",
            "values",
            "database",
            "schema",
            "user",
            "current_user",
            "current_date",
            "current_time",
            "current_timestamp",
            "localtime",
            "localtimestamp",
            "utc_date",
            "utc_time",
            "utc_timestamp",
            "interval",
            "row_number",
            "year",
            "month",
            "day",
            "hour",
            "minute",
            "second",
            "current_schema",
            "value",
            "similar",
            "like");

    private static final Set<String> CASTS = Set.of("cast", "try_cast");

    private final Cursor cursor;
    private final ExpressionParser expressions;
    private final QueryParser queries;
    private final TypeParser types;
    private final WindowParser windows;

    CallParser(Cursor cursor, ExpressionParser expressions, QueryParser queries, TypeParser types) {
        this.cursor = cursor;
        this.expressions = expressions;
        this.queries = queries;
        this.types = types;
        this.windows = new WindowParser(cursor, expressions);
    }

    WindowParser windows() {
        return windows;
    }

    /** The call whose name begins here. */
    Expression call() {
        int start = cursor.at();
        Token first = cursor.here();
        boolean plain = cursor.peek(1).isPunctuation('(') && first.kind() == TokenKind.WORD;
        String word = plain ? Cursor.key(first) : "";
        if (CASTS.contains(word)) {
            return expressions.operands().cast(word.equals("cast") ? Cast.Style.FUNCTION : Cast.Style.TRY);
        }
        if (plain && ReservedWords.contains(cursor.dialect(), word) && !RESERVED_FUNCTIONS.contains(word)) {
            throw cursor.unexpected();
        }
        if (word.equals("convert") && cursor.dialect() == Dialect.MYSQL && !hasKeyword(Set.of("using"))) {
            return convert();
        }
        if (KEYWORDS.containsKey(word) && isKeywordCall(word)) {
            return keywordCall(word);
        }
        List<String> name = expressions.operands().nameParts();
        if (name.size() > 2) {
            throw cursor.unsupported(start, "a function with more than two names", "use at most schema.function");
        }
        boolean quoted = cursor.token(cursor.at() - 1).kind() == TokenKind.QUOTED_NAME;
        Optional<String> schema = name.size() == 2 ? Optional.of(name.get(0)) : Optional.empty();
        return arguments(new FunctionName(schema, name.get(name.size() - 1), quoted));
    }

    private boolean isKeywordCall(String word) {
        return switch (word) {
            case "timestampdiff", "timestampadd" -> cursor.dialect() != Dialect.POSTGRESQL;
            default -> hasKeyword(KEYWORDS.getOrDefault(word, Set.of()));
        };
    }

    /** Whether one of these words stands directly between the parentheses of the call that begins here. */
    private boolean hasKeyword(Set<String> words) {
        int end = cursor.partner(cursor.at() + 1);
        int index = cursor.at() + 2;
        while (index < end) {
            Token token = cursor.token(index);
            boolean beside = cursor.token(index - 1).isPunctuation('.')
                    || cursor.token(index + 1).isPunctuation('.');
            if (token.kind() == TokenKind.WORD && !beside && words.contains(Cursor.key(token))) {
                return true;
            }
            boolean opens = token.isPunctuation('(') || token.isPunctuation('[');
            index = opens ? cursor.partner(index) + 1 : index + 1;
        }
        return false;
    }

    private Expression convert() {
        cursor.next();
        cursor.expectMark('(');
        Expression value = expressions.expression();
        cursor.expectMark(',');
        Cast cast = new Cast(value, types.type(), Cast.Style.CONVERT);
        cursor.expectMark(')');
        return cast;
    }

    private KeywordCall keywordCall(String word) {
        Set<String> keywords = KEYWORDS.getOrDefault(word, Set.of());
        cursor.next();
        cursor.expectMark('(');
        List<KeywordCall.Part> parts = new ArrayList<>();
        if (leadingWord(word)) {
            parts.add(new KeywordCall.Part.Word(Cursor.key(cursor.next())));
        }
        while (!cursor.isMark(')')) {
            if (cursor.acceptMark(',')) {
                parts.add(new KeywordCall.Part.Word(","));
            } else if (cursor.isOneOf(keywords)) {
                parts.add(new KeywordCall.Part.Word(Cursor.key(cursor.next())));
            } else if (cursor.acceptWords("order", "by")) {
                parts.add(new KeywordCall.Part.Order(windows.orderItems()));
            } else if (word.equals("convert") && cursor.token(cursor.at() - 1).isWord("using")) {
                parts.add(new KeywordCall.Part.Word(Cursor.key(cursor.next())));
            } else {
                // Tighter than IN, which position(a in b) uses as its comma.
                int level = word.equals("position") ? Precedence.OTHER : 0;
                parts.add(new KeywordCall.Part.Argument(expressions.expression(level)));
            }
        }
        cursor.expectMark(')');
        return new KeywordCall(word, parts, over());
    }

    private boolean leadingWord(String function) {
        return switch (function) {
            case "extract" -> cursor.here().kind() == TokenKind.WORD && cursor.isWord(1, "from");
            case "timestampdiff", "timestampadd" ->
                cursor.here().kind() == TokenKind.WORD && cursor.peek(1).isPunctuation(',');
            case "group_concat" -> cursor.isWord("distinct");
            default -> false;
        };
    }

    private Expression arguments(FunctionName name) {
        cursor.expectMark('(');
        Optional<String> quantifier = Optional.empty();
        boolean all = cursor.isWord("all") && !cursor.peek(1).isPunctuation('(');
        if (cursor.isWord("distinct") || all) {
            quantifier = Optional.of(Cursor.key(cursor.next()));
        }
        boolean star = cursor.here().isOperator("*");
        List<Expression> arguments = List.of();
        List<OrderItem> orderBy = List.of();
        if (star) {
            cursor.next();
        } else if (!cursor.isMark(')')) {
            arguments = argumentList();
            orderBy = cursor.acceptWords("order", "by") ? windows.orderItems() : List.of();
        }
        cursor.expectMark(')');
        List<OrderItem> withinGroup = withinGroup();
        Optional<Expression> filter = filter();
        Optional<String> nulls = nullTreatment();
        return new FunctionCall(name, arguments, star, quantifier, orderBy, nulls, withinGroup, filter, over());
    }

    private List<Expression> argumentList() {
        if (!cursor.isMark('(') && queries.startsQuery(cursor.at())) {
            throw cursor.unsupported(
                    cursor.at(), "a query as an argument without parentheses of its own", "put it in parentheses");
        }
        List<Expression> arguments = new ArrayList<>();
        do {
            Token token = cursor.here();
            boolean named = cursor.peek(1).isOperator("=>")
                    && (token.kind() == TokenKind.WORD || token.kind() == TokenKind.QUOTED_NAME);
            if (named) {
                String name = cursor.next().text();
                cursor.next();
                arguments.add(new NamedArgument(name, expressions.expression()));
            } else if (cursor.acceptWord("variadic")) {
                arguments.add(new UnaryOperation("variadic", expressions.expression()));
            } else {
                arguments.add(expressions.expression());
            }
        } while (cursor.acceptMark(','));
        return arguments;
    }

    private List<OrderItem> withinGroup() {
        if (!cursor.areWords("within", "group")) {
            return List.of();
        }
        cursor.acceptWords("within", "group");
        cursor.expectMark('(');
        cursor.expectWord("order");
        cursor.expectWord("by");
        List<OrderItem> items = windows.orderItems();
        cursor.expectMark(')');
        return items;
    }

    private Optional<Expression> filter() {
        if (!cursor.isWord("filter") || !cursor.peek(1).isPunctuation('(')) {
            return Optional.empty();
        }
        cursor.next();
        cursor.expectMark('(');
        cursor.expectWord("where");
        Expression condition = expressions.expression();
        cursor.expectMark(')');
        return Optional.of(condition);
    }

    private Optional<String> nullTreatment() {
        for (String words : List.of("ignore nulls", "respect nulls")) {
            if (cursor.acceptWords(words.split(" "))) {
                return Optional.of(words);
            }
        }
        return Optional.empty();
    }

    private Optional<Over> over() {
        Token following = cursor.peek(1);
        boolean named = following.kind() == TokenKind.QUOTED_NAME || following.kind() == TokenKind.WORD;
        boolean begins = cursor.isWord("over") && (following.isPunctuation('(') || named);
        if (!begins) {
            return Optional.empty();
        }
        cursor.next();
        return Optional.of(windows.over());
    }
}
