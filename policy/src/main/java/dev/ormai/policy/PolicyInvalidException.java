package dev.ormai.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A policy was refused whole, with every fault that was found in it. */
public final class PolicyInvalidException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;
    private final String source;

    /** @param source what was read: a file's name, or words for a policy built in Java */
    public PolicyInvalidException(String source, List<Fault> faults) {
        super(message(source, faults));
        this.source = source;
        this.faults = List.copyOf(faults);
    }

    /** In the order of their places in the file; never empty. */
    public List<Fault> faults() {
        return faults;
    }

    /** The same for an entrance to pass on. */
    public Refusal refusal() {
        List<Map<String, Object>> listed =
                faults.stream().map(PolicyInvalidException::facts).toList();
        return Refusal.of(
                        ErrorCode.POLICY_INVALID,
                        "policy " + source + " has " + count(faults) + ": " + faults.get(0),
                        "correct the policy; `ormai policy check` lists every fault")
                .with("faults", listed);
    }

    private static Map<String, Object> facts(Fault fault) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("line", fault.line());
        facts.put("column", fault.column());
        facts.put("path", fault.path());
        facts.put("message", fault.message());
        facts.put("expected", fault.expected());
        return facts;
    }

    private static String message(String source, List<Fault> faults) {
        return "policy " + source + " has " + count(faults) + "\n  "
                + faults.stream().map(Fault::toString).collect(Collectors.joining("\n  "));
    }

    private static String count(List<Fault> faults) {
        return faults.size() == 1 ? "a fault" : faults.size() + " faults";
    }
}
