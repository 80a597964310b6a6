package dev.ormai.planner;

import dev.ormai.policy.Refusal;
import java.util.Optional;

/** What becomes of a statement. */
public sealed interface Plan {
    /** It runs, as the SQL given here and in no other form. */
    record Forward(AdmittedSql sql, Explanation explanation) implements Plan {}

    /**
     * It does not run.
     *
     * @param template the statement with its literals replaced by {@code ?}; absent if it could not even be read
     */
    record Refuse(Refusal refusal, Optional<String> template) implements Plan {}
}
