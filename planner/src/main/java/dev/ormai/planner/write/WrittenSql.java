package dev.ormai.planner.write;

import dev.ormai.planner.ParameterSource;
import java.util.List;

/**
 * A statement's text.
 *
 * @param parameters where each parameter of the text gets its value, in the order of the text
 * @param literals where plain strings and numbers stand, in the order of the text
 */
public record WrittenSql(String text, List<ParameterSource> parameters, List<Literal> literals) {
    public WrittenSql {
        parameters = List.copyOf(parameters);
        literals = List.copyOf(literals);
    }

    /** A text of which nobody asks where its literals stand. */
    public WrittenSql(String text, List<ParameterSource> parameters) {
        this(text, parameters, List.of());
    }

    /**
     * One plain string or number.
     *
     * @param value the very object that the tree holds
     * @param start where its spelling begins in the text
     * @param end where it ends
     */
    public record Literal(String value, int start, int end) {}
}
