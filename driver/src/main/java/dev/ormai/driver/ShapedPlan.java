package dev.ormai.driver;

import dev.ormai.planner.AdmittedSql;
import dev.ormai.planner.ParameterStyle;
import dev.ormai.planner.Plan;
import dev.ormai.planner.shape.StatementShape;
import dev.ormai.planner.shape.TextTemplate;
import java.util.Optional;

/** A plan that serves every statement of one shape, or the knowledge that there is none. Immutable. */
final class ShapedPlan {
    static final ShapedPlan NONE = new ShapedPlan(Optional.empty(), Optional.empty());

    private final Optional<TextTemplate> template;
    private final Optional<Admission> first;
    /** Where all statements of the shape share one text: that text. */
    private final Optional<AdmittedSql> shared;

    private ShapedPlan(Optional<TextTemplate> template, Optional<Admission> first) {
        this.template = template;
        this.first = first;
        this.shared = first.flatMap(
                admission -> template.flatMap(TextTemplate::shared).map(admission.sql::withText));
    }

    static ShapedPlan of(Plan.Forward forward, Admission admission) {
        return forward.template().isPresent()
                ? new ShapedPlan(forward.template(), Optional.of(admission.ofShape()))
                : NONE;
    }

    boolean servesOthers() {
        return template.isPresent();
    }

    /** The admission of another statement of this shape. */
    Admission admission(PlanKey key, StatementShape shape) {
        Admission plan = first.orElseThrow();
        // A text with parameters of the client's is prepared by the client: what it wrote as a literal is one for its
        // database.
        if (shared.isPresent() && key.parameters() == ParameterStyle.NONE) {
            return plan.withLiterals(key, shared.get(), shape);
        }
        return plan.withText(key, template.orElseThrow().fill(shape));
    }

    int weight() {
        return first.map(admission -> 3 * admission.sql.text().length()).orElse(0);
    }
}
