package dev.ormai.planner.plan;

import dev.ormai.planner.catalog.AsciiCase;
import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.WindowSpecification;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The names that one select can see, and those of the selects around it. Filled while its FROM is converted; belongs to
 * one conversion, so one thread.
 */
final class Scope {
    private final @Nullable Scope outer;
    private final boolean foldsCase;
    private final List<Source> sources = new ArrayList<>();
    private List<VisibleColumn> visible = new ArrayList<>();
    private final Map<String, WindowSpecification> windows = new HashMap<>();
    private @Nullable Grouping grouping;

    Scope(@Nullable Scope outer, boolean foldsCase) {
        this.outer = outer;
        this.foldsCase = foldsCase;
    }

    @Nullable
    Scope outer() {
        return outer;
    }

    void add(Source source) {
        sources.add(source);
        source.columns().forEach(column -> visible.add(new VisibleColumn(source.alias(), column)));
    }

    /** A join has made one column of two. */
    void merge(VisibleColumn left, VisibleColumn right, VisibleColumn merged) {
        visible.remove(left);
        visible.remove(right);
        visible.add(merged);
    }

    /** Once the whole FROM is known, so that merged columns stand there once. */
    void see(List<VisibleColumn> columns) {
        visible = new ArrayList<>(columns);
    }

    List<VisibleColumn> visible() {
        return visible;
    }

    Map<String, WindowSpecification> windows() {
        return windows;
    }

    /** Where columns of this scope come from behind its GROUP BY; absent before it. */
    @Nullable
    Grouping grouping() {
        return grouping;
    }

    void grouping(@Nullable Grouping newGrouping) {
        grouping = newGrouping;
    }

    boolean same(String a, String b) {
        return foldsCase ? AsciiCase.equal(a, b) : a.equals(b);
    }

    Optional<Source> source(String alias) {
        return sources.stream().filter(s -> same(s.alias(), alias)).findFirst();
    }

    /** The column of this scope, not of one around it, that a reference means; absent if none or more than one. */
    Optional<VisibleColumn> local(ColumnReference reference) {
        List<String> parts = reference.parts();
        String name = reference.column();
        if (parts.size() == 1) {
            List<VisibleColumn> found =
                    visible.stream().filter(v -> same(v.name(), name)).toList();
            return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
        }
        return source(parts.get(parts.size() - 2)).flatMap(s -> s.columns().stream()
                .filter(c -> same(c, name))
                .findFirst()
                .map(c -> new VisibleColumn(s.alias(), c)));
    }

    /** Whether this scope has a column of this name, be it one or many. */
    boolean hasColumn(String name) {
        return visible.stream().anyMatch(v -> same(v.name(), name));
    }

    /** The innermost scope, from this one outwards, in which a reference means a column. */
    Optional<Scope> owner(ColumnReference reference) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            if (scope.local(reference).isPresent()) {
                return Optional.of(scope);
            }
        }
        return Optional.empty();
    }

    /** The innermost source of this alias, from this scope outwards. */
    Optional<Source> visibleSource(String alias) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            Optional<Source> found = scope.source(alias);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    Optional<WindowSpecification> window(String name) {
        return Optional.ofNullable(windows.get(name));
    }
}
