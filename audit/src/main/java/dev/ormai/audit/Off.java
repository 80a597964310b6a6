package dev.ormai.audit;

/** Keeps nothing. */
final class Off implements AuditSink {
    @Override
    public void write(AuditRecord record, Durability durability) {
        // Nothing is kept: that was asked for.
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
