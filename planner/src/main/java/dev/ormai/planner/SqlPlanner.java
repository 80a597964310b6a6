package dev.ormai.planner;

/**
 * A statement in, an admitted statement or a refusal out. Pure: the same request gives the same plan; nothing is read
 * from a network, a clock or a database. Thread-safe.
 */
public interface SqlPlanner {
    /** Never throws for a statement: what goes wrong with it is a {@link Plan.Refuse}. */
    Plan plan(SqlRequest request);

    /** The plan of a statement that came as a tree; the same as that of its text. */
    default Plan plan(TreeRequest request) {
        return plan(request.written());
    }
}
