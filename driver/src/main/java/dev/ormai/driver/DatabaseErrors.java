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
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Errors of the database as a client may see them: same class, SQLSTATE and code, but nothing of our text, of hidden values
 * and of places in a text the client never wrote. Applications keep the message's first part; agents get it without quoted
 * parts, for these may be values of rows.
 */
final class DatabaseErrors {
    /** PostgreSQL's driver adds detail, hint, position and context as indented lines; a detail prints whole rows. */
    private static final Pattern ADDED_LINES = Pattern.compile("\\R {2}.*", Pattern.DOTALL);

    /** H2 ends its messages with the statement. */
    private static final Pattern H2_STATEMENT = Pattern.compile("; SQL statement:.*", Pattern.DOTALL);

    /** MySQL quotes from where it could read no further. */
    private static final Pattern NEAR = Pattern.compile("\\bnear '.*", Pattern.DOTALL);

    /** MySQL quotes the expression that went wrong, in our spelling and with the policy's values. */
    private static final Pattern EXPRESSION = Pattern.compile("\\bout of range in '.*", Pattern.DOTALL);

    /** From the first quote to the last: what is quoted may hold quotes itself. */
    private static final Pattern QUOTED = Pattern.compile("['\"`].*['\"`]|\\([^()]*\\)=\\([^()]*\\)", Pattern.DOTALL);

    /** A syntax error in our own text; the message quotes it. 42000 is MySQL's, 42001 H2's. */
    private static final Set<String> SYNTAX = Set.of("42601", "42000", "42001");

    private final boolean withoutQuoted;

    private DatabaseErrors(boolean withoutQuoted) {
        this.withoutQuoted = withoutQuoted;
    }

    static DatabaseErrors under(Profile profile) {
        return new DatabaseErrors(profile != Profile.APP);
    }

    /** For the client. */
    SQLException told(SQLException failure) {
        if (failure instanceof OrmAiSqlException) {
            return failure;
        }
        SQLException told = copy(failure, message(failure, withoutQuoted));
        told.setStackTrace(failure.getStackTrace());
        SQLException next = failure.getNextException();
        if (next != null && next != failure) {
            told.setNextException(told(next));
        }
        return told;
    }

    /** For the audit: never a quoted part. */
    String recorded(SQLException failure) {
        return message(failure, true);
    }

    private static String message(SQLException failure, boolean withoutQuoted) {
        String state = String.valueOf(failure.getSQLState());
        if (SYNTAX.contains(state)) {
            return "the database did not take the statement (SQLSTATE " + state + ")";
        }
        String text = String.valueOf(failure.getMessage());
        text = ADDED_LINES.matcher(text).replaceFirst("");
        text = H2_STATEMENT.matcher(text).replaceFirst("");
        text = NEAR.matcher(text).replaceFirst("");
        text = EXPRESSION.matcher(text).replaceFirst("out of range");
        return withoutQuoted ? QUOTED.matcher(text).replaceAll("…") : text;
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
