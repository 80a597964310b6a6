package dev.ormai.driver.configuration;

import dev.ormai.policy.Fault;
import dev.ormai.policy.Nearest;
import dev.ormai.policy.Secrets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One mapping of the file whose keys are known. What has the wrong form becomes a fault and counts as not said, so that
 * reading goes on to the next fault. Values are repeated in faults only where they cannot hold a secret.
 */
final class Section {
    private static final String REFERENCE = "env:NAME or file:PATH";

    private final Node node;
    private final String path;
    private final Map<String, Node> entries;
    private final List<Fault> faults;

    private Section(Node node, String path, Map<String, Node> entries, List<Fault> faults) {
        this.node = node;
        this.path = path;
        this.entries = entries;
        this.faults = faults;
    }

    /** The node as a section with these keys; every other key in it is a fault. */
    static Optional<Section> of(Node node, String path, List<String> keys, List<Fault> faults) {
        if (!(node instanceof MappingNode mapping)) {
            faults.add(fault(node, path, "it is no mapping", "a mapping with the keys " + String.join(", ", keys)));
            return Optional.empty();
        }
        Map<String, Node> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (!keys.isEmpty() && !keys.contains(key)) {
                faults.add(fault(
                        tuple.getKeyNode(), path, "key '" + key + "' is not known here", Nearest.among(key, keys)));
            } else if (entries.putIfAbsent(key, tuple.getValueNode()) != null) {
                faults.add(fault(tuple.getKeyNode(), path, "key '" + key + "' is given twice", "each key once"));
            }
        }
        return Optional.of(new Section(node, path, entries, faults));
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    Optional<Section> section(String key, String... keys) {
        return get(key).flatMap(found -> of(found, at(key), List.of(keys), faults));
    }

    /** A list of sections. */
    List<Section> sections(String key, String... keys) {
        List<Section> sections = new ArrayList<>();
        List<Node> items = items(key, "a list");
        for (int i = 0; i < items.size(); i++) {
            of(items.get(i), at(key) + "[" + i + "]", List.of(keys), faults).ifPresent(sections::add);
        }
        return sections;
    }

    Optional<String> text(String key, String expected) {
        Optional<Node> found = get(key);
        Optional<String> text = found.flatMap(Section::textOf);
        if (found.isPresent() && text.isEmpty()) {
            add(key, "it is no text", expected);
        }
        return text;
    }

    /** A text that must be there; empty text when it is not. */
    String required(String key, String expected) {
        if (!has(key)) {
            add(key, "'" + key + "' is missing", expected);
        }
        return text(key, expected).orElse("");
    }

    List<String> texts(String key, String expected) {
        List<String> texts = new ArrayList<>();
        for (Node item : items(key, expected)) {
            textOf(item)
                    .ifPresentOrElse(
                            texts::add, () -> faults.add(fault(item, at(key), "an item is no text", expected)));
        }
        return texts;
    }

    /** The names of the user's below a key, with their texts. */
    Map<String, String> named(String key, String... names) {
        Map<String, String> named = new LinkedHashMap<>();
        section(key, names).ifPresent(below -> below.entries.keySet().forEach(name -> below.text(name, "a text")
                .ifPresent(text -> named.put(name, text))));
        return named;
    }

    /** The names of the user's below a key, with their lists of texts. */
    Map<String, List<String>> lists(String key, String expected) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        section(key)
                .ifPresent(
                        below -> below.entries.keySet().forEach(name -> lists.put(name, below.texts(name, expected))));
        return lists;
    }

    Optional<String> word(String key, String... words) {
        Optional<String> word = text(key, "one of " + String.join(", ", words));
        if (word.isPresent() && !List.of(words).contains(word.get())) {
            add(key, "found '" + word.get() + "'", Nearest.among(word.get(), List.of(words)));
            return Optional.empty();
        }
        return word;
    }

    /** A whole number of at least 1. */
    OptionalInt count(String key, int greatest) {
        Optional<Node> found = get(key);
        if (found.isEmpty()) {
            return OptionalInt.empty();
        }
        if (found.get() instanceof ScalarNode scalar
                && scalar.getTag().equals(Tag.INT)
                && scalar.getValue().matches("[1-9][0-9]{0,8}")
                && Integer.parseInt(scalar.getValue()) <= greatest) {
            return OptionalInt.of(Integer.parseInt(scalar.getValue()));
        }
        add(key, "it is no number that is allowed here", "a whole number from 1 to " + greatest);
        return OptionalInt.empty();
    }

    /** A reference to a secret. */
    Optional<SecretReference> secret(String key) {
        Optional<String> text = text(key, REFERENCE);
        if (text.isPresent() && !Secrets.isReference(text.get())) {
            add(key, "the secret is not given by reference", REFERENCE);
            return Optional.empty();
        }
        return text.map(SecretReference::new);
    }

    ListenAddress listen(ListenAddress usual) {
        Optional<String> text = text("listen", "host:port");
        Optional<ListenAddress> address = text.flatMap(ListenAddress::parse);
        if (text.isPresent() && address.isEmpty()) {
            add("listen", "found '" + text.get() + "'", "host:port, such as " + usual);
        }
        return address.orElse(usual);
    }

    /** Something is wrong with the value of a key, or with the whole section if it is not there. */
    void add(String key, String message, String expected) {
        faults.add(fault(entries.getOrDefault(key, node), at(key), message, expected));
    }

    private Optional<Node> get(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    private List<Node> items(String key, String expected) {
        Optional<Node> found = get(key);
        if (found.isPresent() && !(found.get() instanceof SequenceNode)) {
            add(key, "it is no list", expected);
        }
        return found.isPresent() && found.get() instanceof SequenceNode list ? list.getValue() : List.of();
    }

    private String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** Numbers and words such as {@code on} are texts where a text is wanted, for names look like that. */
    private static Optional<String> textOf(Node node) {
        return node instanceof ScalarNode scalar
                        && !scalar.getTag().equals(Tag.NULL)
                        && !scalar.getValue().isBlank()
                ? Optional.of(scalar.getValue())
                : Optional.empty();
    }

    private static Fault fault(Node node, String path, String message, String expected) {
        Mark mark = node.getStartMark();
        return new Fault(mark.getLine() + 1, mark.getColumn() + 1, path, message, expected);
    }
}
