package dev.ormai.planner;

/**
 * What who runs a write has to know of it. Its result is one row with the number of written rows, or what the client asked for of
 * each of them.
 *
 * @param operation create, update or delete
 * @param needsReason whether it runs only with a reason
 * @param needsApproval whether it runs only once a person has approved this very statement
 * @param mostRows rows it may write; {@link Integer#MAX_VALUE} for any number
 * @param gives what its result is
 */
public record WriteDuty(
        String model, String operation, boolean needsReason, boolean needsApproval, int mostRows, Gives gives) {
    /** What the database's result of a write holds. */
    public enum Gives {
        /** One row with the number of written rows. */
        COUNT,
        /** A row for each written one, for the client to read. */
        ROWS,
        /** The same for a client that asked for keys beside the number of rows, and whose rows are counted. */
        KEYS
    }
}
