package dev.ormai.planner.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Spells the pieces of a Calcite statement. No position is known: the text is not ours to point at. */
final class Sql {
    static final SqlParserPos NOWHERE = SqlParserPos.ZERO;

    private Sql() {}

    static SqlIdentifier name(String... parts) {
        return new SqlIdentifier(List.of(parts), NOWHERE);
    }

    static SqlNode star() {
        return SqlIdentifier.star(NOWHERE);
    }

    static SqlNode as(SqlNode node, String alias) {
        return SqlStdOperatorTable.AS.createCall(NOWHERE, node, name(alias));
    }

    static SqlNode as(SqlNode node, String alias, List<String> columns) {
        List<SqlNode> operands = new ArrayList<>(List.of(node, name(alias)));
        columns.forEach(column -> operands.add(name(column)));
        return SqlStdOperatorTable.AS.createCall(NOWHERE, operands);
    }

    static SqlNode number(int value) {
        return SqlLiteral.createExactNumeric(Integer.toString(value), NOWHERE);
    }

    static SqlNodeList list(List<? extends SqlNode> nodes) {
        return new SqlNodeList(nodes, NOWHERE);
    }

    static SqlNode and(SqlNode left, SqlNode right) {
        return SqlStdOperatorTable.AND.createCall(NOWHERE, left, right);
    }

    static SqlSelect select(List<? extends SqlNode> items, Optional<SqlNode> from, Optional<SqlNode> where) {
        return new SqlSelect(
                NOWHERE,
                null,
                list(items),
                from.orElse(null),
                where.orElse(null),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
