package dev.ormai.planner.parse;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.tree.BooleanLiteral;
import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.NationalLiteral;
import dev.ormai.planner.tree.NestedQuery;
import dev.ormai.planner.tree.NullLiteral;
import dev.ormai.planner.tree.Parenthesized;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.QueryBody;
import dev.ormai.planner.tree.Select;
import dev.ormai.planner.tree.SelectItem;
import dev.ormai.planner.tree.SetOperation;
import dev.ormai.planner.tree.StringLiteral;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Keeps the labels of a result's columns. MySQL and MariaDB label a column without an alias by the text of its
 * expression, which we spell in our own way: there such an item gets the text it had as its alias. H2 does the same where the
 * text is short; there an item that holds a query gets a number, as a long one does. PostgreSQL derives the label from the
 * kind of expression, so that nothing need be done.
 */
public final class ResultLabels {
    /** MySQL cuts an alias, and the text it makes a label of, to this many characters. */
    private static final int MAX_LENGTH = 255;

    private ResultLabels() {}

    /** The query with an alias for each column whose label would change. */
    public static Query keep(ParsedStatement statement) {
        Query query = statement.query();
        return switch (statement.tokens().dialect()) {
            case POSTGRESQL -> query;
            case H2 -> UnnamedItems.name(query, Dialect.H2);
            case MYSQL ->
                UnnamedItems.name(
                        new Query(
                                query.with(),
                                labelled(query.body(), statement),
                                query.orderBy(),
                                query.limit(),
                                query.locks()),
                        Dialect.MYSQL);
        };
    }

    /** The items that give the columns of a body their labels: those of its first select. */
    static List<SelectItem> namingItems(QueryBody body) {
        QueryBody first = body;
        while (true) {
            if (first instanceof SetOperation operation) {
                first = operation.operands().get(0);
            } else if (first instanceof NestedQuery nested) {
                first = nested.query().body();
            } else {
                return first instanceof Select select ? select.items() : List.of();
            }
        }
    }

    private static QueryBody labelled(QueryBody body, ParsedStatement statement) {
        if (body instanceof SetOperation operation) {
            List<QueryBody> operands = new ArrayList<>(operation.operands());
            operands.set(0, labelled(operands.get(0), statement));
            return new SetOperation(operands, operation.operators());
        }
        if (body instanceof NestedQuery nested) {
            Query query = nested.query();
            QueryBody inner = labelled(query.body(), statement);
            return new NestedQuery(new Query(query.with(), inner, query.orderBy(), query.limit(), query.locks()));
        }
        return body instanceof Select select ? labelled(select, statement) : body;
    }

    private static Select labelled(Select select, ParsedStatement statement) {
        List<SelectItem> items = new ArrayList<>();
        for (int i = 0; i < select.items().size(); i++) {
            SelectItem item = select.items().get(i);
            Optional<SourceRange> range = statement.selectItems().get(i);
            items.add(range.isPresent() ? labelled(item, text(statement, range.get())) : item);
        }
        return new Select(
                select.distinct(),
                select.modifiers(),
                items,
                select.from(),
                select.where(),
                select.groupBy(),
                select.having(),
                select.windows(),
                select.qualify());
    }

    private static String text(ParsedStatement statement, SourceRange range) {
        return LabelText.of(statement.tokens(), range);
    }

    private static SelectItem labelled(SelectItem item, String text) {
        if (!(item instanceof SelectItem.Value value) || value.alias().isPresent()) {
            return item;
        }
        Expression inner = value.expression();
        while (inner instanceof Parenthesized parenthesized) {
            inner = parenthesized.inner();
        }
        if (inner instanceof ColumnReference) {
            return item;
        }
        String label = label(inner, text);
        return usable(label) ? new SelectItem.Value(value.expression(), Optional.of(label)) : item;
    }

    /** Whether MySQL takes it as an alias; where it does not, it makes its own label of our spelling. */
    private static boolean usable(String label) {
        return !label.isBlank()
                && label.length() <= MAX_LENGTH
                && label.codePoints().allMatch(c -> c != 0 && Character.isBmpCodePoint(c));
    }

    /** A string's label is its value, and that of a keyword is in upper case. */
    private static String label(Expression expression, String text) {
        if (expression instanceof StringLiteral literal) {
            return literal.value();
        }
        if (expression instanceof NationalLiteral literal) {
            return literal.value();
        }
        boolean keyword = expression instanceof BooleanLiteral || expression instanceof NullLiteral;
        return keyword ? text.toUpperCase(Locale.ROOT) : text;
    }
}
