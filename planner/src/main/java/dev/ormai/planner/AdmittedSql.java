package dev.ormai.planner;

import dev.ormai.planner.shape.SharedText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * SQL that was written by us and certified: the only kind that goes to a database.
 *
 * @param text in the database's dialect; each {@code ?} is a value to bind, never an operator
 * @param parameters where the value of each {@code ?} comes from, in the order of the text
 * @param clientParameters how many values the client has to bind
 * @param patterns the client's parameters, from 1, that are patterns of LIKE, each with the characters that may not stand alone at
 *     its end
 * @param maxRows rows that may be returned at most; also in the text wherever the dialect can say it
 * @param timeoutMillis time that the database may take
 * @param columns what the columns of its result are
 * @param write present if rows are changed
 */
public record AdmittedSql(
        String text,
        List<ParameterSource> parameters,
        int clientParameters,
        Map<Integer, String> patterns,
        OptionalLong maxRows,
        OptionalInt timeoutMillis,
        ResultColumns columns,
        Optional<WriteDuty> write) {
    public AdmittedSql {
        parameters = List.copyOf(parameters);
        patterns = Map.copyOf(patterns);
    }

    /** The same in all but literals that were lifted out of the text. */
    public AdmittedSql withText(String other) {
        return withText(other, parameters);
    }

    /** The same with these literals as parameters. */
    public AdmittedSql withText(SharedText shared) {
        return withText(shared.text(), shared.parameters());
    }

    private AdmittedSql withText(String other, List<ParameterSource> sources) {
        return new AdmittedSql(other, sources, clientParameters, patterns, maxRows, timeoutMillis, columns, write);
    }
}
