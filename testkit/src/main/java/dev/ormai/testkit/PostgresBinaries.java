package dev.ormai.testkit;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL programs that the class path holds for this platform, as a compressed archive. */
final class PostgresBinaries {
    private final String name;
    private final URL archive;

    private PostgresBinaries(String name, URL archive) {
        this.name = name;
        this.archive = archive;
    }

    static Optional<PostgresBinaries> onClassPath() {
        for (String name : namesForThisPlatform()) {
            URL archive = PostgresBinaries.class.getResource("/" + name + ".txz");
            if (archive != null) {
                return Optional.of(new PostgresBinaries(name, archive));
            }
        }
        return Optional.empty();
    }

    /** Alpine's C library is another one, so its programs come first where both could be. */
    private static List<String> namesForThisPlatform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        boolean arm = System.getProperty("os.arch").equals("aarch64");
        if (system.startsWith("mac")) {
            return List.of(arm ? "postgres-darwin-arm_64" : "postgres-darwin-x86_64");
        }
        if (!system.startsWith("linux")) {
            return List.of();
        }
        String linux = arm ? "postgres-linux-arm_64" : "postgres-linux-x86_64";
        return Files.exists(Path.of("/etc/alpine-release")) ? List.of(linux + "-alpine_linux") : List.of(linux);
    }

    /** The directory with {@code bin}, {@code lib} and {@code share}; unpacked on first use, which takes a few seconds. */
    Path directory() throws IOException {
        ServerUser user = ServerUser.current();
        return BinaryCache.directory(
                name + "-" + fingerprint(),
                this::unpack,
                directory -> Command.output(
                        user.command(List.of(directory.resolve("bin/postgres").toString(), "--version"))));
    }

    /** Tells versions apart without reading the archive: the jar's directory knows its checksum. */
    private String fingerprint() throws IOException {
        URLConnection connection = archive.openConnection();
        connection.setUseCaches(false);
        if (connection instanceof JarURLConnection jar) {
            try (InputStream ignored = jar.getInputStream()) {
                return Long.toHexString(jar.getJarEntry().getCrc());
            }
        }
        return Long.toHexString(connection.getContentLengthLong());
    }

    private void unpack(Path target) throws IOException {
        try (InputStream bytes = archive.openStream();
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(bytes, 1 << 16)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("the archive holds a path outside itself: " + entry.getName());
                }
                write(tar, entry, path);
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
        } else if (entry.isSymbolicLink()) {
            Files.createDirectories(path.getParent());
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.createDirectories(path.getParent());
            Files.copy(tar, path);
            boolean program = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
