package dev.ormai.driver;

import dev.ormai.planner.Plan;
import dev.ormai.planner.shape.StatementShape;
import dev.ormai.planner.shape.TextTemplate;
import java.util.Optional;

/** A plan that serves every statement of one shape, or the knowledge that there is none. Immutable. */
final class ShapedPlan {
    static final ShapedPlan NONE = new ShapedPlan(Optional.empty(), Optional.empty());

    private final Optional<TextTemplate> template;
    private final Optional<Admission> first;

    private ShapedPlan(Optional<TextTemplate> template, Optional<Admission> first) {
        this.template = template;
        this.first = first;
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
        return first.orElseThrow().withText(key, template.orElseThrow().fill(shape));
    }

    int weight() {
        return first.map(admission -> 2 * admission.sql.text().length()).orElse(0);
    }
}
