package dev.ormai.policy.decision;

import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.ModelPolicy;
import dev.ormai.policy.Names;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.Refusals;
import dev.ormai.policy.WriteRules;
import java.util.List;
import java.util.Optional;

/** What a model's policy says to a write of the agents' tools before there is a statement. Pure. */
public final class WriteCheck {
    private WriteCheck() {}

    /** The four writes of the tools. */
    public enum Asked {
        CREATE("create"),
        UPDATE("update"),
        DELETE("delete"),
        BULK_UPDATE("bulk_update");

        private final String word;

        Asked(String word) {
            this.word = word;
        }

        /** As errors and tools name it. */
        public String word() {
            return word;
        }

        /** Whether the policy opens it. */
        public boolean isOpen(WriteRules rules) {
            return switch (this) {
                case CREATE -> rules.create();
                case UPDATE -> rules.update();
                case DELETE -> rules.delete();
                case BULK_UPDATE -> rules.update() && rules.bulk();
            };
        }

        /** Whether it waits for a person. */
        public boolean needsApproval(WriteRules rules) {
            return switch (this) {
                case CREATE, UPDATE, DELETE -> rules.requireApproval().contains(word);
                case BULK_UPDATE ->
                    rules.requireApproval().contains("bulk")
                            || rules.requireApproval().contains("update");
            };
        }
    }

    /** Why this is not to be written at all, or not without a reason. */
    public static Optional<Refusal> refusal(ModelPolicy model, Asked asked, Optional<String> reason) {
        if (!asked.isOpen(model.writes())) {
            return Optional.of(Refusals.writeDisabled(asked.word(), model.name()));
        }
        return model.writes().requireReason() && reason.filter(WriteCheck::says).isEmpty()
                ? Optional.of(needsReason(model.name()))
                : Optional.empty();
    }

    /** Whether a reason has anything to read in it: signs that nobody sees, and points alone, say nothing. */
    public static boolean says(String reason) {
        return reason.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    /** A write that says not why. */
    public static Refusal needsReason(String model) {
        return Refusal.of(
                        ErrorCode.VALIDATION_ERROR,
                        "a write to model '%s' needs a reason".formatted(model),
                        "Say in 'reason' why it is wanted; people read it who approve and audit writes")
                .with("field", "reason");
    }

    /** Whether this field is set by nobody who goes by the policy. */
    public static boolean isReadonly(ModelPolicy model, String column) {
        return model.writes().readonly().stream().anyMatch(name -> Names.same(name, column));
    }

    /**
     * A field that may be read and not written.
     *
     * @param writable fields that may be, in the table's order
     */
    public static Refusal unwritable(ModelPolicy model, String field, boolean masked, List<String> writable) {
        return Refusals.fieldNotAllowed(field, model.name(), writable)
                .with("reason", masked ? "a masked field cannot be written" : "the field is read-only");
    }
}
