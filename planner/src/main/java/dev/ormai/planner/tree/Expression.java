package dev.ormai.planner.tree;

/** A value in a statement. Closed: what is not one of these kinds is refused by the parser. */
public sealed interface Expression
        permits ColumnReference,
                StringLiteral,
                NationalLiteral,
                NumberLiteral,
                BooleanLiteral,
                NullLiteral,
                BinaryLiteral,
                TypedLiteral,
                IntervalLiteral,
                KeywordValue,
                SystemVariable,
                UserVariable,
                Parameter,
                PolicyParameter,
                Parenthesized,
                RowValue,
                UnaryOperation,
                BinaryOperation,
                PatternMatch,
                Between,
                InList,
                InQuery,
                IsTest,
                IsDistinct,
                Exists,
                QuantifiedComparison,
                ScalarQuery,
                CaseExpression,
                Cast,
                Collate,
                AtTimeZone,
                FunctionCall,
                KeywordCall,
                NamedArgument,
                ArrayLiteral,
                ArrayQuery,
                Subscript,
                Slice,
                FieldAccess {
    <R> R match(Cases<R> cases);

    /** The same node with each direct child (expression, query, order item) replaced by what the mapper makes of it. */
    Expression mapChildren(TreeMapper mapper);

    /** One method for each kind, so that a new kind does not compile until every reader handles it. */
    interface Cases<R> {
        R columnReference(ColumnReference expression);

        R stringLiteral(StringLiteral expression);

        R nationalLiteral(NationalLiteral expression);

        R numberLiteral(NumberLiteral expression);

        R booleanLiteral(BooleanLiteral expression);

        R nullLiteral(NullLiteral expression);

        R binaryLiteral(BinaryLiteral expression);

        R typedLiteral(TypedLiteral expression);

        R intervalLiteral(IntervalLiteral expression);

        R keywordValue(KeywordValue expression);

        R systemVariable(SystemVariable expression);

        R userVariable(UserVariable expression);

        R parameter(Parameter expression);

        R policyParameter(PolicyParameter expression);

        R parenthesized(Parenthesized expression);

        R rowValue(RowValue expression);

        R unaryOperation(UnaryOperation expression);

        R binaryOperation(BinaryOperation expression);

        R patternMatch(PatternMatch expression);

        R between(Between expression);

        R inList(InList expression);

        R inQuery(InQuery expression);

        R isTest(IsTest expression);

        R isDistinct(IsDistinct expression);

        R exists(Exists expression);

        R quantifiedComparison(QuantifiedComparison expression);

        R scalarQuery(ScalarQuery expression);

        R caseExpression(CaseExpression expression);

        R cast(Cast expression);

        R collate(Collate expression);

        R atTimeZone(AtTimeZone expression);

        R functionCall(FunctionCall expression);

        R keywordCall(KeywordCall expression);

        R namedArgument(NamedArgument expression);

        R arrayLiteral(ArrayLiteral expression);

        R arrayQuery(ArrayQuery expression);

        R subscript(Subscript expression);

        R slice(Slice expression);

        R fieldAccess(FieldAccess expression);
    }
}
