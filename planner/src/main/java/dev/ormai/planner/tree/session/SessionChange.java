package dev.ormai.planner.tree.session;

/** A statement that changes the session and no row. It is performed on the connection; its text goes nowhere. */
public sealed interface SessionChange extends SessionStatement
        permits BeginTransaction,
                CommitTransaction,
                RollbackTransaction,
                SetTransaction,
                SetAutoCommit,
                SetSavepoint,
                ReleaseSavepoint,
                RollbackToSavepoint,
                ChangeSetting,
                ResetSetting,
                ResetAll,
                DiscardAll,
                ForgetAll {
    <R, X extends Exception> R match(Cases<R, X> cases) throws X;

    /**
     * One method for each kind.
     *
     * @param <X> what may go wrong on the way
     */
    interface Cases<R, X extends Exception> {
        R begin(BeginTransaction begin) throws X;

        R commit() throws X;

        R rollback() throws X;

        R setTransaction(SetTransaction set) throws X;

        R setAutoCommit(SetAutoCommit set) throws X;

        R setSavepoint(SetSavepoint set) throws X;

        R releaseSavepoint(ReleaseSavepoint release) throws X;

        R rollbackTo(RollbackToSavepoint rollback) throws X;

        R change(ChangeSetting change) throws X;

        R reset(ResetSetting reset) throws X;

        R resetAll() throws X;

        R discardAll() throws X;

        R forgetAll(ForgetAll forget) throws X;
    }
}
