package dev.ormai.policy.decision;

/** Tells an agent that a value it compared, sorted or grouped by is not the stored one. */
public record Notice(String model, String field) {
    /** For the result's {@code notices}. */
    public String text() {
        return "field '%s' of model '%s' is masked: conditions, order, groups and aggregates use the masked value"
                .formatted(field, model);
    }
}
