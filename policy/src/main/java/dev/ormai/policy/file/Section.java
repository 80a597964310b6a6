package dev.ormai.policy.file;

import dev.ormai.policy.Nearest;
import dev.ormai.policy.file.Node.Kind;
import dev.ormai.policy.file.Node.Mapping;
import dev.ormai.policy.file.Node.Scalar;
import dev.ormai.policy.file.Node.Sequence;
import dev.ormai.policy.settings.RowSettings;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * One mapping of the file whose keys are known. What is asked for and has the wrong form becomes a fault and counts as
 * not said, so that reading goes on to the next fault.
 */
final class Section {
    /** Written plainly, in no more digits than a long has. */
    private static final Pattern DIGITS = Pattern.compile("[1-9][0-9]{0,18}");

    private final Mapping mapping;
    private final String path;
    private final Faults faults;

    private Section(Mapping mapping, String path, Faults faults) {
        this.mapping = mapping;
        this.path = path;
        this.faults = faults;
    }

    /** The node as a section with these keys; every other key in it is a fault. */
    static Optional<Section> of(Node node, String path, List<String> keys, Faults faults) {
        if (!(node instanceof Mapping mapping)) {
            faults.add(
                    node.place(),
                    path,
                    "found " + node.described(),
                    "a mapping with the keys " + String.join(", ", keys));
            return Optional.empty();
        }
        mapping.entries().forEach((key, entry) -> {
            if (!keys.contains(key)) {
                faults.add(
                        entry.key(),
                        path,
                        "key '" + Scalar.shortened(key) + "' is not known here",
                        Nearest.among(key, keys));
            }
        });
        return Optional.of(new Section(mapping, path, faults));
    }

    Faults faults() {
        return faults;
    }

    Place place() {
        return mapping.place();
    }

    String path() {
        return path;
    }

    String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    Optional<Node> get(String key) {
        return Optional.ofNullable(mapping.entries().get(key)).map(Node.Entry::value);
    }

    /** A section below this one. */
    Optional<Section> section(String key, List<String> keys) {
        return get(key).flatMap(node -> of(node, path(key), keys, faults));
    }

    /** The entries below a key whose keys are names of the user's. */
    Map<String, Node> named(String key, String expected) {
        Map<String, Node> named = new LinkedHashMap<>();
        get(key).ifPresent(node -> {
            if (!(node instanceof Mapping below)) {
                faults.add(node.place(), path(key), "found " + node.described(), expected);
                return;
            }
            below.entries().forEach((name, entry) -> {
                if (name.isBlank()) {
                    faults.add(entry.key(), path(key), "a name is blank", expected);
                } else {
                    named.put(name, entry.value());
                }
            });
        });
        return named;
    }

    /** A text that is not blank. */
    Optional<String> text(String key, String expected) {
        return get(key).flatMap(node -> text(node, path(key), expected));
    }

    Optional<String> text(Node node, String at, String expected) {
        if (node instanceof Scalar scalar
                && scalar.kind() == Kind.TEXT
                && !scalar.text().isBlank()) {
            return Optional.of(scalar.text());
        }
        faults.add(node.place(), at, "found " + node.described(), expected);
        return Optional.empty();
    }

    /** One of some words. */
    Optional<String> word(String key, List<String> words) {
        return get(key).flatMap(node -> word(node, path(key), words));
    }

    Optional<String> word(Node node, String at, List<String> words) {
        Optional<String> word = text(node, at, "one of " + String.join(", ", words));
        if (word.isPresent() && !words.contains(word.get())) {
            faults.add(node.place(), at, "found " + node.described(), Nearest.among(word.get(), words));
            return Optional.empty();
        }
        return word;
    }

    Optional<Boolean> truth(String key) {
        return get(key).flatMap(node -> {
            if (node instanceof Scalar scalar && scalar.kind() == Kind.TRUTH) {
                return Optional.of(Boolean.valueOf(scalar.text()));
            }
            faults.add(node.place(), path(key), "found " + node.described(), "true or false");
            return Optional.empty();
        });
    }

    /** A whole number of at least 1. */
    OptionalLong count(String key, long greatest) {
        Optional<Node> node = get(key);
        return node.isEmpty()
                ? OptionalLong.empty()
                : number(node.get(), key, greatest, "a whole number from 1 to " + greatest);
    }

    /** A whole number of at least 1, or the word that says there is no limit, which is an empty number. */
    Optional<OptionalLong> limit(String key, long greatest) {
        return get(key).flatMap(node -> {
            if (node instanceof Scalar scalar
                    && scalar.kind() == Kind.TEXT
                    && scalar.text().equals(RowSettings.NO_RULE)) {
                return Optional.of(OptionalLong.empty());
            }
            OptionalLong number =
                    number(node, key, greatest, "a whole number from 1 to " + greatest + ", or none for no limit");
            return number.isPresent() ? Optional.of(number) : Optional.empty();
        });
    }

    /** A list of texts. */
    Optional<List<String>> texts(String key, String expected) {
        return get(key).map(node -> {
            List<String> texts = new ArrayList<>();
            for (Item item : items(node, key, expected)) {
                text(item.node(), item.path(), expected).ifPresent(texts::add);
            }
            return texts;
        });
    }

    /** A list of names, each once. */
    Optional<Set<String>> names(String key, String expected) {
        return texts(key, expected).map(TreeSet::new);
    }

    /** A list of some words. */
    Optional<Set<String>> words(String key, List<String> words) {
        return get(key).map(node -> {
            Set<String> found = new TreeSet<>();
            for (Item item : items(node, key, "a list of " + String.join(", ", words))) {
                word(item.node(), item.path(), words).ifPresent(found::add);
            }
            return found;
        });
    }

    private record Item(Node node, String path) {}

    private List<Item> items(Node node, String key, String expected) {
        if (!(node instanceof Sequence sequence)) {
            faults.add(node.place(), path(key), "found " + node.described(), expected);
            return List.of();
        }
        List<Item> items = new ArrayList<>();
        for (Node item : sequence.items()) {
            items.add(new Item(item, path(key) + "[" + items.size() + "]"));
        }
        return items;
    }

    private OptionalLong number(Node node, String key, long greatest, String expected) {
        if (node instanceof Scalar scalar
                && scalar.kind() == Kind.NUMBER
                && DIGITS.matcher(scalar.text()).matches()) {
            BigInteger number = new BigInteger(scalar.text());
            if (number.compareTo(BigInteger.valueOf(greatest)) <= 0) {
                return OptionalLong.of(number.longValueExact());
            }
        }
        faults.add(node.place(), path(key), "found " + node.described(), expected);
        return OptionalLong.empty();
    }
}
