package dev.ormai.driver.configuration;

import dev.ormai.policy.Fault;
import java.util.List;
import java.util.stream.Collectors;

/** A configuration is refused whole; every fault that was found is listed. */
public final class ConfigurationInvalidException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String source;
    private final transient List<Fault> faults;

    ConfigurationInvalidException(String source, List<Fault> faults) {
        super("configuration " + source + " is wrong:\n  "
                + faults.stream().map(Fault::toString).collect(Collectors.joining("\n  ")));
        this.source = source;
        this.faults = List.copyOf(faults);
    }

    public String source() {
        return source;
    }

    /** In the order of their places; never empty. */
    public List<Fault> faults() {
        return faults;
    }
}
