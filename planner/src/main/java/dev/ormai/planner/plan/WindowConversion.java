package dev.ormai.planner.plan;

import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.NumberLiteral;
import dev.ormai.planner.tree.OrderItem;
import dev.ormai.planner.tree.Over;
import dev.ormai.planner.tree.WindowSpecification;
import java.util.Optional;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWindow;

/**
 * Windows. A frame by range or groups becomes one by rows: which rows of its partition a value is made of makes no
 * difference to what a plan is read for.
 */
final class WindowConversion {
    private static final int MOST_DIGITS = 9;

    private final Scope scope;
    private final ExpressionConversion expressions;

    WindowConversion(Scope scope, ExpressionConversion expressions) {
        this.scope = scope;
        this.expressions = expressions;
    }

    SqlNode convert(Over over) {
        if (over instanceof Over.Named named) {
            return convert(window(named.window()));
        }
        return convert(((Over.Inline) over).window());
    }

    private WindowSpecification window(String name) {
        return scope.window(name)
                .orElseThrow(() -> new UnplannableException("window %s is not defined".formatted(name)));
    }

    private SqlNode convert(WindowSpecification written) {
        WindowSpecification window =
                written.base().map(base -> inherit(window(base), written)).orElse(written);
        Optional<WindowSpecification.Frame> frame = window.frame();
        return SqlWindow.create(
                null,
                null,
                Sql.list(expressions.convert(window.partitionBy())),
                Sql.list(window.orderBy().stream()
                        .map(OrderItem::expression)
                        .map(expressions::convert)
                        .toList()),
                SqlLiteral.createBoolean(frame.isPresent(), Sql.NOWHERE),
                frame.map(f -> bound(f.start())).orElse(null),
                frame.flatMap(WindowSpecification.Frame::end).map(this::bound).orElse(null),
                null,
                Sql.NOWHERE);
    }

    private WindowSpecification inherit(WindowSpecification base, WindowSpecification written) {
        WindowSpecification root =
                base.base().map(b -> inherit(window(b), base)).orElse(base);
        return new WindowSpecification(
                Optional.empty(),
                root.partitionBy(),
                root.orderBy().isEmpty() ? written.orderBy() : root.orderBy(),
                written.frame());
    }

    private SqlNode bound(WindowSpecification.Bound bound) {
        return switch (bound.kind()) {
            case "unbounded preceding" -> SqlWindow.createUnboundedPreceding(Sql.NOWHERE);
            case "unbounded following" -> SqlWindow.createUnboundedFollowing(Sql.NOWHERE);
            case "preceding" -> SqlWindow.createPreceding(rows(bound), Sql.NOWHERE);
            case "following" -> SqlWindow.createFollowing(rows(bound), Sql.NOWHERE);
            default -> SqlWindow.createCurrentRow(Sql.NOWHERE);
        };
    }

    private static SqlNode rows(WindowSpecification.Bound bound) {
        Optional<Expression> offset = bound.offset();
        if (offset.isPresent()
                && offset.get() instanceof NumberLiteral number
                && number.text().length() <= MOST_DIGITS
                && number.text().chars().allMatch(c -> c >= '0' && c <= '9')) {
            return SqlLiteral.createExactNumeric(number.text(), Sql.NOWHERE);
        }
        if (offset.isPresent() && QuerySearch.in(offset.get())) {
            throw new UnplannableException("a query bounds the frame of a window");
        }
        return Sql.number(1);
    }
}
