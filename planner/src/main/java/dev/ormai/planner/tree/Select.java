package dev.ormai.planner.tree;

import java.util.List;
import java.util.Optional;

/**
 * One SELECT from its list to its windows.
 *
 * @param modifiers words of MySQL behind SELECT, lower case: {@code straight_join}, {@code sql_calc_found_rows}
 */
public record Select(
        Optional<Distinct> distinct,
        List<String> modifiers,
        List<SelectItem> items,
        List<FromItem> from,
        Optional<Expression> where,
        Optional<GroupBy> groupBy,
        Optional<Expression> having,
        List<NamedWindow> windows,
        Optional<Expression> qualify)
        implements QueryBody {
    public Select {
        modifiers = List.copyOf(modifiers);
        items = List.copyOf(items);
        from = List.copyOf(from);
        windows = List.copyOf(windows);
    }

    /** A plain select. */
    public static Select of(List<SelectItem> items, List<FromItem> from, Optional<Expression> where) {
        return new Select(
                Optional.empty(),
                List.of(),
                items,
                from,
                where,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    @Override
    public QueryBody mapChildren(TreeMapper mapper) {
        return new Select(
                distinct.map(d -> new Distinct(mapper.expressions(d.on()))),
                modifiers,
                items.stream().map(mapper::selectItem).toList(),
                from.stream().map(mapper::from).toList(),
                where.map(mapper::expression),
                groupBy.map(g -> g.mapChildren(mapper)),
                having.map(mapper::expression),
                windows.stream()
                        .map(w -> new NamedWindow(w.name(), mapper.window(w.window())))
                        .toList(),
                qualify.map(mapper::expression));
    }

    /** @param on empty for a plain DISTINCT */
    public record Distinct(List<Expression> on) {
        public Distinct {
            on = List.copyOf(on);
        }
    }

    /** <code>window name as (…)</code>. */
    public record NamedWindow(String name, WindowSpecification window) {}
}
