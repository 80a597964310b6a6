package dev.ormai.policy.file;

import dev.ormai.policy.Fault;
import dev.ormai.policy.PolicyInvalidException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where a policy is kept: a path, {@code file:…} or {@code classpath:…}. */
record PolicyLocation(String text) {
    private static final String CLASSPATH = "classpath:";
    private static final String FILE = "file:";

    static PolicyLocation of(String text) {
        return new PolicyLocation(text);
    }

    /** The file that may change under us; none for the class path. */
    Optional<Path> file() {
        return text.startsWith(CLASSPATH) ? Optional.empty() : Optional.of(path());
    }

    /** The bytes, one more than the longest policy at most. */
    byte[] read() {
        try (InputStream in = open()) {
            return in.readNBytes(PolicyFile.LONGEST_BYTES + 1);
        } catch (IOException | IllegalArgumentException e) {
            throw new PolicyInvalidException(
                    text,
                    List.of(new Fault(
                            0,
                            0,
                            "",
                            "it cannot be read: " + e.getClass().getSimpleName(),
                            "a path, file: or classpath:")));
        }
    }

    private InputStream open() throws IOException {
        if (!text.startsWith(CLASSPATH)) {
            return Files.newInputStream(path());
        }
        String resource = text.substring(CLASSPATH.length()).replaceFirst("^/+", "");
        ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
        ClassLoader loader = ofThread == null ? PolicyLocation.class.getClassLoader() : ofThread;
        InputStream in = loader.getResourceAsStream(resource);
        if (in == null) {
            throw new FileNotFoundException(resource);
        }
        return in;
    }

    private Path path() {
        if (text.startsWith("file:///") || text.startsWith("file:/")) {
            return Path.of(URI.create(text));
        }
        return Path.of(text.startsWith(FILE) ? text.substring(FILE.length()) : text);
    }
}
