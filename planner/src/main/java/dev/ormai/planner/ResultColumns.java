package dev.ormai.planner;

import java.util.List;
import java.util.Map;

/**
 * What the columns of a statement's result are, so that they can be described as those of the relations that the client named.
 *
 * @param first from the left, up to the first place where only the database knows how many columns there are
 * @param last from behind the last such place to the end; without such a place all columns are in {@code first}
 * @param complete whether there is no such place
 * @param sources for each name that a source of the outermost select has in the admitted text: what the client named
 */
public record ResultColumns(
        List<ResultColumn> first, List<ResultColumn> last, boolean complete, Map<String, ResultSource> sources) {
    public static final ResultColumns UNKNOWN = new ResultColumns(List.of(), List.of(), false, Map.of());

    private static final ResultColumn COMPUTED = new ResultColumn.Computed();

    public ResultColumns {
        first = List.copyOf(first);
        last = List.copyOf(last);
        sources = Map.copyOf(sources);
    }

    /** The same where the admitted text calls the only source by this name. */
    ResultColumns from(String name) {
        return new ResultColumns(
                first,
                last,
                complete,
                sources.size() == 1 ? Map.of(name, sources.values().iterator().next()) : sources);
    }

    /**
     * The column at one place.
     *
     * @param place from 1, as in JDBC
     * @param count how many columns the database gives
     */
    public ResultColumn column(int place, int count) {
        if (complete && count != first.size()) {
            return COMPUTED;
        }
        if (place <= first.size()) {
            return first.get(place - 1);
        }
        int fromLast = place - 1 - (count - last.size());
        return fromLast >= 0 && fromLast < last.size() ? last.get(fromLast) : COMPUTED;
    }
}
