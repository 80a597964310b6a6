package dev.ormai.cli;

import dev.ormai.driver.OrmAiError;
import dev.ormai.driver.OrmAiSqlException;
import dev.ormai.driver.configuration.ConfigurationInvalidException;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Fault;
import dev.ormai.policy.PolicyInvalidException;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.RefusedException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An error as the command tells it: one readable line, then what to do about it.
 *
 * @param faults single faults of a file, each on a line of its own
 */
public record Failure(
        String code, String message, List<String> faults, List<String> hints, Map<String, Object> details) {
    public Failure {
        faults = List.copyOf(faults);
        hints = List.copyOf(hints);
        details = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }

    /** What an exception means to the person who gave the command. */
    public static Failure of(Throwable error) {
        if (error instanceof OrmAiSqlException refused) {
            OrmAiError said = refused.error();
            return new Failure(said.code().name(), said.message(), List.of(), said.retryHints(), said.details());
        }
        if (error instanceof RefusedException refused) {
            return of(refused.refusal());
        }
        if (error instanceof PolicyInvalidException invalid) {
            return of(invalid);
        }
        if (error instanceof ConfigurationInvalidException invalid) {
            return of(invalid);
        }
        if (error instanceof SQLException upstream) {
            return plain(ErrorCode.UPSTREAM_ERROR, "the database says: " + withoutSecrets(message(upstream)));
        }
        if (error instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
            return of(unchecked.getCause());
        }
        if (error instanceof IOException io) {
            return plain(ErrorCode.VALIDATION_ERROR, message(io));
        }
        if (error instanceof IllegalArgumentException) {
            return plain(ErrorCode.VALIDATION_ERROR, message(error));
        }
        return plain(
                ErrorCode.INTERNAL_ERROR,
                error.getClass().getSimpleName() + ": " + withoutSecrets(message(error)),
                "the same command with --debug shows where");
    }

    /** A refusal of our own. */
    public static Failure of(Refusal refusal) {
        return new Failure(
                refusal.code().name(), refusal.message(), List.of(), refusal.retryHints(), refusal.details());
    }

    private static Failure of(PolicyInvalidException invalid) {
        Refusal refusal = invalid.refusal();
        String head = String.valueOf(invalid.getMessage()).lines().findFirst().orElse("the policy is wrong");
        return new Failure(refusal.code().name(), head, texts(invalid.faults()), List.of(), refusal.details());
    }

    /** A file that could not be read has one fault and no lines. */
    private static Failure of(ConfigurationInvalidException invalid) {
        Fault first = invalid.faults().get(0);
        if (first.line() == 0) {
            return plain(
                    ErrorCode.VALIDATION_ERROR,
                    "configuration " + invalid.source() + ": " + first.message(),
                    first.expected());
        }
        List<String> faults = texts(invalid.faults());
        return new Failure(
                ErrorCode.VALIDATION_ERROR.name(),
                "configuration " + invalid.source() + " is wrong",
                faults,
                List.of(),
                Map.of("faults", faults));
    }

    private static Failure plain(ErrorCode code, String message, String... hints) {
        return new Failure(code.name(), message, List.of(), List.of(hints), Map.of());
    }

    private static List<String> texts(List<Fault> faults) {
        return faults.stream().map(Fault::toString).toList();
    }

    private static String message(Throwable error) {
        if (error instanceof NoSuchFileException missing) {
            return "file " + missing.getFile() + " is not there";
        }
        if (error instanceof AccessDeniedException denied) {
            return "file " + denied.getFile() + " may not be read or written";
        }
        String message = error.getMessage();
        return message == null
                ? error.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }

    private static String withoutSecrets(String text) {
        return text.replaceAll("(?i)(password|pwd|secret)=[^&;\\s]*", "$1=…");
    }

    /** The one shape that errors have everywhere. */
    public Map<String, Object> json() {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("code", code);
        shape.put("message", message);
        shape.put("retry_hints", hints);
        shape.put("details", details);
        return shape;
    }

    void print(PrintStream err) {
        err.println("ormai: " + code + " " + message);
        faults.forEach(fault -> err.println("  " + fault));
        hints.forEach(hint -> err.println("  hint: " + hint));
    }
}
