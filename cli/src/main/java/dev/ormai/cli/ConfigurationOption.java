package dev.ormai.cli;

import dev.ormai.driver.configuration.ConfigurationFile;
import dev.ormai.driver.configuration.ProcessConfiguration;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --config}. */
public final class ConfigurationOption {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The process configuration; ormai.yaml in the current folder if not given.")
    private @Nullable Path file;

    /** Whether a file was named. */
    public boolean isGiven() {
        return file != null;
    }

    /** Reads it. */
    public ProcessConfiguration load() {
        return ConfigurationFile.load(file == null ? Path.of(ConfigurationFile.NAME) : file);
    }
}
