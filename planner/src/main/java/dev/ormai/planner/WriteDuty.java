package dev.ormai.planner;

/**
 * What who runs a write has to know of it. Its result is one row with the number of written rows.
 *
 * @param operation create, update or delete
 * @param needsReason whether it runs only with a reason
 * @param mostRows rows it may write; {@link Integer#MAX_VALUE} for any number
 */
public record WriteDuty(String model, String operation, boolean needsReason, int mostRows) {}
