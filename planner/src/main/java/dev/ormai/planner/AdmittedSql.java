package dev.ormai.planner;

import dev.ormai.planner.shape.SharedText;
import dev.ormai.planner.tree.session.SessionChange;
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
 * @param session present if the session is changed: then the text is for people alone, and this is performed on the connection
 */
public record AdmittedSql(
        String text,
        List<ParameterSource> parameters,
        int clientParameters,
        Map<Integer, String> patterns,
        OptionalLong maxRows,
        OptionalInt timeoutMillis,
        ResultColumns columns,
        Optional<WriteDuty> write,
        Optional<SessionChange> session) {
    public AdmittedSql {
        parameters = List.copyOf(parameters);
        patterns = Map.copyOf(patterns);
    }

    /** A statement that leaves the session as it is. */
    public AdmittedSql(
            String text,
            List<ParameterSource> parameters,
            int clientParameters,
            Map<Integer, String> patterns,
            OptionalLong maxRows,
            OptionalInt timeoutMillis,
            ResultColumns columns,
            Optional<WriteDuty> write) {
        this(text, parameters, clientParameters, patterns, maxRows, timeoutMillis, columns, write, Optional.empty());
    }

    /** A change of the session. */
    static AdmittedSql ofSession(String text, SessionChange change) {
        return new AdmittedSql(
                text,
                List.of(),
                0,
                Map.of(),
                OptionalLong.empty(),
                OptionalInt.empty(),
                ResultColumns.UNKNOWN,
                Optional.empty(),
                Optional.of(change));
    }

    /** Whether it gives a count, or nothing, where a query gives rows. */
    public boolean givesNoRows() {
        return session.isPresent()
                || write.filter(duty -> duty.gives() != WriteDuty.Gives.ROWS).isPresent();
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
        return new AdmittedSql(
                other, sources, clientParameters, patterns, maxRows, timeoutMillis, columns, write, session);
    }
}
