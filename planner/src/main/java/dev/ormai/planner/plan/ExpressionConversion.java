package dev.ormai.planner.plan;

import dev.ormai.planner.tree.ArrayLiteral;
import dev.ormai.planner.tree.ArrayQuery;
import dev.ormai.planner.tree.AtTimeZone;
import dev.ormai.planner.tree.Between;
import dev.ormai.planner.tree.BinaryLiteral;
import dev.ormai.planner.tree.BinaryOperation;
import dev.ormai.planner.tree.BooleanLiteral;
import dev.ormai.planner.tree.CaseExpression;
import dev.ormai.planner.tree.Cast;
import dev.ormai.planner.tree.Collate;
import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.Exists;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.FieldAccess;
import dev.ormai.planner.tree.FunctionCall;
import dev.ormai.planner.tree.InList;
import dev.ormai.planner.tree.InQuery;
import dev.ormai.planner.tree.IntervalLiteral;
import dev.ormai.planner.tree.IsDistinct;
import dev.ormai.planner.tree.IsTest;
import dev.ormai.planner.tree.KeywordCall;
import dev.ormai.planner.tree.KeywordValue;
import dev.ormai.planner.tree.NamedArgument;
import dev.ormai.planner.tree.NationalLiteral;
import dev.ormai.planner.tree.NullLiteral;
import dev.ormai.planner.tree.NumberLiteral;
import dev.ormai.planner.tree.Parameter;
import dev.ormai.planner.tree.Parenthesized;
import dev.ormai.planner.tree.PatternMatch;
import dev.ormai.planner.tree.PolicyParameter;
import dev.ormai.planner.tree.QuantifiedComparison;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.RowValue;
import dev.ormai.planner.tree.ScalarQuery;
import dev.ormai.planner.tree.Slice;
import dev.ormai.planner.tree.StringLiteral;
import dev.ormai.planner.tree.Subscript;
import dev.ormai.planner.tree.SystemVariable;
import dev.ormai.planner.tree.TypedLiteral;
import dev.ormai.planner.tree.UnaryOperation;
import dev.ormai.planner.tree.UserVariable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** Expressions of one select. Behind its grouping a key, an aggregate or a column becomes a column of the grouping. */
final class ExpressionConversion implements Expression.Cases<SqlNode> {
    /** Longer numbers are taken as approximate; more digits mean nothing to a plan. */
    private static final int MOST_DIGITS = 30;

    private final Conversion conversion;
    private final Operators operators;
    private final Scope scope;
    private final CommonTables tables;
    private final CallConversion calls;

    ExpressionConversion(Conversion conversion, Scope scope, CommonTables tables) {
        this.conversion = conversion;
        this.operators = conversion.operators();
        this.scope = scope;
        this.tables = tables;
        this.calls = new CallConversion(conversion, scope, this);
    }

    SqlNode convert(Expression expression) {
        Grouping grouping = scope.grouping();
        if (grouping != null && !grouping.plainKeys()) {
            Optional<SqlNode> key = grouping.result(canonical(expression));
            if (key.isPresent()) {
                return key.get();
            }
        }
        return expression.match(this);
    }

    List<SqlNode> convert(List<Expression> expressions) {
        return expressions.stream().map(this::convert).toList();
    }

    /** An expression where a truth value must stand. */
    SqlNode condition(Expression expression) {
        SqlNode node = convert(expression);
        return isTruth(node) ? node : operators.truth().on(node);
    }

    Scope scope() {
        return scope;
    }

    Expression canonical(Expression expression) {
        return new Canonical(scope).expression(expression);
    }

    private boolean isTruth(SqlNode node) {
        if (!(node instanceof SqlCall call)) {
            return false;
        }
        if (call.getOperator() instanceof LooseFunction function) {
            return function.type().equals(conversion.types().truth());
        }
        return switch (call.getKind()) {
            case AND, OR, NOT, EXISTS, IN, NOT_IN -> true;
            default -> false;
        };
    }

    private SqlNode query(Query query) {
        return new QueryConversion(conversion).convert(query, scope, tables).node();
    }

    private SqlNode call(String name, Expression... operands) {
        return operators.function(name).on(convert(List.of(operands)));
    }

    private SqlNode literal(SqlNode node) {
        return conversion.types().typed() ? node : operators.untyped().on(node);
    }

    SqlNode string(String value) {
        return literal(SqlLiteral.createCharString(value, Sql.NOWHERE));
    }

    @Override
    public SqlNode columnReference(ColumnReference reference) {
        Optional<Scope> owner = scope.owner(reference);
        if (owner.isPresent()) {
            VisibleColumn column = owner.get().local(reference).orElseThrow();
            Grouping grouping = owner.get().grouping();
            return grouping == null ? conversion.column(column) : grouping.column(column);
        }
        if (reference.parts().size() == 1) {
            Optional<Source> row = scope.visibleSource(reference.column());
            if (row.isPresent() && !scope.hasColumn(reference.column())) {
                return wholeRow(row.get());
            }
        }
        List<String> parts = reference.parts();
        return Sql.name(
                parts.subList(Math.max(0, parts.size() - 2), parts.size()).toArray(String[]::new));
    }

    private SqlNode wholeRow(Source source) {
        List<Expression> columns = source.columns().stream()
                .<Expression>map(column -> ColumnReference.of(source.alias(), column))
                .toList();
        return source.function() && columns.size() == 1
                ? convert(columns.get(0))
                : operators.function("row").on(convert(columns));
    }

    @Override
    public SqlNode stringLiteral(StringLiteral expression) {
        return string(expression.value());
    }

    @Override
    public SqlNode nationalLiteral(NationalLiteral expression) {
        return string(expression.value());
    }

    @Override
    public SqlNode numberLiteral(NumberLiteral expression) {
        String text = expression.text();
        if (text.length() <= MOST_DIGITS && text.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.')) {
            return literal(SqlLiteral.createExactNumeric(new BigDecimal(text).toPlainString(), Sql.NOWHERE));
        }
        try {
            double value = Double.parseDouble(text);
            String plain = Double.isFinite(value) ? Double.toString(value) : "1E300";
            return literal(SqlLiteral.createApproxNumeric(plain.contains("E") ? plain : plain + "E0", Sql.NOWHERE));
        } catch (NumberFormatException e) {
            return operators.function("number").on(string(text));
        }
    }

    @Override
    public SqlNode booleanLiteral(BooleanLiteral expression) {
        return operators.predicate(Boolean.toString(expression.value())).on();
    }

    @Override
    public SqlNode nullLiteral(NullLiteral expression) {
        return operators.nothing().on();
    }

    @Override
    public SqlNode binaryLiteral(BinaryLiteral expression) {
        return operators
                .function(expression.kind().name().toLowerCase(Locale.ROOT))
                .on(string(expression.digits()));
    }

    @Override
    public SqlNode typedLiteral(TypedLiteral expression) {
        return operators.cast(expression.type()).on(string(expression.value()));
    }

    @Override
    public SqlNode intervalLiteral(IntervalLiteral expression) {
        return call("interval" + expression.unit().map(u -> " " + u).orElse(""), expression.value());
    }

    @Override
    public SqlNode keywordValue(KeywordValue expression) {
        return operators.function(expression.keyword()).on();
    }

    @Override
    public SqlNode systemVariable(SystemVariable expression) {
        return operators.function(expression.toString()).on();
    }

    @Override
    public SqlNode userVariable(UserVariable expression) {
        return operators.function("@" + expression.name()).on();
    }

    @Override
    public SqlNode parameter(Parameter expression) {
        return operators.parameter().on(new SqlDynamicParam(expression.index() - 1, Sql.NOWHERE));
    }

    @Override
    public SqlNode policyParameter(PolicyParameter expression) {
        int index = conversion.policyParameter(expression.value());
        return operators.parameter().on(new SqlDynamicParam(index, Sql.NOWHERE));
    }

    @Override
    public SqlNode parenthesized(Parenthesized expression) {
        return convert(expression.inner());
    }

    @Override
    public SqlNode rowValue(RowValue expression) {
        return operators.function("row").on(convert(expression.items()));
    }

    @Override
    public SqlNode unaryOperation(UnaryOperation expression) {
        boolean negation =
                expression.operator().equals("not") || (expression.operator().equals("!") && conversion.foldsColumns());
        if (negation) {
            return SqlStdOperatorTable.NOT.createCall(Sql.NOWHERE, condition(expression.operand()));
        }
        return call(expression.operator(), expression.operand());
    }

    @Override
    public SqlNode binaryOperation(BinaryOperation expression) {
        String operator = expression.operator();
        switch (operator) {
            case "and", "&&", "or", "xor" -> {
                if (!operator.equals("&&") || conversion.foldsColumns()) {
                    return logic(operator, expression);
                }
            }
            default -> {
                Optional<LooseFunction> comparison = operators.comparison(operator);
                if (comparison.isPresent()) {
                    return comparison.get().on(convert(expression.left()), convert(expression.right()));
                }
            }
        }
        return call(operator, expression.left(), expression.right());
    }

    private SqlNode logic(String operator, BinaryOperation expression) {
        SqlNode left = condition(expression.left());
        SqlNode right = condition(expression.right());
        return switch (operator) {
            case "or" -> SqlStdOperatorTable.OR.createCall(Sql.NOWHERE, left, right);
            case "xor" -> operators.predicate("xor").on(left, right);
            default -> Sql.and(left, right);
        };
    }

    @Override
    public SqlNode patternMatch(PatternMatch expression) {
        List<Expression> operands = new ArrayList<>(List.of(expression.value(), expression.pattern()));
        expression.escape().ifPresent(operands::add);
        return negated(
                expression.negated(), operators.predicate(expression.operator()).on(convert(operands)));
    }

    private static SqlNode negated(boolean negated, SqlNode node) {
        return negated ? SqlStdOperatorTable.NOT.createCall(Sql.NOWHERE, node) : node;
    }

    @Override
    public SqlNode between(Between expression) {
        List<Expression> operands = List.of(expression.value(), expression.low(), expression.high());
        return negated(expression.negated(), operators.predicate("between").on(convert(operands)));
    }

    @Override
    public SqlNode inList(InList expression) {
        List<Expression> operands = new ArrayList<>(List.of(expression.value()));
        operands.addAll(expression.items());
        return negated(expression.negated(), operators.predicate("in").on(convert(operands)));
    }

    @Override
    public SqlNode inQuery(InQuery expression) {
        return in(expression.negated(), expression.value(), expression.query());
    }

    private SqlNode in(boolean negated, Expression value, Query query) {
        Expression plain = value;
        while (plain instanceof Parenthesized parenthesized) {
            plain = parenthesized.inner();
        }
        SqlNode left = plain instanceof RowValue row
                ? SqlStdOperatorTable.ROW.createCall(Sql.NOWHERE, convert(row.items()))
                : convert(plain);
        return (negated ? operators.notIn : operators.in).createCall(Sql.NOWHERE, left, query(query));
    }

    @Override
    public SqlNode isTest(IsTest expression) {
        SqlNode test =
                switch (expression.test()) {
                    case NULL ->
                        operators
                                .predicate("is null", SqlStdOperatorTable.IS_NULL)
                                .on(convert(expression.value()));
                    case TRUE ->
                        operators
                                .predicate("is true", SqlStdOperatorTable.IS_TRUE)
                                .on(condition(expression.value()));
                    case FALSE ->
                        operators
                                .predicate("is false", SqlStdOperatorTable.IS_FALSE)
                                .on(condition(expression.value()));
                    case UNKNOWN -> operators.predicate("is unknown").on(convert(expression.value()));
                };
        return negated(expression.negated(), test);
    }

    @Override
    public SqlNode isDistinct(IsDistinct expression) {
        SqlNode same = operators
                .predicate("is not distinct from", SqlStdOperatorTable.IS_NOT_DISTINCT_FROM)
                .on(convert(expression.left()), convert(expression.right()));
        return negated(!expression.negated(), same);
    }

    @Override
    public SqlNode exists(Exists expression) {
        return SqlStdOperatorTable.EXISTS.createCall(Sql.NOWHERE, oneRow(query(expression.query())));
    }

    /** Asks for one row: else the library drops what the rows are made of, a policy's project and whole queries too. */
    private SqlNode oneRow(SqlNode query) {
        SqlSelect rows = query instanceof SqlSelect select && select.getFetch() == null
                ? select
                : Sql.select(List.of(Sql.star()), Optional.of(Sql.as(query, conversion.fresh("e"))), Optional.empty());
        rows.setFetch(Sql.number(1));
        return rows;
    }

    @Override
    public SqlNode quantifiedComparison(QuantifiedComparison expression) {
        boolean all = expression.quantifier().equals("all");
        if (expression.right() instanceof ScalarQuery set) {
            boolean unequal =
                    expression.operator().equals("<>") || expression.operator().equals("!=");
            if (all ? unequal : expression.operator().equals("=")) {
                return in(all, expression.left(), set.query());
            }
        }
        SqlNode set = expression.right() instanceof ScalarQuery many
                ? SqlStdOperatorTable.ARRAY_QUERY.createCall(Sql.NOWHERE, query(many.query()))
                : convert(expression.right());
        return operators
                .predicate(expression.operator() + (all ? " all" : " any"))
                .on(convert(expression.left()), set);
    }

    @Override
    public SqlNode scalarQuery(ScalarQuery expression) {
        return SqlStdOperatorTable.SCALAR_QUERY.createCall(Sql.NOWHERE, query(expression.query()));
    }

    @Override
    public SqlNode caseExpression(CaseExpression expression) {
        List<SqlNode> operands = new ArrayList<>();
        expression.operand().ifPresent(operand -> operands.add(convert(operand)));
        for (CaseExpression.When branch : expression.branches()) {
            operands.add(convert(branch.condition()));
            operands.add(convert(branch.result()));
        }
        expression.otherwise().ifPresent(otherwise -> operands.add(convert(otherwise)));
        return operators
                .function(expression.operand().isPresent() ? "case of" : "case")
                .on(operands);
    }

    @Override
    public SqlNode cast(Cast expression) {
        return operators.cast(expression.type()).on(convert(expression.value()));
    }

    @Override
    public SqlNode collate(Collate expression) {
        return call("collate " + expression.collation(), expression.value());
    }

    @Override
    public SqlNode atTimeZone(AtTimeZone expression) {
        return call("at time zone", expression.value(), expression.zone());
    }

    @Override
    public SqlNode functionCall(FunctionCall expression) {
        return calls.convert(expression);
    }

    @Override
    public SqlNode keywordCall(KeywordCall expression) {
        return calls.convert(expression);
    }

    @Override
    public SqlNode namedArgument(NamedArgument expression) {
        return call(expression.name() + " =>", expression.value());
    }

    @Override
    public SqlNode arrayLiteral(ArrayLiteral expression) {
        return operators.function("array").on(convert(expression.items()));
    }

    @Override
    public SqlNode arrayQuery(ArrayQuery expression) {
        SqlNode query = query(expression.query());
        return operators.function("array").on(SqlStdOperatorTable.ARRAY_QUERY.createCall(Sql.NOWHERE, query));
    }

    @Override
    public SqlNode subscript(Subscript expression) {
        return call("item", expression.value(), expression.index());
    }

    @Override
    public SqlNode slice(Slice expression) {
        List<Expression> operands = new ArrayList<>(List.of(expression.value()));
        expression.from().ifPresent(operands::add);
        expression.to().ifPresent(operands::add);
        return operators.function("slice").on(convert(operands));
    }

    @Override
    public SqlNode fieldAccess(FieldAccess expression) {
        Expression value = expression.value();
        while (value instanceof Parenthesized parenthesized) {
            value = parenthesized.inner();
        }
        if (value instanceof ColumnReference row
                && row.parts().size() == 1
                && scope.owner(row).isEmpty()) {
            return convert(ColumnReference.of(row.column(), expression.field()));
        }
        return call("field " + expression.field(), value);
    }
}
