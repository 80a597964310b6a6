package dev.ormai.policy;

/**
 * Where secrets come from: {@code env:NAME} and {@code file:PATH}. A secret is returned to the caller and appears
 * nowhere else: not in an exception, not in a log.
 */
@FunctionalInterface
public interface Secrets {
    /** No secret is longer, in bytes. */
    int LONGEST = 64 * 1024;

    /**
     * The secret that a reference stands for; a line end after a file's secret is not part of it.
     *
     * @throws IllegalArgumentException when there is none; the message names the reference only
     */
    String read(String reference);

    /** Whether the text has the form of a reference. */
    static boolean isReference(String text) {
        return (text.startsWith("env:") || text.startsWith("file:")) && !text.endsWith(":");
    }

    /** The environment and the files of this process. */
    static Secrets ofProcess() {
        return new ProcessSecrets();
    }
}
