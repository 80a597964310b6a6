package dev.ormai.planner;

import dev.ormai.planner.shape.TextTemplate;
import dev.ormai.policy.Refusal;
import java.util.Optional;

/** What becomes of a statement. */
public sealed interface Plan {
    /**
     * It runs, as the SQL given here and in no other form.
     *
     * @param template how the SQL of every statement of the same shape is made; absent if this plan serves its own text alone
     */
    record Forward(AdmittedSql sql, Explanation explanation, Optional<TextTemplate> template) implements Plan {
        /** One that serves this text alone. */
        public Forward(AdmittedSql sql, Explanation explanation) {
            this(sql, explanation, Optional.empty());
        }
    }

    /**
     * It does not run.
     *
     * @param template the statement with its literals replaced by {@code ?}; absent if it could not even be read
     */
    record Refuse(Refusal refusal, Optional<String> template) implements Plan {}
}
