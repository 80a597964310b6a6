package dev.ormai.planner.write;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.lex.Spelling;
import dev.ormai.planner.tree.session.BeginTransaction;
import dev.ormai.planner.tree.session.ChangeSetting;
import dev.ormai.planner.tree.session.ForgetAll;
import dev.ormai.planner.tree.session.ReleaseSavepoint;
import dev.ormai.planner.tree.session.ResetSetting;
import dev.ormai.planner.tree.session.RollbackToSavepoint;
import dev.ormai.planner.tree.session.SessionChange;
import dev.ormai.planner.tree.session.SetAutoCommit;
import dev.ormai.planner.tree.session.SetSavepoint;
import dev.ormai.planner.tree.session.SetTransaction;
import java.util.stream.Collectors;

/** A change of the session in one spelling, for people, the audit, and the driver where it has to tell the database. */
public final class SessionWriter {
    private SessionWriter() {}

    public static String write(SessionChange change, Dialect dialect) {
        return change.match(new Words(Spelling.of(dialect), dialect));
    }

    private record Words(Spelling spelling, Dialect dialect) implements SessionChange.Cases<String, RuntimeException> {
        @Override
        public String begin(BeginTransaction begin) {
            return begin.modes().isEmpty()
                    ? "BEGIN"
                    : "START TRANSACTION " + begin.modes().text();
        }

        @Override
        public String commit() {
            return "COMMIT";
        }

        @Override
        public String rollback() {
            return "ROLLBACK";
        }

        @Override
        public String setTransaction(SetTransaction set) {
            if (!set.session()) {
                return "SET TRANSACTION " + set.modes().text();
            }
            String who = dialect == Dialect.MYSQL
                    ? "SET SESSION TRANSACTION "
                    : "SET SESSION CHARACTERISTICS AS TRANSACTION ";
            return who + set.modes().text();
        }

        @Override
        public String setAutoCommit(SetAutoCommit set) {
            return "SET AUTOCOMMIT = " + (set.on() ? "1" : "0");
        }

        @Override
        public String setSavepoint(SetSavepoint set) {
            return "SAVEPOINT " + spelling.name(set.name());
        }

        @Override
        public String releaseSavepoint(ReleaseSavepoint release) {
            return "RELEASE SAVEPOINT " + spelling.name(release.name());
        }

        @Override
        public String rollbackTo(RollbackToSavepoint rollback) {
            return "ROLLBACK TO SAVEPOINT " + spelling.name(rollback.name());
        }

        @Override
        public String change(ChangeSetting change) {
            String values = change.values().stream().map(spelling::string).collect(Collectors.joining(", "));
            return change.name().equals("names")
                    ? "SET NAMES " + values
                    : "SET " + (change.local() ? "LOCAL " : "SESSION ") + change.name() + " = "
                            + (change.values().isEmpty() ? spelling.string("") : values);
        }

        @Override
        public String reset(ResetSetting reset) {
            return "RESET " + reset.name();
        }

        @Override
        public String resetAll() {
            return "RESET ALL";
        }

        @Override
        public String discardAll() {
            return "DISCARD ALL";
        }

        @Override
        public String forgetAll(ForgetAll forget) {
            return forget.kind().text();
        }
    }
}
