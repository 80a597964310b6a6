package dev.ormai.planner.tree.session;

/** How far a transaction is kept apart from others. */
public enum Isolation {
    READ_UNCOMMITTED("read uncommitted"),
    READ_COMMITTED("read committed"),
    REPEATABLE_READ("repeatable read"),
    SERIALIZABLE("serializable");

    private final String words;

    Isolation(String words) {
        this.words = words;
    }

    /** As a statement and as PostgreSQL's settings name it. */
    public String words() {
        return words;
    }
}
