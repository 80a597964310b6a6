package dev.ormai.policy.file;

import dev.ormai.policy.TenantRule;
import dev.ormai.policy.settings.RowSettings;
import java.util.List;
import java.util.Optional;

/** Reads {@code rows}. */
final class RowsReader {
    static final List<String> KEYS = List.of("tenant", "owner", "filter", "soft_delete");
    static final List<String> VIA_KEYS = List.of("via");

    /** Stands for a rule that was said and is a fault already, so that nobody complains that none was said. */
    static final TenantRule UNREADABLE = new TenantRule.Column("unreadable");

    private static final String TENANT = "a column, {via: relation}, or none for a shared table";

    private RowsReader() {}

    static RowSettings read(Section model) {
        return model.section("rows", KEYS)
                .map(rows -> new RowSettings(
                        rows.get("tenant").map(node -> tenant(rows, node).orElse(UNREADABLE)),
                        rows.text("owner", "a column"),
                        rows.text("filter", "a predicate over the table's columns"),
                        rows.text("soft_delete", "a column")))
                .orElse(RowSettings.NONE);
    }

    private static Optional<TenantRule> tenant(Section rows, Node node) {
        String path = rows.path("tenant");
        if (node instanceof Node.Mapping) {
            Optional<Section> via = Section.of(node, path, VIA_KEYS, rows.faults());
            Optional<TenantRule> rule =
                    via.flatMap(section -> section.text("via", "a relation")).map(TenantRule.Via::new);
            if (rule.isEmpty() && via.isPresent() && via.get().get("via").isEmpty()) {
                rows.faults().add(node.place(), path, "'via' is missing", TENANT);
            }
            return rule;
        }
        return rows.text(node, path, TENANT).map(RowsReader::columnOrShared);
    }

    /** What a text says of tenants, here and at the top of the file. */
    static TenantRule columnOrShared(String text) {
        return text.equals(RowSettings.NO_RULE) ? new TenantRule.Shared() : new TenantRule.Column(text);
    }
}
