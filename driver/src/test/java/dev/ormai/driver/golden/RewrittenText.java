package dev.ormai.driver.golden;

import dev.ormai.planner.AdmittedSql;
import dev.ormai.planner.Dialect;
import dev.ormai.planner.ParameterSource;
import dev.ormai.planner.relation.GuardedSchema;
import dev.ormai.planner.tree.PolicyValue;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Admitted SQL for people: a policy relation that stands there to the letter becomes its model and the columns it is cut to in
 * braces, as in <code>from {Customer id, name} as "c"</code>, or <code>{Customer *}</code> for all of them; what the braces stand for is written
 * once, in {@code relations.*.txt}. Outside of relations a {@code ?} becomes its source: {@code ?1} the client's first value,
 * {@code :tenant} the principal's; {@code ??} stays the operator's question mark.
 */
final class RewrittenText {
    private final List<WrittenRelation> relations;

    RewrittenText(GuardedSchema schema) {
        Dialect dialect = schema.catalog().dialect();
        this.relations = schema.relations().values().stream()
                .map(relation -> WrittenRelation.of(relation, dialect))
                .sorted(Comparator.comparing(WrittenRelation::model))
                .toList();
    }

    /** Model to the text that its braces stand for, with the sources of its parameters. */
    Map<String, String> definitions() {
        Map<String, String> definitions = new TreeMap<>();
        relations.forEach(relation -> definitions.put(
                relation.model(),
                new Walk(relation.whole().text(), relation.whole().parameters(), List.of()).text()));
        return definitions;
    }

    String of(AdmittedSql sql) {
        return new Walk(sql.text(), sql.parameters(), relations).text();
    }

    /** One way through a text, whose strings and quoted names are taken as they are. */
    private static final class Walk {
        private final String sql;
        private final List<ParameterSource> sources;
        private final List<WrittenRelation> relations;
        private final StringBuilder out = new StringBuilder();
        private int at;
        private int parameter;

        Walk(String sql, List<ParameterSource> sources, List<WrittenRelation> relations) {
            this.sql = sql;
            this.sources = sources;
            this.relations = relations;
        }

        String text() {
            while (at < sql.length()) {
                if (!relation()) {
                    character();
                }
            }
            return out.toString();
        }

        private boolean relation() {
            for (WrittenRelation relation : relations) {
                Optional<WrittenRelation.Found> found = relation.at(sql, at);
                if (found.isPresent()) {
                    out.append('{')
                            .append(relation.model())
                            .append(' ')
                            .append(found.get().columns())
                            .append('}');
                    at += found.get().length();
                    parameter += found.get().parameters();
                    return true;
                }
            }
            return false;
        }

        private void character() {
            char character = sql.charAt(at);
            if (sql.startsWith("??", at)) {
                out.append("??");
                at += 2;
                return;
            }
            if (character == '?') {
                out.append(source(sources.get(parameter)));
                parameter++;
                at++;
                return;
            }
            boolean quote = character == '\'' || character == '"' || character == '`';
            int end = quote ? sql.indexOf(character, at + 1) + 1 : at + 1;
            out.append(sql, at, end);
            at = end;
        }

        private static String source(ParameterSource source) {
            if (source instanceof ParameterSource.Client client) {
                return "?" + client.index();
            }
            PolicyValue value = ((ParameterSource.Policy) source).value();
            return value instanceof PolicyValue.Identity identity
                    ? ":" + identity.identity().name()
                    : ":hash_key_"
                            + ((PolicyValue.HashKeyPad) value).pad().name().toLowerCase(Locale.ROOT);
        }
    }
}
