package dev.ormai.planner.tree;

import java.util.List;
import java.util.Optional;

/**
 * A table or a common table expression by its name.
 *
 * @param only PostgreSQL's ONLY: without the tables that inherit
 * @param sample TABLESAMPLE, if written
 * @param hint MySQL's index hint, if written
 */
public record TableReference(
        QualifiedName name, Optional<Alias> alias, boolean only, Optional<Sample> sample, Optional<IndexHint> hint)
        implements FromItem {
    public static TableReference of(QualifiedName name) {
        return new TableReference(name, Optional.empty(), false, Optional.empty(), Optional.empty());
    }

    @Override
    public FromItem mapChildren(TreeMapper mapper) {
        return new TableReference(
                name,
                alias,
                only,
                sample.map(s -> new Sample(
                        s.method(),
                        mapper.expressions(s.arguments()),
                        s.repeatable().map(mapper::expression))),
                hint);
    }

    /** <code>tablesample method (arguments) [repeatable (seed)]</code>. */
    public record Sample(String method, List<Expression> arguments, Optional<Expression> repeatable) {
        public Sample {
            arguments = List.copyOf(arguments);
        }
    }

    /** <code>use|force|ignore index [for …] (names)</code>; words are lower case. */
    public record IndexHint(String words, List<String> indexes) {
        public IndexHint {
            indexes = List.copyOf(indexes);
        }
    }
}
