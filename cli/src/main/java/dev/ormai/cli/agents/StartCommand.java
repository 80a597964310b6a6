package dev.ormai.cli.agents;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;

/** How a client starts this very command: by absolute paths, for it has another folder and another search path. */
final class StartCommand {
    private StartCommand() {}

    /** @param configuration absolute */
    static ObjectNode of(Path configuration) throws URISyntaxException {
        Path jar = jar();
        ObjectNode server = JsonNodeFactory.instance.objectNode();
        server.put(
                "command",
                Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ArrayNode arguments = server.putArray("args");
        arguments.add("-XX:+UseSerialGC").add("-XX:TieredStopAtLevel=1");
        // The archive of classes that ./ormai makes beside the jar. Where it is not there or another jar's, Java goes
        // on without it.
        archive(jar).ifPresent(archive -> arguments
                .add("-Xshare:auto")
                .add("-XX:SharedArchiveFile=" + archive)
                .add("-Xlog:disable"));
        arguments.add("-jar").add(jar.toString());
        arguments.add("mcp").add("--stdio").add("--config").add(configuration.toString());
        return server;
    }

    private static Path jar() throws URISyntaxException {
        return Path.of(StartCommand.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toAbsolutePath();
    }

    private static Optional<Path> archive(Path jar) {
        String name = String.valueOf(jar.getFileName());
        return name.endsWith(".jar")
                ? Optional.of(jar.resolveSibling(name.replaceFirst("\\.jar$", ".jsa")))
                : Optional.empty();
    }
}
