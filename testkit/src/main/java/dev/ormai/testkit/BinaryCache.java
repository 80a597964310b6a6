package dev.ormai.testkit;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Programs unpacked once for all JVMs of a user. A directory appears under its final name only when it is whole: it is filled under another
 * name, tried, and then renamed, so that two JVMs can do it at the same time and one that is killed leaves nothing half done.
 */
final class BinaryCache {
    private static final Set<PosixFilePermission> READABLE = PosixFilePermissions.fromString("rwxr-xr-x");

    /** Nobody unpacks for so long: what is older was left by a JVM that was killed. */
    private static final Duration UNPACKING_AT_MOST = Duration.ofHours(1);

    /** Work on a directory that holds, or is about to hold, the programs. */
    @FunctionalInterface
    interface Step {
        void on(Path directory) throws IOException;
    }

    private BinaryCache() {}

    /**
     * The directory with this name, filled if it is not there yet.
     *
     * @param name tells product and version, so that another version gets another directory
     * @param unpack fills an empty directory
     * @param trial throws if the programs in a directory do not run, say because the file system forbids programs or their user cannot reach them
     * @throws IOException if no place was found in which they run
     */
    static Path directory(String name, Step unpack, Step trial) throws IOException {
        List<String> failures = new ArrayList<>();
        for (Path place : places()) {
            try {
                return directory(place, name, unpack, trial);
            } catch (IOException e) {
                failures.add(place + ": " + e);
            }
        }
        throw new IOException("no place found from which " + name + " runs: " + failures);
    }

    /** Root's home is closed to the user that runs its servers, so root takes the machine's cache. */
    private static List<Path> places() {
        String folder = "ormai-testkit";
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"), folder + "-" + System.getProperty("user.name"));
        Path lasting = ServerUser.current().isOurselves()
                ? Path.of(System.getProperty("user.home"), ".cache", folder)
                : Path.of("/var/cache", folder);
        return List.of(lasting, temporary);
    }

    private static Path directory(Path place, String name, Step unpack, Step trial) throws IOException {
        Files.createDirectories(place);
        refuseIfOthersCanWrite(place);
        Path whole = place.resolve(name);
        if (Files.isDirectory(whole)) {
            trial.on(whole);
            return whole;
        }
        removeAbandoned(place, name);
        Path part = Files.createTempDirectory(place, name + ".part-");
        try {
            Files.setPosixFilePermissions(part, READABLE);
            unpack.on(part);
            trial.on(part);
            rename(part, whole);
        } finally {
            FileTree.delete(part);
        }
        return whole;
    }

    /** We run what lies there, so nobody else may have put it there: the temporary directory is open to all. */
    private static void refuseIfOthersCanWrite(Path place) throws IOException {
        Path probe = Files.createTempFile(place, "owner", ".probe");
        try {
            boolean ours = Files.getOwner(place, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(probe));
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(place, LinkOption.NOFOLLOW_LINKS);
            if (!ours || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
                throw new IOException("others can write there");
            }
        } finally {
            Files.delete(probe);
        }
    }

    private static void rename(Path part, Path whole) throws IOException {
        try {
            Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(whole)) {
                throw e;
            }
            // Another JVM was first; its directory is as good as ours.
        }
    }

    private static void removeAbandoned(Path place, String name) throws IOException {
        Instant latest = Instant.now().minus(UNPACKING_AT_MOST);
        List<Path> abandoned = new ArrayList<>();
        try (Stream<Path> entries = Files.list(place)) {
            for (Path entry : (Iterable<Path>) entries::iterator) {
                boolean isPart = entry.getFileName().toString().startsWith(name + ".part-");
                if (isPart && Files.getLastModifiedTime(entry).toInstant().isBefore(latest)) {
                    abandoned.add(entry);
                }
            }
        }
        for (Path entry : abandoned) {
            FileTree.delete(entry);
        }
    }
}
