package dev.ormai.driver;

import dev.ormai.planner.WriteDuty;
import dev.ormai.planner.write.WriteFrame;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Refusal;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells what a failure of the database says of a write: that it wrote what it may not, or something of its own. */
record WriteFailures(Database database, WriteDuty duty) {
    /** With the number, for H2 repeats the statement's text in its message. */
    private static final Pattern WRONG_ROW = Pattern.compile(Pattern.quote(WriteFrame.WRONG_ROW) + "\\d+");

    private static final Pattern TOO_MANY = Pattern.compile(Pattern.quote(WriteFrame.TOO_MANY) + "(\\d+)");
    private static final Pattern HIDDEN_KEY = Pattern.compile(Pattern.quote(WriteFrame.HIDDEN_KEY) + "\\d+");

    /** What an INSERT gives whose key is taken. */
    private static final String UNIQUE_VIOLATION = "23505";

    /** H2 checks a reference before we see the row: no parent and a hidden one must be told alike. */
    private static final String NO_PARENT_IN_H2 = "23506";

    /** Why the statement may not stay, if that is what the failure says. */
    Optional<Refusal> refusal(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        if (WRONG_ROW.matcher(message).find()
                || database == Database.H2 && NO_PARENT_IN_H2.equals(failure.getSQLState())) {
            return Optional.of(Refusal.of(
                            ErrorCode.ORM_ACCESS_DENIED,
                            "a row of model '%s' would be written that this principal may not see, or that refers to one"
                                    .formatted(duty.model()),
                            "leave the columns out that tell whose the row is, and refer to rows that you can read")
                    .with("model", duty.model())
                    .with("operation", duty.operation()));
        }
        Matcher many = TOO_MANY.matcher(message);
        return many.find()
                ? Optional.of(dev.ormai.policy.Refusals.maxAffectedRowsExceeded(
                        duty.operation(), duty.mostRows(), Long.parseLong(many.group(1))))
                : Optional.empty();
    }

    /** The failure as it is told further: a hidden row that has the key is like any other. */
    SQLException plain(SQLException failure) {
        return HIDDEN_KEY.matcher(String.valueOf(failure.getMessage())).find()
                ? new SQLException(
                        "duplicate key value violates a unique constraint of model '%s'".formatted(duty.model()),
                        UNIQUE_VIOLATION)
                : failure;
    }
}
