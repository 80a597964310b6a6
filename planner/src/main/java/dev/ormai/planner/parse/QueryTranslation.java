package dev.ormai.planner.parse;

import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.FromItem;
import dev.ormai.planner.tree.GroupBy;
import dev.ormai.planner.tree.Limit;
import dev.ormai.planner.tree.OrderItem;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.QueryBody;
import dev.ormai.planner.tree.Select.Distinct;
import dev.ormai.planner.tree.Select.NamedWindow;
import dev.ormai.planner.tree.SetOperation;
import dev.ormai.planner.tree.With;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.expression.WindowDefinition;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.ExceptOp;
import net.sf.jsqlparser.statement.select.Fetch;
import net.sf.jsqlparser.statement.select.IntersectOp;
import net.sf.jsqlparser.statement.select.MinusOp;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.UnionOp;
import net.sf.jsqlparser.statement.select.WithItem;

/**
 * Turns what JSqlParser made of a frame into our tree. A clause that is not carried over is not lost: the proof that
 * follows compares the whole text.
 */
final class QueryTranslation {
    private final Cursor cursor;
    private final Frame frame;

    QueryTranslation(Cursor cursor, Frame frame) {
        this.cursor = cursor;
        this.frame = frame;
    }

    Query query(Select select) {
        Clauses clauses = new Clauses();
        QueryBody body;
        if (select instanceof SetOperationList operations) {
            body = setOperation(operations, clauses);
        } else {
            body = body(select);
        }
        clauses.take(select);
        return new Query(with(select), body, clauses.orderBy, clauses.limit(), frame.locks());
    }

    List<FromItem> sources(Select select) {
        if (select instanceof PlainSelect plain && plain.getWhere() == null) {
            return new JoinTranslation(cursor, frame).sources(plain);
        }
        throw cursor.unexpected();
    }

    private Optional<With> with(Select select) {
        List<WithItem<?>> items = select.getWithItemsList();
        if (items == null || items.isEmpty()) {
            return Optional.empty();
        }
        List<With.CommonTable> tables = new ArrayList<>();
        for (WithItem<?> item : items) {
            PlainSelect placeholder = item.getSelect().getPlainSelect();
            tables.add(frame.island(
                            placeholderOf(placeholder.getSelectItem(0).getExpression()), Island.OfCommonTable.class)
                    .table());
        }
        return Optional.of(new With(items.get(0).isRecursive(), tables));
    }

    private QueryBody setOperation(SetOperationList list, Clauses clauses) {
        List<QueryBody> operands = new ArrayList<>();
        for (Select operand : list.getSelects()) {
            operands.add(body(operand));
        }
        // JSqlParser leaves a LIMIT without ORDER BY at the last operand; without parentheses it is the whole query's.
        clauses.take(list.getSelect(list.getSelects().size() - 1));
        List<SetOperation.Operator> operators = new ArrayList<>();
        for (net.sf.jsqlparser.statement.select.SetOperation operation : list.getOperations()) {
            operators.add(operator(operation));
        }
        return new SetOperation(operands, operators);
    }

    private SetOperation.Operator operator(net.sf.jsqlparser.statement.select.SetOperation operation) {
        Optional<SetOperation.Quantifier> quantifier = Optional.empty();
        if (operation.isAll()) {
            quantifier = Optional.of(SetOperation.Quantifier.ALL);
        } else if (operation.isDistinct()) {
            quantifier = Optional.of(SetOperation.Quantifier.DISTINCT);
        }
        if (operation instanceof UnionOp) {
            return new SetOperation.Operator(SetOperation.Kind.UNION, "union", quantifier);
        }
        if (operation instanceof IntersectOp) {
            return new SetOperation.Operator(SetOperation.Kind.INTERSECT, "intersect", quantifier);
        }
        if (operation instanceof ExceptOp) {
            return new SetOperation.Operator(SetOperation.Kind.EXCEPT, "except", quantifier);
        }
        if (operation instanceof MinusOp) {
            return new SetOperation.Operator(SetOperation.Kind.EXCEPT, "minus", quantifier);
        }
        throw new IllegalStateException("unknown set operation " + operation.getClass());
    }

    private QueryBody body(Select select) {
        if (select instanceof PlainSelect plain) {
            return plain(plain);
        }
        if (select instanceof net.sf.jsqlparser.statement.select.Values values
                && values.getExpressions().size() == 1) {
            return frame.island(placeholderOf(values.getExpressions().get(0)), Island.OfBody.class)
                    .body();
        }
        throw cursor.syntax(
                cursor.at() - 1,
                "a query that is no SELECT",
                "begin the query with SELECT, VALUES or a query in parentheses");
    }

    private QueryBody plain(PlainSelect select) {
        List<String> modifiers = new ArrayList<>();
        if (select.getMySqlHintStraightJoin()) {
            modifiers.add("straight_join");
        }
        if (select.getMySqlSqlCalcFoundRows()) {
            modifiers.add("sql_calc_found_rows");
        }
        Object items = select.getSelectItem(0).getExpression();
        return new dev.ormai.planner.tree.Select(
                distinct(select),
                modifiers,
                frame.island(placeholderOf(items), Island.OfItems.class).items(),
                new JoinTranslation(cursor, frame).sources(select),
                optional(select.getWhere()),
                groupBy(select),
                optional(select.getHaving()),
                windows(select),
                optional(select.getQualify()));
    }

    private Optional<Distinct> distinct(PlainSelect select) {
        if (select.getDistinct() == null) {
            return Optional.empty();
        }
        List<Expression> on = new ArrayList<>();
        if (select.getDistinct().getOnSelectItems() != null) {
            select.getDistinct().getOnSelectItems().forEach(item -> on.add(expression(item.getExpression())));
        }
        return Optional.of(new Distinct(on));
    }

    private Optional<GroupBy> groupBy(PlainSelect select) {
        if (select.getGroupBy() == null) {
            return Optional.empty();
        }
        Object group = select.getGroupBy().getGroupByExpressionList().get(0);
        return Optional.of(
                frame.island(placeholderOf(group), Island.OfGroups.class).groupBy());
    }

    private List<NamedWindow> windows(PlainSelect select) {
        List<WindowDefinition> windows = select.getWindowDefinitions();
        if (windows == null || windows.isEmpty()) {
            return List.of();
        }
        return frame.island(windows.get(0).getWindowName(), Island.OfWindows.class)
                .windows();
    }

    private Optional<Expression> optional(
            net.sf.jsqlparser.expression.@org.jspecify.annotations.Nullable Expression expression) {
        return expression == null ? Optional.empty() : Optional.of(expression(expression));
    }

    private Expression expression(Object placeholder) {
        return frame.island(placeholderOf(placeholder), Island.OfExpression.class)
                .expression();
    }

    /** The quoted name that stands for an island. */
    static String placeholderOf(Object node) {
        if (node instanceof Column column && column.getTable() == null) {
            return column.getColumnName();
        }
        throw new IllegalStateException("a frame holds " + node.getClass() + " where a placeholder belongs");
    }

    /** What stands behind the body; for a set operation it can come from two places of JSqlParser's tree. */
    private final class Clauses {
        private List<OrderItem> orderBy = List.of();
        private Optional<Expression> count = Optional.empty();
        private Optional<Expression> offset = Optional.empty();
        private Limit.Style style = Limit.Style.LIMIT_OFFSET;
        private boolean all;
        private boolean withTies;
        private boolean present;
        private int countAt;
        private int offsetAt;

        void take(Select select) {
            if (select.getOrderByElements() != null) {
                orderBy = frame.island(
                                placeholderOf(select.getOrderByElements().get(0).getExpression()), Island.OfOrder.class)
                        .items();
            }
            takeLimit(select);
            if (select.getOffset() != null) {
                present = true;
                offsetAt = index(select.getOffset().getOffset());
                offset = optional(select.getOffset().getOffset());
            }
            if (select.getFetch() != null) {
                fetch(select.getFetch());
            }
        }

        private void takeLimit(Select select) {
            net.sf.jsqlparser.statement.select.Limit limit = select.getLimit();
            if (limit == null) {
                return;
            }
            present = true;
            countAt = index(limit.getRowCount());
            if (frame.isLimitAll(placeholderOf(limit.getRowCount()))) {
                all = true;
                return;
            }
            count = optional(limit.getRowCount());
            if (limit.getOffset() != null) {
                style = Limit.Style.COMMA;
                offset = optional(limit.getOffset());
            }
        }

        private void fetch(Fetch fetch) {
            present = true;
            style = Limit.Style.FETCH;
            count = optional(fetch.getExpression());
            withTies = fetch.getFetchParameters().contains("WITH TIES");
        }

        private int index(Object placeholder) {
            return Frame.number(placeholderOf(placeholder), 'i');
        }

        Optional<Limit> limit() {
            if (!present) {
                return Optional.empty();
            }
            boolean reversed = style == Limit.Style.LIMIT_OFFSET
                    && (all || count.isPresent())
                    && offset.isPresent()
                    && offsetAt < countAt;
            return Optional.of(new Limit(count, offset, all, withTies, reversed ? Limit.Style.OFFSET_LIMIT : style));
        }
    }
}
