package dev.ormai.driver.approval;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Requests that wait for a person. Each change of a status is one compare-and-set, so of any number of callers, in any number of
 * processes, one succeeds. Thread-safe.
 */
public non-sealed interface ApprovalQueue extends ApprovalGate {
    /** Puts a request up; one with the same digests that waits, or was approved and has not run, is given back instead. */
    Approval submit(ApprovalRequest request) throws SQLException;

    Optional<Approval> find(String id) throws SQLException;

    /** The newest first. */
    List<Approval> newest(int most) throws SQLException;

    /** Pending to approved or rejected; false if it is not pending or has expired. */
    boolean decide(String id, boolean approved, String by, Optional<String> comment) throws SQLException;

    /** Approved to executing; false if it is not approved, has expired, or is for another statement or other rows. */
    boolean claim(String id, String statementDigest, String stateDigest) throws SQLException;

    /** Executing to executed or failed; false if it is not executing. */
    boolean end(String id, boolean applied) throws SQLException;

    /** The moment at which {@link Approval#statusAt} is asked. */
    Instant now();
}
