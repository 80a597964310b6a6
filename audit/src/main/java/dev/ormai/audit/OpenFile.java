package dev.ormai.audit;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file opened for appending. Used by one thread at a time.
 *
 * @param file a stream and not a channel, because an interrupt would close a channel under all other threads
 * @param key what the file system knows the file by
 * @param regular whether there is a disk to wait for
 */
record OpenFile(FileOutputStream file, @Nullable Object key, boolean regular) {
    /** A last line without its end, left by a process that was killed, is ended first. */
    static OpenFile open(Path path) throws IOException {
        boolean torn = endsWithinLine(path);
        FileOutputStream file = new FileOutputStream(path.toFile(), true);
        if (torn) {
            file.write('\n');
        }
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        return new OpenFile(file, attributes.fileKey(), attributes.isRegularFile());
    }

    private static boolean endsWithinLine(Path path) throws IOException {
        if (!Files.isRegularFile(path) || Files.size(path) == 0) {
            return false;
        }
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            file.seek(file.length() - 1);
            return file.read() != '\n';
        }
    }

    boolean isStillAt(Path path) throws IOException {
        try {
            return Objects.equals(
                    key, Files.readAttributes(path, BasicFileAttributes.class).fileKey());
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    void write(byte[] lines, boolean toDisk) throws IOException {
        file.write(lines);
        if (toDisk && regular) {
            file.getFD().sync();
        }
    }

    void close() throws IOException {
        file.close();
    }
}
