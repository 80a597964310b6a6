package dev.ormai.planner.write;

import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.FromItem;
import dev.ormai.planner.tree.GroupBy;
import dev.ormai.planner.tree.GroupItem;
import dev.ormai.planner.tree.Limit;
import dev.ormai.planner.tree.Lock;
import dev.ormai.planner.tree.NestedQuery;
import dev.ormai.planner.tree.OrderItem;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.QueryBody;
import dev.ormai.planner.tree.Select;
import dev.ormai.planner.tree.SelectItem;
import dev.ormai.planner.tree.SetOperation;
import dev.ormai.planner.tree.TableBody;
import dev.ormai.planner.tree.Values;
import dev.ormai.planner.tree.With;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes queries and their clauses. */
final class QueryWriter {
    private final SqlText text;
    private final ExpressionWriter expressions;
    private final FromWriter sources;
    private final WindowWriter windows;

    QueryWriter(SqlText text) {
        this.text = text;
        this.expressions = new ExpressionWriter(text, this);
        this.sources = new FromWriter(text, this);
        this.windows = new WindowWriter(text, this);
    }

    void expression(Expression expression) {
        expression.match(expressions);
    }

    WindowWriter windows() {
        return windows;
    }

    /** The items with commas between them. */
    <T> void list(List<T> items, Consumer<? super T> write) {
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) {
                text.comma();
            }
            write.accept(items.get(i));
        }
    }

    void expressions(List<Expression> items) {
        list(items, this::expression);
    }

    void names(List<String> names) {
        list(names, text::name);
    }

    void query(Query query) {
        query.with().ifPresent(this::with);
        body(query.body());
        orderBy(query.orderBy());
        query.limit().ifPresent(this::limit);
        query.locks().forEach(this::lock);
    }

    private void with(With with) {
        text.word(with.recursive() ? "with recursive" : "with");
        list(with.tables(), this::commonTable);
    }

    private void commonTable(With.CommonTable table) {
        text.name(table.name());
        if (!table.columns().isEmpty()) {
            text.open();
            names(table.columns());
            text.close();
        }
        text.word("as");
        table.materialized().ifPresent(wanted -> text.word(wanted ? "materialized" : "not materialized"));
        text.open();
        query(table.query());
        text.close();
    }

    private void body(QueryBody body) {
        if (body instanceof Select select) {
            select(select);
        } else if (body instanceof SetOperation operation) {
            setOperation(operation);
        } else if (body instanceof Values values) {
            values(values);
        } else if (body instanceof TableBody table) {
            text.word("table").names(table.table().parts());
        } else if (body instanceof NestedQuery nested) {
            text.open();
            query(nested.query());
            text.close();
        } else {
            throw new IllegalStateException("unknown query body " + body.getClass());
        }
    }

    private void setOperation(SetOperation operation) {
        body(operation.operands().get(0));
        for (int i = 0; i < operation.operators().size(); i++) {
            SetOperation.Operator operator = operation.operators().get(i);
            text.word(operator.keyword());
            operator.quantifier().ifPresent(q -> text.word(q.name().toLowerCase(Locale.ROOT)));
            body(operation.operands().get(i + 1));
        }
    }

    private void values(Values values) {
        text.word("values");
        list(values.rows(), row -> {
            text.open();
            expressions(row);
            text.close();
        });
    }

    private void select(Select select) {
        text.word("select");
        select.distinct().ifPresent(this::distinct);
        select.modifiers().forEach(text::word);
        list(select.items(), this::selectItem);
        if (!select.from().isEmpty()) {
            text.word("from");
            list(select.from(), sources::source);
        }
        clause("where", select.where());
        select.groupBy().ifPresent(this::groupBy);
        clause("having", select.having());
        if (!select.windows().isEmpty()) {
            text.word("window");
            list(select.windows(), window -> {
                text.name(window.name()).word("as");
                windows.specification(window.window());
            });
        }
        clause("qualify", select.qualify());
    }

    private void clause(String keyword, Optional<Expression> predicate) {
        if (predicate.isPresent()) {
            text.word(keyword);
            expression(predicate.get());
        }
    }

    private void distinct(Select.Distinct distinct) {
        text.word("distinct");
        if (!distinct.on().isEmpty()) {
            text.word("on").open();
            expressions(distinct.on());
            text.close();
        }
    }

    void sources(List<FromItem> items) {
        list(items, sources::source);
    }

    void selectItems(List<SelectItem> items) {
        list(items, this::selectItem);
    }

    private void selectItem(SelectItem item) {
        if (item instanceof SelectItem.Value value) {
            expression(value.expression());
            value.alias().ifPresent(alias -> text.word("as").name(alias));
        } else if (item instanceof SelectItem.AllColumns all) {
            if (all.qualifier().isPresent()) {
                text.names(all.qualifier().get().parts()).tight(".");
            }
            text.word("*");
        } else {
            throw new IllegalStateException("unknown select item " + item.getClass());
        }
    }

    private void groupBy(GroupBy groupBy) {
        text.word("group by");
        list(groupBy.items(), this::groupItem);
        if (groupBy.withRollup()) {
            text.word("with rollup");
        }
    }

    private void groupItem(GroupItem item) {
        if (item instanceof GroupItem.Plain plain) {
            expression(plain.expression());
        } else if (item instanceof GroupItem.Sets sets) {
            switch (sets.kind()) {
                case ROLLUP -> text.word("rollup");
                case CUBE -> text.word("cube");
                case GROUPING_SETS -> text.word("grouping sets");
                case LIST, EMPTY -> {}
            }
            text.open();
            list(sets.items(), this::groupItem);
            text.close();
        } else {
            throw new IllegalStateException("unknown group item " + item.getClass());
        }
    }

    void orderBy(List<OrderItem> items) {
        if (!items.isEmpty()) {
            text.word("order by");
            list(items, this::orderItem);
        }
    }

    private void orderItem(OrderItem item) {
        expression(item.expression());
        item.direction().ifPresent(d -> text.word(d == OrderItem.Direction.ASCENDING ? "asc" : "desc"));
        item.nulls().ifPresent(n -> text.word(n == OrderItem.Nulls.FIRST ? "nulls first" : "nulls last"));
    }

    private void limit(Limit limit) {
        switch (limit.style()) {
            case LIMIT_OFFSET -> {
                limitCount(limit);
                clause("offset", limit.offset());
            }
            case OFFSET_LIMIT -> {
                clause("offset", limit.offset());
                limitCount(limit);
            }
            case COMMA -> {
                clause("limit", limit.offset());
                text.comma();
                limit.count().ifPresent(this::expression);
            }
            case FETCH -> fetch(limit);
        }
    }

    private void limitCount(Limit limit) {
        if (limit.all()) {
            text.word("limit all");
        } else {
            clause("limit", limit.count());
        }
    }

    private void fetch(Limit limit) {
        if (limit.offset().isPresent()) {
            clause("offset", limit.offset());
            text.word("rows");
        }
        if (limit.count().isEmpty()) {
            return;
        }
        clause("fetch first", limit.count());
        text.word(limit.withTies() ? "rows with ties" : "rows only");
    }

    private void lock(Lock lock) {
        text.word(lock.strength().startsWith("lock") ? lock.strength() : "for " + lock.strength());
        if (!lock.tables().isEmpty()) {
            text.word("of");
            names(lock.tables());
        }
        lock.waiting().ifPresent(text::word);
    }
}
