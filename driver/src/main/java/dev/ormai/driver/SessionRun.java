package dev.ormai.driver;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.allow.Setting;
import dev.ormai.planner.allow.SettingList;
import dev.ormai.planner.tree.session.BeginTransaction;
import dev.ormai.planner.tree.session.ChangeSetting;
import dev.ormai.planner.tree.session.ForgetAll;
import dev.ormai.planner.tree.session.Isolation;
import dev.ormai.planner.tree.session.ReleaseSavepoint;
import dev.ormai.planner.tree.session.ResetSetting;
import dev.ormai.planner.tree.session.RollbackToSavepoint;
import dev.ormai.planner.tree.session.SessionChange;
import dev.ormai.planner.tree.session.SetAutoCommit;
import dev.ormai.planner.tree.session.SetSavepoint;
import dev.ormai.planner.tree.session.SetTransaction;
import dev.ormai.policy.Principal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.Optional;

/** Performs one admitted change of a session, for one principal. What it gives is the warning that the database would give. */
final class SessionRun implements SessionChange.Cases<Optional<SQLWarning>, SQLException> {
    private final SessionState state;
    private final Principal principal;
    private final Connection raw;

    SessionRun(SessionState state, Principal principal) {
        this.state = state;
        this.principal = principal;
        this.raw = state.raw();
    }

    Optional<SQLWarning> perform(SessionChange change) throws SQLException {
        return change.match(this);
    }

    @Override
    public Optional<SQLWarning> begin(BeginTransaction begin) throws SQLException {
        boolean ends = !raw.getAutoCommit() && state.database().dialect() == Dialect.MYSQL;
        Optional<SQLWarning> warning = state.transaction().begin(begin, principal);
        if (ends) {
            state.committed();
        }
        return warning;
    }

    @Override
    public Optional<SQLWarning> commit() throws SQLException {
        try {
            Optional<SQLWarning> warning = state.transaction().commit();
            state.committed();
            return warning;
        } catch (SQLException e) {
            state.rolledBack();
            throw e;
        }
    }

    /** Whoever began a transaction, anybody may end it so, for nothing is left of it then. */
    @Override
    public Optional<SQLWarning> rollback() throws SQLException {
        if (state.transaction().isOfAnother(principal)) {
            state.transaction().giveUp();
            state.rolledBack();
            return Optional.empty();
        }
        Optional<SQLWarning> warning = state.transaction().rollback();
        state.rolledBack();
        return warning;
    }

    @Override
    public Optional<SQLWarning> setTransaction(SetTransaction set) throws SQLException {
        if (!set.session()) {
            return state.transaction().set(set.modes());
        }
        if (set.modes().isolation().isPresent()) {
            isolation(set.modes().isolation().get());
        }
        if (set.modes().readOnly().isPresent()) {
            readOnly(set.modes().readOnly().get());
        }
        if (set.modes().deferrable().isPresent()) {
            setting(
                    "default_transaction_deferrable",
                    onOff(set.modes().deferrable().get()),
                    false);
        }
        return Optional.empty();
    }

    private void isolation(Isolation level) throws SQLException {
        if (state.database() == Database.POSTGRESQL) {
            setting("default_transaction_isolation", level.words(), false);
            return;
        }
        int before = raw.getTransactionIsolation();
        state.touch("isolation", principal, () -> raw.setTransactionIsolation(before));
        raw.setTransactionIsolation(
                switch (level) {
                    case READ_UNCOMMITTED -> Connection.TRANSACTION_READ_UNCOMMITTED;
                    case READ_COMMITTED -> Connection.TRANSACTION_READ_COMMITTED;
                    case REPEATABLE_READ -> Connection.TRANSACTION_REPEATABLE_READ;
                    case SERIALIZABLE -> Connection.TRANSACTION_SERIALIZABLE;
                });
    }

    private void readOnly(boolean only) throws SQLException {
        if (state.database() == Database.POSTGRESQL) {
            setting("default_transaction_read_only", onOff(only), false);
            return;
        }
        boolean before = raw.isReadOnly();
        state.touch("read only", principal, () -> raw.setReadOnly(before));
        raw.setReadOnly(only);
    }

    private static String onOff(boolean on) {
        return on ? "on" : "off";
    }

    @Override
    public Optional<SQLWarning> setAutoCommit(SetAutoCommit set) throws SQLException {
        state.transaction().setAutoCommit(set.on(), principal);
        if (set.on()) {
            state.committed();
        }
        return Optional.empty();
    }

    @Override
    public Optional<SQLWarning> setSavepoint(SetSavepoint set) throws SQLException {
        state.transaction().savepoints().set(set.name()).ifPresent(state::known);
        return Optional.empty();
    }

    @Override
    public Optional<SQLWarning> releaseSavepoint(ReleaseSavepoint release) throws SQLException {
        state.transaction().savepoints().release(release.name());
        return Optional.empty();
    }

    @Override
    public Optional<SQLWarning> rollbackTo(RollbackToSavepoint rollback) throws SQLException {
        state.rolledBackTo(state.transaction().savepoints().rollbackTo(rollback.name()));
        return Optional.empty();
    }

    @Override
    public Optional<SQLWarning> change(ChangeSetting change) throws SQLException {
        Setting setting = SettingList.of(state.database().dialect())
                .find(change.name())
                .orElseThrow(() -> new IllegalStateException("admitted without a place in the list: " + change.name()));
        switch (setting.way()) {
            case ANY, ONE -> setting(setting.name(), change.value(), change.local());
            case LOWER -> lower(setting.name(), change);
            case SAME -> requireSame(setting.name(), change.value());
            case PATH -> {
                // Asked so that a transaction that has failed takes this no more than any other statement.
                PostgresSettings.current(raw, setting.name());
                state.movePath(change.values(), principal);
            }
            case NEVER -> throw new IllegalStateException("admitted though never set: " + change.name());
        }
        boolean without = change.local() && raw.getAutoCommit();
        return without
                ? Optional.of(new SQLWarning("SET LOCAL can only be used in transaction blocks", "25P01"))
                : Optional.empty();
    }

    private void setting(String name, String value, boolean local) throws SQLException {
        state.touch(name, principal);
        PostgresSettings.set(raw, name, value, local);
    }

    /** Below what the connection was given, where no time means no limit. */
    private void lower(String name, ChangeSetting change) throws SQLException {
        long given = Long.parseLong(state.given(name));
        long asked = Long.parseLong(change.value());
        if (given > 0 && (asked == 0 || asked > given)) {
            throw Refusals.notSupported(
                    "%s can only be lowered: the connection was given %d ms".formatted(name, given),
                    "set a shorter time, or leave it as it is");
        }
        setting(name, change.value(), change.local());
    }

    private void requireSame(String name, String asked) throws SQLException {
        String current =
                switch (name) {
                    case "names" -> "utf8mb4";
                    case "sql_mode" -> asked("select @@session.sql_mode");
                    case "time_zone" -> asked("select @@session.time_zone");
                    default -> PostgresSettings.current(raw, name);
                };
        if (!SameValue.is(name, current, asked)) {
            throw Refusals.notSupported(
                    "%s can only be set to what it is, '%s': what a text means hangs on it".formatted(name, current),
                    "leave the statement out, or open the connection with the value that you need");
        }
    }

    private String asked(String query) throws SQLException {
        try (Statement statement = raw.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    public Optional<SQLWarning> reset(ResetSetting reset) throws SQLException {
        state.touched().putBack(reset.name());
        return Optional.empty();
    }

    @Override
    public Optional<SQLWarning> resetAll() throws SQLException {
        state.resetAll();
        return Optional.empty();
    }

    @Override
    public Optional<SQLWarning> discardAll() throws SQLException {
        if (!raw.getAutoCommit()) {
            throw new SQLException("DISCARD ALL cannot run inside a transaction block", "25001");
        }
        state.resetAll();
        return Optional.empty();
    }

    @Override
    public Optional<SQLWarning> forgetAll(ForgetAll forget) {
        return Optional.empty();
    }
}
