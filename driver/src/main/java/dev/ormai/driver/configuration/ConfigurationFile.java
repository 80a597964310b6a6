package dev.ormai.driver.configuration;

import dev.ormai.policy.Fault;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;

/** Reads {@code ormai.yaml}. It is taken whole or refused whole, with every fault that was found. */
public final class ConfigurationFile {
    /** Its name when none is given. */
    public static final String NAME = "ormai.yaml";

    private static final int LONGEST_BYTES = 1 << 20;
    private static final List<String> KEYS = List.of("database", "policy", "audit", "wire", "mcp", "approvals");

    private ConfigurationFile() {}

    /**
     * Reads the file; secrets stay where they are.
     *
     * @throws ConfigurationInvalidException when it is not there or not right
     */
    public static ProcessConfiguration load(Path file) {
        return parse(text(file, "name the configuration by --config FILE"), file, true);
    }

    /** The same for a connection whose URL names the database: the file need not. */
    public static ProcessConfiguration ofConnection(Path file) {
        return parse(text(file, "name an ormai.yaml by ormai.config"), file, false);
    }

    static ProcessConfiguration parse(String text, Path file) {
        return parse(text, file, true);
    }

    private static ProcessConfiguration parse(String text, Path file, boolean database) {
        List<Fault> faults = new ArrayList<>();
        Optional<Node> root = YamlDocument.read(text, faults);
        Optional<ProcessConfiguration> configuration = root.flatMap(node -> Section.of(node, "", KEYS, faults))
                .map(section -> new ConfigurationReader(section, file).read(database));
        if (faults.isEmpty() && configuration.isPresent()) {
            return configuration.get();
        }
        faults.sort(Comparator.comparingInt(Fault::line).thenComparingInt(Fault::column));
        throw new ConfigurationInvalidException(file.toString(), faults);
    }

    private static String text(Path file, String expected) {
        try {
            if (Files.size(file) > LONGEST_BYTES) {
                throw unreadable(file, "it is longer than " + LONGEST_BYTES + " bytes", expected);
            }
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw unreadable(file, "it is not there", expected);
        } catch (CharacterCodingException e) {
            throw unreadable(file, "it is not UTF-8", expected);
        } catch (IOException e) {
            throw unreadable(file, "it cannot be read: " + e.getClass().getSimpleName(), expected);
        }
    }

    private static ConfigurationInvalidException unreadable(Path file, String why, String expected) {
        return new ConfigurationInvalidException(file.toString(), List.of(new Fault(0, 0, "", why, expected)));
    }
}
