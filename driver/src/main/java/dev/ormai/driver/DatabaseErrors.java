package dev.ormai.driver;

import dev.ormai.policy.Profile;
import java.sql.BatchUpdateException;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLNonTransientException;
import java.sql.SQLRecoverableException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientConnectionException;
import java.sql.SQLTransientException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Errors of the database as a client may see them: same class, SQLSTATE and code, but nothing of our text, of hidden rows and of
 * places in a text the client never wrote. Applications keep the message's first part; agents get it without quoted parts and
 * numbers, for these may be values of rows.
 */
final class DatabaseErrors {
    /** MariaDB's driver begins with the number of the server's session. */
    private static final Pattern SESSION = Pattern.compile("^\\(conn=-?\\d+\\) ");

    /** What is cut for everybody, in this order, with what stands in its place. */
    private static final Map<Pattern, String> CUT = cuts();

    /** From the first quote to the last: what is quoted may hold quotes itself. */
    private static final Pattern QUOTED = Pattern.compile("['\"`].*['\"`]|\\([^()]*\\)=\\([^()]*\\)", Pattern.DOTALL);

    /** But the one of "more than one row". */
    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\w.])(?!1 row)-?(?:0x\\p{XDigit}+|\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?)(?!\\w)");

    /** A syntax error in our own text; the message quotes it. 42000 and 42001 are H2's. */
    private static final Set<String> SYNTAX = Set.of("42601", "42000", "42001");

    /** MySQL says 42000 of much that is no syntax; these are. */
    private static final Set<Integer> MYSQL_SYNTAX = Set.of(0, 1064, 1149, 42000);

    /** A table or column is not there, and the name may be one that only the policy needs. */
    private static final Set<String> GONE =
            Set.of("42P01", "42703", "42S02", "42S22", "42S03", "42S04", "42102", "42103", "42104", "42122");

    /** The client could not connect. */
    private static final String NOT_CONNECTED = "08001";

    /** Raised by a routine or trigger, in words of its author's, with whatever values. */
    private static final Pattern RAISED = Pattern.compile("P0001|45...");

    private static final DatabaseErrors FOR_AGENTS = new DatabaseErrors(true);
    private static final DatabaseErrors FOR_APPLICATIONS = new DatabaseErrors(false);

    private final boolean forAgents;

    private DatabaseErrors(boolean forAgents) {
        this.forAgents = forAgents;
    }

    private static Map<Pattern, String> cuts() {
        Map<Pattern, String> cuts = new LinkedHashMap<>();
        // PostgreSQL's driver adds detail, hint, position and context as indented lines; a detail prints whole rows.
        cuts.put(Pattern.compile("\\R {2}.*", Pattern.DOTALL), "");
        // MariaDB's driver adds the text that ran.
        cuts.put(Pattern.compile("\\RQuery is: .*", Pattern.DOTALL), "");
        // H2 ends its messages with the statement.
        cuts.put(Pattern.compile("; SQL statement:.*", Pattern.DOTALL), "");
        // MySQL quotes from where it could read no further.
        cuts.put(Pattern.compile("\\bnear '.*", Pattern.DOTALL), "");
        // MySQL and H2 quote the expression that went wrong, in our spelling and with the policy's values.
        cuts.put(Pattern.compile("\\bout of range in '.*", Pattern.DOTALL), "out of range");
        cuts.put(Pattern.compile("^Division by zero: .*", Pattern.DOTALL), "Division by zero");
        // H2 prints the row that stands in the way, whoever it belongs to.
        cuts.put(Pattern.compile(" (?:VALUES )?\\( ?/\\* key:.*| VALUES \\(.*", Pattern.DOTALL), "\"");
        // PostgreSQL names the table whose rows still refer to a row, listed by the policy or not.
        cuts.put(
                Pattern.compile("(violates (?:RESTRICT setting of )?foreign key constraint \"[^\"]*\") on table \".*"),
                "$1");
        // Parameters are numbered in our text, the policy's among them.
        cuts.put(Pattern.compile("\\$\\d+|\\?\\d+|\"#\\d+\""), "?");
        return cuts;
    }

    static DatabaseErrors under(Profile profile) {
        return profile == Profile.APP ? FOR_APPLICATIONS : FOR_AGENTS;
    }

    /** For the client. */
    SQLException told(SQLException failure) {
        if (failure instanceof OrmAiSqlException) {
            return failure;
        }
        SQLException told = copy(failure, message(failure, forAgents));
        told.setStackTrace(failure.getStackTrace());
        SQLException next = failure.getNextException();
        if (next != null && next != failure) {
            told.setNextException(told(next));
        }
        return told;
    }

    /**
     * For the client that could not connect: drivers print the URL, which may hold a password, and some give no code for a
     * parameter that they do not know.
     */
    static SQLException connecting(SQLException failure, OrmAiUrl url) {
        String text = String.valueOf(failure.getMessage()).replace(url.realUrl(), url.shown());
        SQLException told = failure.getSQLState() == null
                ? new SQLNonTransientConnectionException(text, NOT_CONNECTED, failure.getErrorCode())
                : copy(failure, text);
        told.setStackTrace(failure.getStackTrace());
        return told;
    }

    /** For the audit: never a quoted part. */
    String recorded(SQLException failure) {
        return message(failure, true);
    }

    private static String message(SQLException failure, boolean forAgents) {
        String state = String.valueOf(failure.getSQLState());
        boolean mySqls = state.equals("42000") && !MYSQL_SYNTAX.contains(failure.getErrorCode());
        if (SYNTAX.contains(state) && !mySqls) {
            return "the database did not take the statement (SQLSTATE " + state + ")";
        }
        if (GONE.contains(state)) {
            return "a table or column that the statement needs is not there, or not any more (SQLSTATE " + state + ")";
        }
        if (forAgents && RAISED.matcher(state).matches()) {
            return "a routine or trigger of the database raised an error (SQLSTATE " + state + ")";
        }
        String text = SESSION.matcher(String.valueOf(failure.getMessage())).replaceFirst("");
        for (Map.Entry<Pattern, String> cut : CUT.entrySet()) {
            text = cut.getKey().matcher(text).replaceAll(cut.getValue());
        }
        if (forAgents || mySqls) {
            text = QUOTED.matcher(text).replaceAll("…");
        }
        return forAgents ? NUMBER.matcher(text).replaceAll("…") : text;
    }

    private static SQLException copy(SQLException e, String message) {
        String state = e.getSQLState();
        int code = e.getErrorCode();
        if (e instanceof BatchUpdateException batch) {
            return new BatchUpdateException(message, state, code, batch.getLargeUpdateCounts(), null);
        } else if (e instanceof SQLTimeoutException) {
            return new SQLTimeoutException(message, state, code);
        } else if (e instanceof SQLTransactionRollbackException) {
            return new SQLTransactionRollbackException(message, state, code);
        } else if (e instanceof SQLTransientConnectionException) {
            return new SQLTransientConnectionException(message, state, code);
        } else if (e instanceof SQLTransientException) {
            return new SQLTransientException(message, state, code);
        } else if (e instanceof SQLRecoverableException) {
            return new SQLRecoverableException(message, state, code);
        } else if (e instanceof SQLNonTransientException) {
            return nonTransient(e, message, state, code);
        }
        return new SQLException(message, state, code);
    }

    private static SQLException nonTransient(SQLException e, String message, String state, int code) {
        if (e instanceof SQLIntegrityConstraintViolationException) {
            return new SQLIntegrityConstraintViolationException(message, state, code);
        } else if (e instanceof SQLDataException) {
            return new SQLDataException(message, state, code);
        } else if (e instanceof SQLSyntaxErrorException) {
            return new SQLSyntaxErrorException(message, state, code);
        } else if (e instanceof SQLFeatureNotSupportedException) {
            return new SQLFeatureNotSupportedException(message, state, code);
        } else if (e instanceof SQLInvalidAuthorizationSpecException) {
            return new SQLInvalidAuthorizationSpecException(message, state, code);
        } else if (e instanceof SQLNonTransientConnectionException) {
            return new SQLNonTransientConnectionException(message, state, code);
        }
        return new SQLNonTransientException(message, state, code);
    }
}
