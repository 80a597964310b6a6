package dev.ormai.policy.file;

import static java.util.Objects.requireNonNull;

import dev.ormai.policy.Fault;
import dev.ormai.policy.PolicyInvalidException;
import dev.ormai.policy.PolicySet;
import dev.ormai.policy.Secrets;
import dev.ormai.policy.settings.PolicySettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Loads a policy from YAML or JSON. The file is taken whole or refused whole, with every fault that was found. */
public final class PolicyFile {
    /** A longer file is refused unread; the longest policy is a few thousand lines. */
    public static final int LONGEST_BYTES = 1 << 20;

    private PolicyFile() {}

    /** The JSON Schema of the file, draft 2020-12, for editors; {@code dev/ormai/policy/policy.schema.json} in the jar. */
    public static String schema() {
        try (InputStream in = PolicySet.class.getResourceAsStream("policy.schema.json")) {
            return new String(requireNonNull(in, "policy.schema.json").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the schema cannot be read from the jar", e);
        }
    }

    /**
     * Loads what a path, {@code file:} or {@code classpath:} names, with secrets of this process.
     *
     * @throws PolicyInvalidException when it is not there or not right
     */
    public static PolicySet load(String location) {
        return load(location, Secrets.ofProcess());
    }

    /** The same for a file. */
    public static PolicySet load(Path file) {
        return load(file.toString(), Secrets.ofProcess());
    }

    /** The same with other secrets. */
    public static PolicySet load(String location, Secrets secrets) {
        return parse(PolicyLocation.of(location).read(), location, secrets);
    }

    /**
     * Reads a policy from its text.
     *
     * @param name named in errors; a name that ends in {@code .json} says that the text is JSON
     */
    public static PolicySet parse(String text, String name, Secrets secrets) {
        return parse(text.getBytes(StandardCharsets.UTF_8), name, secrets);
    }

    static PolicySet parse(byte[] bytes, String name, Secrets secrets) {
        Faults faults = new Faults();
        Optional<String> text = text(bytes, faults);
        Optional<Node> root = text.flatMap(t -> NodeReader.read(t, name.endsWith(".json"), faults));
        Optional<PolicySettings> settings = root.flatMap(node -> PolicyReader.read(node, faults));
        if (settings.isEmpty()) {
            throw new PolicyInvalidException(name, faults.list());
        }
        return checked(settings.get(), root.get(), name, secrets, faults);
    }

    private static PolicySet checked(PolicySettings settings, Node root, String name, Secrets secrets, Faults faults) {
        List<Fault> unplaced = List.of();
        try {
            PolicySet set = PolicySet.of(settings, secrets, name);
            if (faults.isEmpty()) {
                return set;
            }
        } catch (PolicyInvalidException e) {
            unplaced = e.faults();
        }
        Set<String> told = faults.paths();
        for (Fault fault : unplaced) {
            if (!told.contains(fault.path())) {
                faults.add(Places.of(fault.path(), root), fault.path(), fault.message(), fault.expected());
            }
        }
        throw new PolicyInvalidException(name, faults.list());
    }

    private static Optional<String> text(byte[] bytes, Faults faults) {
        if (bytes.length > LONGEST_BYTES) {
            faults.add(Place.START, "", "the file is longer than " + LONGEST_BYTES + " bytes", "a shorter policy");
            return Optional.empty();
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
            return PlainText.check(content, faults) ? Optional.of(content) : Optional.empty();
        } catch (CharacterCodingException e) {
            faults.add(Place.START, "", "the file is not UTF-8", "text in UTF-8");
            return Optional.empty();
        }
    }
}
