package dev.ormai.planner.plan;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.catalog.Catalog;
import dev.ormai.planner.catalog.NameScope;
import dev.ormai.planner.catalog.TableId;
import dev.ormai.planner.names.ColumnLabels;
import dev.ormai.planner.tree.PolicyValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.calcite.sql.SqlNode;

/** What all parts of the conversion of one statement share. Belongs to one thread. */
final class Conversion {
    /** Common tables are spelled out at each place that names them; a chain of n doublings would have 2^n places. */
    private static final int MOST_QUERIES = 2_000;

    /** Values of the policy are numbered from here, those of the client from 0. */
    private static final int FIRST_POLICY_PARAMETER = 1_000;

    private final Catalog catalog;
    private final NameScope names;
    private final PlanTypes types;
    private final Operators operators;
    private final ColumnLabels labels;
    private final Function<TableId, Optional<List<String>>> columns;
    private final List<Converted> unread = new ArrayList<>();
    private final List<PolicyValue> policyValues = new ArrayList<>();
    private int made;
    private int queries;

    /** @param columns the columns of a table as the statement may see it; absent if it may not */
    Conversion(
            Catalog catalog,
            NameScope names,
            PlanTypes types,
            Operators operators,
            Function<TableId, Optional<List<String>>> columns) {
        this.catalog = catalog;
        this.names = names;
        this.types = types;
        this.operators = operators;
        this.labels = new ColumnLabels(catalog.dialect());
        this.columns = columns;
    }

    Dialect dialect() {
        return catalog.dialect();
    }

    Catalog catalog() {
        return catalog;
    }

    NameScope names() {
        return names;
    }

    PlanTypes types() {
        return types;
    }

    Operators operators() {
        return operators;
    }

    ColumnLabels labels() {
        return labels;
    }

    /** MySQL and its kin find a column whatever the case of its name. */
    boolean foldsColumns() {
        return dialect() == Dialect.MYSQL;
    }

    Optional<List<String>> columns(TableId table) {
        return columns.apply(table);
    }

    /** Queries that nobody reads, and which yet name tables. */
    List<Converted> unread() {
        return unread;
    }

    /** A column of the FROM. */
    SqlNode column(VisibleColumn column) {
        List<SqlNode> parts = column.parts().stream()
                .<SqlNode>map(part -> Sql.name(part.qualifier(), part.name()))
                .toList();
        return parts.size() == 1 ? parts.get(0) : operators.function("coalesce").on(parts);
    }

    /** A name that no statement has, for it holds a dollar behind a letter and a number. */
    String fresh(String prefix) {
        return prefix + "$" + made++;
    }

    int policyParameter(PolicyValue value) {
        int known = policyValues.indexOf(value);
        if (known < 0) {
            policyValues.add(value);
            return FIRST_POLICY_PARAMETER + policyValues.size() - 1;
        }
        return FIRST_POLICY_PARAMETER + known;
    }

    /** To be told of each query, so that a statement cannot keep the planner busy for ever. */
    void countQuery() {
        if (++queries > MOST_QUERIES) {
            throw new UnplannableException(
                    "its common table expressions spell out to more than " + MOST_QUERIES + " queries");
        }
    }
}
