package dev.ormai.driver;

import java.sql.SQLException;
import java.util.Map;

/** The right to run one write, for one call, which may attempt it several times. */
interface Permit {
    /** For writes that nobody has to approve. */
    Permit UNNEEDED = new Permit() {
        @Override
        public boolean isNeeded() {
            return false;
        }

        @Override
        public void use(ApprovalDigests now) {
            // There is nothing to use up.
        }

        @Override
        public void ended(boolean applied) {
            // Nobody waits for it.
        }

        @Override
        public Map<String, Object> metadata() {
            return Map.of();
        }
    };

    boolean isNeeded();

    /**
     * In the open transaction, right before the statement.
     *
     * @param now what would run, on what is there now
     * @throws OrmAiSqlException if that is not what was approved, or if it was used already
     */
    void use(ApprovalDigests now) throws SQLException;

    /** It is known whether the write is there. */
    void ended(boolean applied);

    /** For the record of the call. */
    Map<String, Object> metadata();
}
