package dev.ormai.driver;

import dev.ormai.audit.AuditLog;
import dev.ormai.audit.Decided;
import dev.ormai.policy.Refusal;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** One statement that went out. Thread-safe. */
final class Execution {
    private final DatabaseErrors errors;
    private final @Nullable RunningRecord record;

    private Execution(DatabaseErrors errors, @Nullable RunningRecord record) {
        this.errors = errors;
        this.record = record;
    }

    /** Its record is on disk and waits for its outcome. */
    static Execution recorded(AuditLog audit, Decided decided, DatabaseErrors errors) {
        return new Execution(errors, new RunningRecord(audit, decided));
    }

    /** Nothing is kept of it: no record is even made. */
    static Execution unrecorded(DatabaseErrors errors) {
        return new Execution(errors, null);
    }

    /** The last row was read, or the rest will not be. */
    void endedWithRows(long rows) {
        if (record != null) {
            record.endedWithRows(rows);
        }
    }

    void endedWithChanges(long affectedRows) {
        if (record != null) {
            record.endedWithChanges(affectedRows);
        }
    }

    /** Records the error and gives what the client may see of it. */
    SQLException failed(SQLException failure) {
        if (record != null) {
            record.failed(errors.recorded(failure), String.valueOf(failure.getSQLState()));
        }
        return errors.told(failure);
    }

    /** The database undid the statement, for it wrote what the policy does not let this principal write. */
    OrmAiSqlException refused(Refusal refusal) {
        if (record != null) {
            record.refused(refusal);
        }
        return new OrmAiSqlException(refusal);
    }
}
