package dev.ormai.planner;

import dev.ormai.planner.lex.LexException;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Refusal;
import java.util.Optional;

/** The refusals of what is not the policy's doing. */
final class Failures {
    private static final System.Logger LOG = System.getLogger(OrmAiPlanner.class.getName());

    private Failures() {}

    static Refusal unreadable(LexException e) {
        ErrorCode code =
                switch (e.reason()) {
                    case SYNTAX, EMPTY -> ErrorCode.SYNTAX_ERROR;
                    case UNSUPPORTED, SEVERAL_STATEMENTS, TOO_LARGE -> ErrorCode.STATEMENT_NOT_SUPPORTED;
                };
        return Refusal.of(code, String.valueOf(e.getMessage()), e.hint());
    }

    static Refusal tooDeep() {
        return Refusal.of(
                ErrorCode.STATEMENT_NOT_SUPPORTED,
                "the statement is nested too deeply",
                "split it, or use IN with a list instead of a chain of conditions");
    }

    /** Logged with its cause, for it is a fault of ours; the client learns that nothing was sent. */
    static Refusal internal(RuntimeException cause, Optional<String> template) {
        LOG.log(System.Logger.Level.ERROR, "planning failed for: " + template.orElse("(unread)"), cause);
        return Refusal.of(
                ErrorCode.INTERNAL_ERROR,
                "the statement could not be planned; nothing was sent to the database",
                "write the statement in another form and report this one");
    }

    /** Logged for the policy's owner: a principal who names the model's table hears less. */
    static void misfit(Refusal fault) {
        LOG.log(
                System.Logger.Level.WARNING,
                () -> fault.message() + " (" + String.join("; ", fault.retryHints()) + ")");
    }
}
