package dev.ormai.driver.configuration;

import dev.ormai.policy.Fault;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** The text of a file as nodes that know their places. JSON is read too, being YAML. */
final class YamlDocument {
    private static final int DEEPEST = 12;

    private YamlDocument() {}

    /** The file's one document; empty when it cannot be read, and then the faults say why. */
    static Optional<Node> read(String text, List<Fault> faults) {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(DEEPEST);
        try {
            Node node = new Yaml(new SafeConstructor(options)).compose(new java.io.StringReader(text));
            if (node == null) {
                faults.add(new Fault(1, 1, "", "the file is empty", "a configuration"));
            }
            return Optional.ofNullable(node);
        } catch (MarkedYAMLException e) {
            faults.add(fault(e.getProblemMark(), String.valueOf(e.getProblem())));
        } catch (YAMLException e) {
            faults.add(fault(
                    null, String.valueOf(e.getMessage()).lines().findFirst().orElse("")));
        }
        return Optional.empty();
    }

    private static Fault fault(@org.jspecify.annotations.Nullable Mark mark, String problem) {
        int line = mark == null ? 1 : mark.getLine() + 1;
        int column = mark == null ? 1 : mark.getColumn() + 1;
        return new Fault(line, column, "", "the text is no YAML: " + problem, "well-formed YAML");
    }
}
