package dev.ormai.policy.decision;

import dev.ormai.policy.WriteRules;

/** What a statement does to the rows of a table. */
public enum Operation {
    READ("read"),
    CREATE("create"),
    UPDATE("update"),
    DELETE("delete");

    private final String word;

    Operation(String word) {
        this.word = word;
    }

    /** As errors and the policy file name it. */
    public String word() {
        return word;
    }

    boolean openBy(WriteRules rules) {
        return switch (this) {
            case READ -> true;
            case CREATE -> rules.create();
            case UPDATE -> rules.update();
            case DELETE -> rules.delete();
        };
    }
}
