package dev.ormai.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A file that only grows. Lines that arrive while another thread writes are written together and share one wait for the disk.
 *
 * <p>It is opened for appending, so the lines of several processes stand one behind the other. A file that was moved away
 * or deleted is opened anew under its name before the next line, so that rotation loses nothing and a missing directory is
 * noticed. A failed write leaves the file closed; the next one tries again.
 */
final class AppendedFile implements AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition written = lock.newCondition();
    private final Path path;
    private Batch next = new Batch();
    private boolean writing;
    /** Touched by the one thread that writes, and by close. */
    private @Nullable OpenFile file;

    private static final class Batch {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean toDisk;
        boolean done;

        @Nullable
        Throwable failure;
    }

    AppendedFile(Path path) {
        this.path = path;
    }

    /** Returns when the line is written and, if asked for, on disk. */
    void append(byte[] line, boolean toDisk) throws IOException {
        lock.lock();
        try {
            Batch mine = next;
            mine.bytes.writeBytes(line);
            mine.toDisk |= toDisk;
            while (writing && !mine.done) {
                written.awaitUninterruptibly();
            }
            if (!mine.done) {
                writeAll(mine);
            }
            if (mine.failure != null) {
                throw new IOException(mine.failure.getMessage(), mine.failure);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Called and left with the lock held; free of it while the disk works. */
    private void writeAll(Batch batch) {
        next = new Batch();
        writing = true;
        lock.unlock();
        try {
            write(batch);
        } catch (IOException | RuntimeException | Error e) {
            batch.failure = e;
        } finally {
            lock.lock();
            writing = false;
            batch.done = true;
            written.signalAll();
        }
    }

    private void write(Batch batch) throws IOException {
        OpenFile current = file;
        if (current != null && !current.isStillAt(path)) {
            forget(current);
            current = null;
        }
        if (current == null) {
            current = OpenFile.open(path);
            file = current;
        }
        try {
            current.write(batch.bytes.toByteArray(), batch.toDisk);
        } catch (IOException e) {
            forget(current);
            throw e;
        }
    }

    private void forget(OpenFile old) throws IOException {
        file = null;
        old.close();
    }

    @Override
    public void close() throws IOException {
        lock.lock();
        try {
            while (writing) {
                written.awaitUninterruptibly();
            }
            if (file != null) {
                forget(file);
            }
        } finally {
            lock.unlock();
        }
    }
}
