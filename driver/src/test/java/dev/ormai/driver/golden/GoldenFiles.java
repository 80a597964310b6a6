package dev.ormai.driver.golden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The {@code .rewrite} files in the source tree; Maven runs tests in the module's folder. */
final class GoldenFiles {
    static final Path FOLDER = Path.of("src", "test", "resources", "rewrites");

    private GoldenFiles() {}

    static List<GoldenFile> read() throws IOException {
        List<GoldenFile> files = new ArrayList<>();
        try (Stream<Path> paths = Files.list(FOLDER)) {
            for (Path path : paths.filter(p -> p.toString().endsWith(".rewrite"))
                    .sorted()
                    .toList()) {
                files.add(GoldenFormat.read(path.getFileName().toString(), Files.readString(path)));
            }
        }
        return files;
    }

    static void write(List<GoldenFile> files) throws IOException {
        for (GoldenFile file : files) {
            Path path = FOLDER.resolve(file.name());
            Files.writeString(path, GoldenFormat.write(file, Files.readString(path)));
        }
    }

    /** What the braces of rewritten texts stand for. */
    static Path relations(String database) {
        return FOLDER.resolve("relations." + database + ".txt");
    }

    static void writeRelations(String database, String text) throws IOException {
        Files.writeString(relations(database), text);
    }
}
