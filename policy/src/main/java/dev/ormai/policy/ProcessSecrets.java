package dev.ormai.policy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Secrets from the environment and from files. */
final class ProcessSecrets implements Secrets {
    /** What editors leave at the end of a file. */
    private static final Pattern LINE_ENDS = Pattern.compile("[\\r\\n]+\\z");

    @Override
    public String read(String reference) {
        if (!Secrets.isReference(reference)) {
            throw new IllegalArgumentException("a secret must be given as env:NAME or file:PATH");
        }
        return reference.startsWith("env:")
                ? environment(reference.substring("env:".length()))
                : file(reference.substring("file:".length()));
    }

    private static String environment(String name) {
        String value = System.getenv(name);
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException("environment variable " + name + " is not set");
        }
        return value;
    }

    private static String file(String path) {
        try (InputStream in = Files.newInputStream(Path.of(path))) {
            byte[] bytes = in.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw new IllegalArgumentException("secret file " + path + " is longer than " + LONGEST + " bytes");
            }
            String text = new String(bytes, StandardCharsets.UTF_8);
            String secret = LINE_ENDS.matcher(text).replaceFirst("");
            if (secret.isEmpty()) {
                throw new IllegalArgumentException("secret file " + path + " is empty");
            }
            return secret;
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException("secret file " + path + " cannot be read", e);
        }
    }
}
