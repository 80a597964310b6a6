package dev.ormai.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Under whom a database server runs. PostgreSQL refuses to run as root, so root hands it to {@code nobody}; everyone else runs it himself.
 *
 * @param name for messages
 * @param prefix the words before a command that make it run as this user; empty for ourselves
 */
record ServerUser(String name, List<String> prefix) {
    /**
     * Ways for root to become nobody; the first that works is taken. The first three need the capability to change the user, which also a
     * container's root has; the last needs none, but user namespaces, which containers mostly lack.
     */
    private static final List<ServerUser> WAYS_FOR_ROOT = List.of(
            new ServerUser("nobody", List.of("setpriv", "--reuid=nobody", "--regid=65534", "--clear-groups")),
            new ServerUser("nobody", List.of("runuser", "-u", "nobody", "--")),
            new ServerUser("nobody", List.of("su", "-s", "/bin/sh", "-c", "exec \"$0\" \"$@\"", "--", "nobody")),
            new ServerUser("a user of a namespace", List.of("unshare", "-U")));

    ServerUser {
        prefix = List.copyOf(prefix);
    }

    private static final Path MEMORY = Path.of("/dev/shm");

    /** In bytes. Containers mostly have 64 MB there, which a server fills before its first table. */
    private static final long PLENTY_OF_MEMORY = 4L << 30;

    private static @Nullable ServerUser chosen;

    /**
     * Chosen once for each JVM.
     *
     * @throws IllegalStateException if we are root and cannot become another
     */
    static synchronized ServerUser current() {
        if (chosen == null) {
            chosen = choose();
        }
        return chosen;
    }

    private static ServerUser choose() {
        if (!weAreRoot()) {
            return new ServerUser(System.getProperty("user.name", "?"), List.of());
        }
        List<String> failures = new ArrayList<>();
        for (ServerUser way : WAYS_FOR_ROOT) {
            try {
                String uid = Command.output(way.command(List.of("id", "-u"))).strip();
                if (!uid.equals("0")) {
                    return way;
                }
                failures.add(way.prefix + " is still root");
            } catch (IOException e) {
                failures.add(String.valueOf(e.getMessage()));
            }
        }
        throw new IllegalStateException(
                "a database server does not run as root, and no way was found to run it as nobody: start us as another user, or give a running server by -D%s=<JDBC URL> (%s)"
                        .formatted(Databases.PROPERTY, String.join("; ", failures)));
    }

    /** Asks the file system, which needs no process and answers by number, whatever the user is called. */
    private static boolean weAreRoot() {
        try {
            Path probe = Files.createTempFile("ormai", ".probe");
            try {
                return probe.getFileSystem().supportedFileAttributeViews().contains("unix")
                        && Integer.valueOf(0).equals(Files.getAttribute(probe, "unix:uid"));
            } finally {
                Files.delete(probe);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to the temporary directory", e);
        }
    }

    boolean isOurselves() {
        return prefix.isEmpty();
    }

    List<String> command(List<String> command) {
        List<String> words = new ArrayList<>(prefix);
        words.addAll(command);
        return words;
    }

    /** A new directory that belongs to this user and that nobody else can read; in memory, if the machine offers plenty of that. */
    Path newDirectory(String name) throws IOException {
        List<String> failures = new ArrayList<>();
        for (Path parent : places()) {
            try {
                return isOurselves()
                        ? Files.createTempDirectory(parent, name + "-")
                        : Path.of(Command.output(command(List.of("mktemp", "-d", parent + "/" + name + "-XXXXXXXXXX")))
                                .strip());
            } catch (IOException e) {
                failures.add(String.valueOf(e.getMessage()));
            }
        }
        throw new IOException("no directory in which " + this.name + " can write: " + failures);
    }

    /** A new PostgreSQL database takes some 10 ms in memory and 60 to 300 on a disk. */
    private static List<Path> places() throws IOException {
        List<Path> places = new ArrayList<>();
        if (Files.isDirectory(MEMORY) && Files.getFileStore(MEMORY).getUsableSpace() >= PLENTY_OF_MEMORY) {
            places.add(MEMORY);
        }
        places.add(Path.of(System.getProperty("java.io.tmpdir")));
        places.add(Path.of("/tmp"));
        places.add(Path.of("/var/tmp"));
        return places;
    }
}
