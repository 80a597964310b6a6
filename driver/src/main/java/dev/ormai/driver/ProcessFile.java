package dev.ormai.driver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What an {@code ormai.yaml} says to a driver: the policy and the audit's sink. The rest of it is for the servers.
 *
 * @param policy as a path, relative ones seen from the file
 */
record ProcessFile(String policy, Optional<String> audit) {
    private static final String JSON_LINES = "jsonl:";

    static ProcessFile read(String location) throws SQLException {
        Path file = Path.of(location).toAbsolutePath();
        JsonNode root;
        try {
            root = new ObjectMapper(new YAMLFactory()).readTree(file.toFile());
        } catch (IOException e) {
            throw Refusals.invalid(
                    "the configuration " + location + " cannot be read", "name a YAML file by ormai.config");
        }
        String policy = root.path("policy").asText("");
        if (policy.isBlank()) {
            throw Refusals.invalid("the configuration " + location + " names no policy", "add policy: <path>");
        }
        Optional<String> audit = Optional.of(root.path("audit").path("sink").asText(""))
                .filter(sink -> !sink.isBlank())
                .map(sink -> sink.startsWith(JSON_LINES)
                        ? JSON_LINES + beside(file, sink.substring(JSON_LINES.length()))
                        : sink);
        return new ProcessFile(policy.startsWith("classpath:") ? policy : beside(file, policy), audit);
    }

    private static String beside(Path file, String path) {
        String plain = path.startsWith("file:") ? path.substring("file:".length()) : path;
        return file.resolveSibling(plain).toString();
    }
}
