package dev.ormai.policy.decision;

/** The score of a request of the agents' tools, with the weights of the original. Immutable. */
public record Complexity(int score) {
    private static final int FIELD = 1;
    private static final int FILTER = 2;
    private static final int INCLUDE = 10;
    private static final int ORDER = 1;
    private static final int PATTERN = 3;
    private static final int LISTED_VALUE = 2;
    private static final int RANGE = 2;

    /** What the plainest request scores. */
    public static final Complexity BASE = new Complexity(1);

    /** With so many fields named. */
    public Complexity fields(int count) {
        return plus(FIELD * (long) count);
    }

    /** With so many fields to sort by. */
    public Complexity orders(int count) {
        return plus(ORDER * (long) count);
    }

    /** With one relation more. */
    public Complexity include() {
        return plus(INCLUDE);
    }

    /** With one comparison more. */
    public Complexity filter() {
        return plus(FILTER);
    }

    /** With one search in text more. */
    public Complexity pattern() {
        return plus(FILTER + PATTERN);
    }

    /** With one filter more that lists so many values. */
    public Complexity list(int values) {
        return plus(FILTER + LISTED_VALUE * (long) values);
    }

    /** With one range more. */
    public Complexity range() {
        return plus(FILTER + RANGE);
    }

    private Complexity plus(long more) {
        return new Complexity((int) Math.min(Integer.MAX_VALUE, score + more));
    }
}
