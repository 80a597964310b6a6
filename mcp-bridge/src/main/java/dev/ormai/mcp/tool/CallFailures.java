package dev.ormai.mcp.tool;

import dev.ormai.driver.OrmAiError;
import dev.ormai.driver.OrmAiSqlException;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Profile;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.RefusedException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.Set;

/** What agents are told of what went wrong: never a value of a row, never a place in our code. */
final class CallFailures {
    private static final System.Logger LOG = System.getLogger(CallFailures.class.getName());

    /** A statement that was cancelled, in the words of PostgreSQL and H2, and of MySQL and MariaDB. */
    private static final Set<String> CANCELLED = Set.of("57014", "70100");

    private CallFailures() {}

    static Refusal of(Exception failure, Profile profile) {
        if (failure instanceof RefusedException refused) {
            return refused.refusal();
        }
        if (failure instanceof OrmAiSqlException refused) {
            OrmAiError error = refused.error();
            return new Refusal(error.code(), error.message(), error.retryHints(), error.details());
        }
        if (failure instanceof SQLException upstream) {
            return upstream(upstream, profile);
        }
        LOG.log(System.Logger.Level.ERROR, "a tool call failed", failure);
        return Refusal.of(
                ErrorCode.INTERNAL_ERROR,
                "the call could not be answered",
                "Ask in another form, and report this one to the operator");
    }

    /** For the audit: whoever cancelled is told nothing. */
    static Refusal cancelled() {
        return Refusal.of(ErrorCode.UPSTREAM_ERROR, "the call was cancelled by its caller");
    }

    /** What the database's own rules do not let in; which rule it is may name what is hidden. */
    private static Refusal constraint(String state) {
        String rule =
                switch (state) {
                    case "23502" -> "a field that needs a value has none";
                    case "23505" -> "a value that must be unique is there already";
                    case "23503", "23506" -> "a record is referred to, or refers to one that is not there";
                    default -> "a rule of the database does not let the values in";
                };
        return Refusal.of(
                        ErrorCode.UPSTREAM_ERROR,
                        "the database reported an error (SQLSTATE %s): %s".formatted(state, rule),
                        "Call describe_schema for what each field takes, then try again with other values")
                .with("sqlstate", state);
    }

    private static Refusal upstream(SQLException failure, Profile profile) {
        String state = String.valueOf(failure.getSQLState());
        if (failure instanceof SQLTimeoutException || CANCELLED.contains(state)) {
            return Refusal.of(
                            ErrorCode.QUERY_BUDGET_EXCEEDED,
                            "Query exceeds statement_timeout_ms budget",
                            "Add more specific filters to narrow down the query",
                            "Ask for fewer records, relations or groups")
                    .with("budget_type", "statement_timeout_ms");
        }
        if (state.startsWith("23")) {
            return constraint(state);
        }
        // Applications are told values, agents are not: there the message has lost what was quoted.
        String message = profile == Profile.APP ? "" : ": " + failure.getMessage();
        return Refusal.of(
                        ErrorCode.UPSTREAM_ERROR,
                        "the database reported an error (SQLSTATE %s)%s".formatted(state, message),
                        "Check the types of what is compared and computed, then try again")
                .with("sqlstate", state);
    }
}
