package dev.ormai.audit;

import java.io.Closeable;
import java.io.IOException;

/** Where records go. Thread-safe. */
public interface AuditSink extends Closeable {
    /** What must have happened before a write returns. */
    enum Durability {
        /** The operating system has the record: it outlives this process. */
        WRITTEN,
        /** The disk has it: it outlives the machine's power. */
        ON_DISK
    }

    void write(AuditRecord record, Durability durability) throws IOException;
}
