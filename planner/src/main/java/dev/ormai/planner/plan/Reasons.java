package dev.ormai.planner.plan;

import java.util.Optional;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.validate.SqlValidatorException;

/** Says in plain words why the library made no plan. */
final class Reasons {
    private static final int LONGEST = 200;

    private Reasons() {}

    static String of(Throwable failure) {
        if (failure instanceof StackOverflowError) {
            return "the statement is nested too deeply";
        }
        return said(failure).orElse("the planner has no form for it");
    }

    /** Only these speak of the statement; others speak of the library's insides. */
    private static Optional<String> said(Throwable failure) {
        if (failure instanceof UnplannableException) {
            return Optional.ofNullable(failure.getMessage());
        }
        boolean ofStatement = failure instanceof CalciteContextException || failure instanceof SqlValidatorException;
        Throwable cause = failure.getCause();
        if (cause != null) {
            Optional<String> deeper = said(cause);
            if (deeper.isPresent()) {
                return deeper;
            }
        }
        return ofStatement ? Optional.ofNullable(failure.getMessage()).map(Reasons::plain) : Optional.empty();
    }

    private static String plain(String message) {
        String line = message.lines().findFirst().orElse(message);
        String started = line.isEmpty() ? line : Character.toLowerCase(line.charAt(0)) + line.substring(1);
        return started.length() > LONGEST ? started.substring(0, LONGEST) + "…" : started;
    }
}
