package dev.ormai.planner.tree;

import java.util.List;

/**
 * Goes through a tree and rebuilds it. A subclass overrides the kinds it cares about and calls the method of the
 * superclass to go deeper; whatever it does not override is rebuilt unchanged, so that no place where an expression or
 * a query can stand is forgotten. Not thread-safe where a subclass keeps state.
 */
public abstract class TreeMapper {
    public Query query(Query query) {
        return query.mapChildren(this);
    }

    public QueryBody body(QueryBody body) {
        return body.mapChildren(this);
    }

    public FromItem from(FromItem item) {
        return item.mapChildren(this);
    }

    public Expression expression(Expression expression) {
        return expression.mapChildren(this);
    }

    public SelectItem selectItem(SelectItem item) {
        return item.mapChildren(this);
    }

    public OrderItem orderItem(OrderItem item) {
        return new OrderItem(expression(item.expression()), item.direction(), item.nulls());
    }

    public GroupItem groupItem(GroupItem item) {
        return item.mapChildren(this);
    }

    public Over over(Over over) {
        return over.mapChildren(this);
    }

    public WindowSpecification window(WindowSpecification window) {
        return window.mapChildren(this);
    }

    public final List<Expression> expressions(List<Expression> expressions) {
        return expressions.stream().map(this::expression).toList();
    }

    public final List<OrderItem> orderItems(List<OrderItem> items) {
        return items.stream().map(this::orderItem).toList();
    }
}
