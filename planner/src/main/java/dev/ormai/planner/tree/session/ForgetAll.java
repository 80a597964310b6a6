package dev.ormai.planner.tree.session;

/** <code>close all</code>, <code>unlisten *</code>, <code>deallocate all</code>: of what nobody can make here, so nothing is to be done. */
public record ForgetAll(Kind kind) implements SessionChange {
    /** What would be forgotten. */
    public enum Kind {
        CURSORS("CLOSE ALL"),
        CHANNELS("UNLISTEN *"),
        PREPARED_STATEMENTS("DEALLOCATE ALL");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    @Override
    public <R, X extends Exception> R match(Cases<R, X> cases) throws X {
        return cases.forgetAll(this);
    }
}
