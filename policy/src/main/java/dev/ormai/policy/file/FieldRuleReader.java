package dev.ormai.policy.file;

import dev.ormai.policy.FieldRule;
import dev.ormai.policy.MaskKind;
import dev.ormai.policy.Nearest;
import dev.ormai.policy.file.Node.Kind;
import dev.ormai.policy.file.Node.Mapping;
import dev.ormai.policy.file.Node.Scalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads {@code fields} and {@code default_field}. */
final class FieldRuleReader {
    static final List<String> RULES = List.of("allow", "deny", "mask", "hash");
    static final List<String> DEFAULTS = List.of("allow", "deny");
    static final List<String> KEYS = List.of("mask");
    static final List<String> MASK_KEYS = List.of("sql");

    private static final String MASK =
            "a pattern with {firstN} or {lastN}, {sql: expression}, or one of " + String.join(", ", kinds());

    private FieldRuleReader() {}

    static Map<String, FieldRule> read(Section model) {
        Map<String, FieldRule> rules = new LinkedHashMap<>();
        model.named("fields", "fields and their rules")
                .forEach((field, node) ->
                        rule(model, node, model.path("fields." + field)).ifPresent(rule -> rules.put(field, rule)));
        return rules;
    }

    static Optional<FieldRule> readDefault(Section model) {
        return model.word("default_field", DEFAULTS)
                .map(word -> word.equals("deny") ? FieldRule.DENY : FieldRule.ALLOW);
    }

    private static Optional<FieldRule> rule(Section model, Node node, String path) {
        if (node instanceof Mapping) {
            Optional<Section> section = Section.of(node, path, KEYS, model.faults());
            Optional<Node> mask = section.flatMap(s -> s.get("mask"));
            if (mask.isEmpty()) {
                model.faults()
                        .add(node.place(), path, "'mask' is missing", "one of allow, deny, mask, hash or {mask: …}");
            }
            return mask.flatMap(value -> mask(model, value, path + ".mask")).map(FieldRule.Mask::new);
        }
        return model.word(node, path, RULES).map(FieldRuleReader::named);
    }

    private static FieldRule named(String word) {
        return switch (word) {
            case "allow" -> FieldRule.ALLOW;
            case "mask" -> FieldRule.MASK_DEFAULT;
            case "hash" -> FieldRule.HASH;
            default -> FieldRule.DENY;
        };
    }

    private static Optional<MaskKind> mask(Section model, Node node, String path) {
        if (node instanceof Mapping) {
            Optional<Section> section = Section.of(node, path, MASK_KEYS, model.faults());
            if (section.isPresent() && section.get().get("sql").isEmpty()) {
                model.faults().add(node.place(), path, "'sql' is missing", MASK);
            }
            return section.flatMap(s -> s.text("sql", "an expression over the row's columns"))
                    .map(MaskKind.Expression::new);
        }
        if (node instanceof Scalar scalar
                && scalar.kind() == Kind.NOTHING
                && scalar.text().equals("null")) {
            return Optional.of(new MaskKind.Null());
        }
        return model.text(node, path, MASK).flatMap(text -> kindOrPattern(model, node, path, text));
    }

    private static Optional<MaskKind> kindOrPattern(Section model, Node node, String path, String text) {
        MaskKind named = MaskKind.NAMED.get(text);
        if (named != null) {
            return Optional.of(named);
        }
        if (text.indexOf('{') < 0 && text.chars().anyMatch(Character::isLetterOrDigit)) {
            // Letters and no place for the value: a kind misspelt, hardly a constant.
            String expected = Nearest.to(text, MaskKind.NAMED.keySet())
                    .map(near -> "'" + near + "'")
                    .orElse(MASK);
            model.faults().add(node.place(), path, "found " + node.described(), expected);
            return Optional.empty();
        }
        try {
            return Optional.of(MaskKind.Pattern.parse(text));
        } catch (IllegalArgumentException e) {
            model.faults()
                    .add(
                            node.place(),
                            path,
                            String.valueOf(e.getMessage()),
                            "{first1} to {first9999}, {last1} to {last9999}");
            return Optional.empty();
        }
    }

    private static Set<String> kinds() {
        return new TreeSet<>(MaskKind.NAMED.keySet());
    }
}
