package dev.ormai.planner.write;

import dev.ormai.planner.ParameterSource;
import java.util.List;

/**
 * A statement's text.
 *
 * @param parameters where each parameter of the text gets its value, in the order of the text
 */
public record WrittenSql(String text, List<ParameterSource> parameters) {
    public WrittenSql {
        parameters = List.copyOf(parameters);
    }
}
