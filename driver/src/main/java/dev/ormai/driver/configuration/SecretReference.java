package dev.ormai.driver.configuration;

import dev.ormai.policy.Secrets;
import java.nio.file.Path;

/**
 * Where a secret is kept. The secret itself is read when it is needed and kept by nobody.
 *
 * @param text {@code env:NAME} or {@code file:PATH}
 */
public record SecretReference(String text) {
    private static final String FILE = "file:";

    public SecretReference {
        if (!Secrets.isReference(text)) {
            // The text may be the secret itself, so it is not repeated.
            throw new IllegalArgumentException("a secret must be given as env:NAME or file:PATH");
        }
    }

    /** A path in it is counted from this folder. */
    SecretReference in(Path folder) {
        return text.startsWith(FILE) ? new SecretReference(FILE + folder.resolve(text.substring(FILE.length()))) : this;
    }

    /**
     * @throws IllegalArgumentException when there is none; the message names the reference only
     */
    public String read(Secrets secrets) {
        return secrets.read(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
