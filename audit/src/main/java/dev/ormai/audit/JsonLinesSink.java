package dev.ormai.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A file with one JSON object a line. A statement has two lines with one id: the first is on disk before the statement goes
 * out and has no duration, the second completes it. A refused statement has only the complete one. Sinks of one process
 * for one file share a writer; several processes may append to one file.
 */
public final class JsonLinesSink implements AuditSink {
    private static final Map<Path, Shared> OPEN = new HashMap<>();

    private static final class Shared {
        final AppendedFile file;
        int users;

        Shared(AppendedFile file) {
            this.file = file;
        }
    }

    private final Path path;
    private final AppendedFile file;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** The file is opened with the first record and made if it is not there; its directory must be. */
    public JsonLinesSink(Path path) {
        this.path = path.toAbsolutePath().normalize();
        synchronized (OPEN) {
            Shared shared = OPEN.computeIfAbsent(this.path, p -> new Shared(new AppendedFile(p)));
            shared.users++;
            this.file = shared.file;
        }
    }

    @Override
    public void write(AuditRecord record, Durability durability) throws IOException {
        if (closed.get()) {
            throw new IOException("the audit is closed: " + path);
        }
        file.append(RecordJson.line(record), durability == Durability.ON_DISK);
    }

    @Override
    public void close() throws IOException {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        synchronized (OPEN) {
            Shared shared = OPEN.get(path);
            if (shared != null && --shared.users == 0) {
                OPEN.remove(path);
                shared.file.close();
            }
        }
    }
}
