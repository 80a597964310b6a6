package dev.ormai.driver;

import dev.ormai.policy.Refusal;
import java.sql.SQLException;

/**
 * A statement was refused: nothing of it reached the database, and the transaction it stood in goes on. The SQLSTATE is the
 * code's own and none on which a connection pool throws its connection away.
 */
public final class OrmAiSqlException extends SQLException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    OrmAiSqlException(Refusal refusal) {
        super(text(refusal), refusal.code().sqlState());
        this.refusal = refusal;
    }

    /** Code, message, hints and details. */
    public OrmAiError error() {
        return OrmAiError.of(refusal);
    }

    Refusal refusal() {
        return refusal;
    }

    private static String text(Refusal refusal) {
        String hint = refusal.retryHints().isEmpty()
                ? ""
                : " (hint: " + refusal.retryHints().get(0) + ")";
        return refusal.code() + ": " + refusal.message() + hint;
    }
}
