package dev.ormai.driver.golden;

import dev.ormai.policy.PolicySet;
import dev.ormai.policy.file.PolicyFile;
import dev.ormai.testkit.shop.Shop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The policies that cases name: {@code shop} and {@code owner} are the sample shop's, the others stand in {@code policies}. */
final class Policies {
    /** Policies take their key from a file, so that what a key of ours hides can be worked out a second time. */
    static final String HASH_KEY = "a key for golden cases, known to everybody";

    /** Where policies are written for the driver, and what the runs have to say. */
    static final Path FOLDER = Path.of("target", "golden").toAbsolutePath();

    private final Map<String, PolicySet> read = new HashMap<>();

    /** A file with the policy, written anew. */
    static Path file(String name) throws IOException {
        Path key = Files.writeString(Files.createDirectories(FOLDER).resolve("hash-key"), HASH_KEY);
        String text =
                switch (name) {
                    case "shop" -> Shop.policyYaml();
                    case "owner" -> Shop.ownerPolicyYaml();
                    default ->
                        Files.readString(GoldenFiles.FOLDER.resolve("policies").resolve(name + ".yaml"));
                };
        String withKey = text.replaceAll("(?m)^hash_key:.*$", "hash_key: \"file:" + key + "\"");
        return Files.writeString(FOLDER.resolve(name + ".yaml"), withKey);
    }

    PolicySet get(String name) {
        return read.computeIfAbsent(name, Policies::load);
    }

    private static PolicySet load(String name) {
        try {
            return PolicyFile.load(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
