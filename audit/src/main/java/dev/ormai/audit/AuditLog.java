package dev.ormai.audit;

import static java.util.Objects.requireNonNull;

import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.RefusedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The records of one sink, and what happens when one cannot be kept. Thread-safe. */
public final class AuditLog implements AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger(AuditLog.class.getName());

    private final AuditSink sink;
    private final boolean refuseOnFailure;
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    /**
     * @param refuseOnFailure a statement that cannot be recorded is refused; otherwise it runs, and each cause is logged
     *     once
     */
    public AuditLog(AuditSink sink, boolean refuseOnFailure) {
        this.sink = requireNonNull(sink, "sink");
        this.refuseOnFailure = refuseOnFailure;
    }

    /** Keeps nothing. */
    public static AuditLog off() {
        return new AuditLog(new Off(), false);
    }

    /**
     * The log that a policy or a connection names.
     *
     * @param sink {@code jsonl:<path>} or {@code off}
     * @throws IllegalArgumentException for any other
     */
    public static AuditLog of(String sink, boolean refuseOnFailure) {
        if (sink.equals("off")) {
            return off();
        }
        if (sink.startsWith("jsonl:") && sink.length() > "jsonl:".length()) {
            return new AuditLog(new JsonLinesSink(Path.of(sink.substring("jsonl:".length()))), refuseOnFailure);
        }
        throw new IllegalArgumentException("unknown audit sink '" + sink + "', expected jsonl:<path> or off");
    }

    /** Whether anything is kept. */
    public boolean isOn() {
        return !(sink instanceof Off);
    }

    /**
     * Returns when the record is on disk; only then may the statement go out.
     *
     * @throws RefusedException {@link ErrorCode#AUDIT_UNAVAILABLE} if it cannot be kept and must be
     */
    public void record(Decided decided) {
        try {
            sink.write(new AuditRecord(decided), AuditSink.Durability.ON_DISK);
        } catch (IOException e) {
            if (refuseOnFailure) {
                throw new RefusedException(
                        Refusal.of(
                                ErrorCode.AUDIT_UNAVAILABLE,
                                "the statement cannot be recorded in the audit, so it was not run",
                                "try again when the audit can be written; its operator finds the cause in the log"),
                        logged(e));
            }
            logged(e);
        }
    }

    /** Adds how it ended. What happened cannot be refused any more, so a failure is logged. */
    public void complete(Decided decided, Outcome outcome) {
        try {
            sink.write(new AuditRecord(decided, outcome), AuditSink.Durability.WRITTEN);
        } catch (IOException e) {
            logged(e);
        }
    }

    private IOException logged(IOException failure) {
        String cause = String.valueOf(failure.getMessage());
        if (warned.add(cause)) {
            LOGGER.log(System.Logger.Level.WARNING, "the audit cannot be written: " + cause);
        }
        return failure;
    }

    @Override
    public void close() throws IOException {
        sink.close();
    }
}
