package dev.ormai.driver;

import dev.ormai.planner.AdmittedSql;
import dev.ormai.planner.WriteDuty;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Refusal;
import java.sql.SQLException;
import java.util.Optional;

/** What the driver itself does not do, in words. */
final class Refusals {
    private Refusals() {}

    static SQLException readOnly(String method) {
        return notSupported(
                "a result set is read-only: " + method + " is not supported",
                "write with a statement: update, insert or delete");
    }

    static OrmAiSqlException notSupported(String message, String hint) {
        return new OrmAiSqlException(Refusal.of(ErrorCode.STATEMENT_NOT_SUPPORTED, message, hint));
    }

    static OrmAiSqlException invalid(String message, String hint) {
        return new OrmAiSqlException(Refusal.of(ErrorCode.VALIDATION_ERROR, message, hint));
    }

    /** Present for a write that runs only once a person has approved it. */
    static Optional<Refusal> needsApproval(AdmittedSql sql) {
        return sql.write()
                .filter(WriteDuty::needsApproval)
                .map(duty -> dev.ormai.policy.Refusals.writeApprovalRequired(
                        duty.operation(), duty.model(), Optional.empty()));
    }

    static OrmAiSqlException largeObjects() {
        return notSupported(
                "large objects stand outside of every table and its policy, so they are not supported",
                "use a bytea or text column with getBytes, getString, setBytes or setString");
    }

    static SQLException textOfPrepared() {
        return new SQLException("a prepared statement takes no other text: use a plain statement", "42000");
    }

    /** With the state by which a pool knows that it cannot use this connection again. */
    static SQLException closedConnection() {
        return new SQLException("this connection is closed", "08003");
    }

    /** As the JDBC drivers word it. */
    static SQLException closed(String what) {
        return new SQLException("this " + what + " is closed", "55000");
    }

    static SQLException noUnwrap(Class<?> wanted) {
        return new SQLException(
                "cannot unwrap to " + wanted.getName()
                        + ": the real object behind it would answer without the policy (hint: use the java.sql interface)",
                ErrorCode.STATEMENT_NOT_SUPPORTED.sqlState());
    }
}
