package dev.ormai.driver;

import dev.ormai.planner.ParameterSource;
import dev.ormai.planner.catalog.Catalog;
import dev.ormai.planner.catalog.Column;
import dev.ormai.planner.catalog.ForeignKey;
import dev.ormai.planner.catalog.Table;
import dev.ormai.planner.catalog.TableId;
import dev.ormai.policy.Principal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What an approval is bound to.
 *
 * @param statement who writes what, and why
 * @param state what it was decided upon: the policy, the tables, the rows
 */
record ApprovalDigests(String statement, String state) {
    /**
     * The statement as it was asked for and as it will run, to the letter, with each value.
     *
     * @throws OrmAiSqlException for a value that has no form of its own, such as a stream
     */
    static String statement(
            Principal principal, AskedWrite asked, String text, Admission admission, ClientParameters parameters)
            throws OrmAiSqlException {
        try {
            return new CanonicalEncoding("ormai approval, statement, 1")
                    .add(principal.tenant())
                    .add(principal.user())
                    .add(principal.roles())
                    .add(principal.attributes())
                    .add(asked.operation())
                    .add(asked.model())
                    .add(asked.reason())
                    .add(text)
                    .add(admission.sql.text())
                    .add(admission.sql.parameters().stream()
                            .map(ParameterSource::toString)
                            .toList())
                    .add(asked.arguments())
                    .add(parameters.values())
                    .hex();
        } catch (IllegalArgumentException e) {
            throw Refusals.invalid(
                    "a value of the write, or its reason, cannot be put up for approval",
                    "give values as plain values and texts without half characters");
        }
    }

    /**
     * @param database where it would run
     * @param rows that it would change, as its principal sees them
     */
    static String state(
            String database,
            String policyVersion,
            Admission admission,
            Catalog catalog,
            List<Map<String, Object>> rows) {
        CanonicalEncoding encoding =
                new CanonicalEncoding("ormai approval, state, 2").add(database).add(policyVersion);
        admission.explanation.tables().stream()
                .sorted(Comparator.comparing(TableId::toString))
                .forEach(id -> add(catalog.table(id), encoding));
        return encoding.add(rows).hex();
    }

    private static void add(Table table, CanonicalEncoding encoding) {
        encoding.add(table.id().toString())
                .add(table.columns().stream().map(Column::toString).toList())
                .add(table.primaryKey())
                .add(table.foreignKeys().stream()
                        .map(ForeignKey::toString)
                        .sorted()
                        .toList());
    }
}
