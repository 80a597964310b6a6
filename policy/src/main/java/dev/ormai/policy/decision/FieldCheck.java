package dev.ormai.policy.decision;

import dev.ormai.policy.EffectivePolicy;
import dev.ormai.policy.FieldRule;
import dev.ormai.policy.ModelPolicy;
import dev.ormai.policy.Names;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.Refusals;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules for a table's columns against the columns that a statement names and sets. */
final class FieldCheck {
    private final ModelPolicy model;
    private final TableAccess access;
    private final Map<String, FieldRule> rules = new LinkedHashMap<>();

    FieldCheck(EffectivePolicy policy, ModelPolicy model, TableAccess access) {
        this.model = model;
        this.access = access;
        access.columns().forEach(column -> rules.put(column, policy.ruleFor(model, column)));
    }

    /** The rule for every column, in the catalog's order. */
    Map<String, FieldRule> rules() {
        return rules;
    }

    Optional<Refusal> refusal() {
        Optional<String> named = access.named().stream().filter(this::isHidden).findFirst();
        if (named.isPresent()) {
            return named.map(this::denied);
        }
        return access.written().stream().filter(this::isUnwritable).findFirst().map(this::unwritable);
    }

    List<Notice> notices() {
        return access.compared().stream()
                .filter(column -> isReplaced(rule(column)))
                .map(column -> new Notice(model.name(), column))
                .toList();
    }

    /** A column that the table does not have is hidden like one that is denied. */
    private FieldRule rule(String column) {
        return rules.getOrDefault(column, FieldRule.DENY);
    }

    private boolean isHidden(String column) {
        return rule(column) instanceof FieldRule.Deny;
    }

    private boolean isUnwritable(String column) {
        return isHidden(column) || isReplaced(rule(column)) || isReadonly(column);
    }

    private static boolean isReplaced(FieldRule rule) {
        return rule instanceof FieldRule.Mask || rule instanceof FieldRule.Hash;
    }

    private boolean isReadonly(String column) {
        return model.writes().readonly().stream().anyMatch(name -> Names.same(name, column));
    }

    private Refusal denied(String column) {
        List<String> allowed =
                access.columns().stream().filter(name -> !isHidden(name)).toList();
        return Refusals.fieldNotAllowed(column, model.name(), allowed);
    }

    /** Lists the columns that may be written, and says why this one may not. */
    private Refusal unwritable(String column) {
        if (isHidden(column)) {
            return denied(column);
        }
        List<String> allowed =
                access.columns().stream().filter(name -> !isUnwritable(name)).toList();
        return Refusals.fieldNotAllowed(column, model.name(), allowed)
                .with(
                        "reason",
                        isReplaced(rule(column)) ? "a masked field cannot be written" : "the field is read-only");
    }
}
