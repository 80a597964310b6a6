package dev.ormai.policy;

import static java.util.Objects.requireNonNull;

/**
 * One thing that is wrong with a policy.
 *
 * @param line from 1; 0 when the policy was not read from a file
 * @param column from 1; 0 when the policy was not read from a file
 * @param path the keys that lead to the place, joined by dots; empty for the file as a whole
 * @param message what is wrong, naming the thing and the value; never a secret
 * @param expected what would be right
 */
public record Fault(int line, int column, String path, String message, String expected) {
    public Fault {
        requireNonNull(path, "path");
        requireNonNull(message, "message");
        requireNonNull(expected, "expected");
    }

    @Override
    public String toString() {
        String where = line > 0 ? "line " + line + ":" + column + ": " : "";
        String what = path.isEmpty() ? message : path + ": " + message;
        return where + what + (expected.isEmpty() ? "" : "; expected " + expected);
    }
}
