package dev.ormai.driver.approval;

import static java.util.Objects.requireNonNull;

import dev.ormai.policy.Principal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One write that a person is asked about. The two digests say what an answer is good for: this principal's very statement, on
 * these very rows.
 *
 * @param principal who wants it
 * @param operation create, update, delete or bulk_update
 * @param arguments of the call, as the requester gave them, for whoever decides
 * @param statement what the call became, with a {@code ?} for each value
 * @param parameters the values, in the order of the statement
 * @param reason the requester's own
 * @param rowCount rows that it would touch
 * @param preview the first of them as the requester sees them
 * @param database where it is to run; empty where nothing is kept from one call to the next
 * @param policyVersion under which it was asked
 * @param statementDigest of principal, call, statement, values and reason
 * @param stateDigest of the database, the policy, the tables and the rows that it would touch
 */
public record ApprovalRequest(
        Principal principal,
        String operation,
        String model,
        Map<String, Object> arguments,
        String statement,
        List<String> parameters,
        Optional<String> reason,
        long rowCount,
        List<Map<String, Object>> preview,
        String database,
        String policyVersion,
        String statementDigest,
        String stateDigest) {
    public ApprovalRequest {
        requireNonNull(principal, "principal");
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
        parameters = List.copyOf(parameters);
        List<Map<String, Object>> rows = new ArrayList<>();
        preview.forEach(row -> rows.add(Collections.unmodifiableMap(new LinkedHashMap<>(row))));
        preview = Collections.unmodifiableList(rows);
    }

    /** Whether this is the name of who asks; names that look alike are one name here. */
    public boolean isOf(String name) {
        return principal.user().filter(user -> plain(user).equals(plain(name))).isPresent();
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }
}
