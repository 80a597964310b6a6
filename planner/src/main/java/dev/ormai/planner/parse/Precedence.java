package dev.ormai.planner.parse;

import dev.ormai.planner.Dialect;
import java.util.Set;

/** How tightly operators bind, a larger number tighter. The levels are PostgreSQL's; where another database differs, the method says so. */
final class Precedence {
    static final int OR = 1;
    static final int XOR = 2;
    static final int AND = 3;
    static final int NOT = 4;
    static final int IS = 5;
    static final int COMPARISON = 6;
    /** IN, BETWEEN, LIKE and their kin. */
    static final int PREDICATE = 7;
    /** PostgreSQL's operators without a place of their own; in H2 the concatenation. */
    static final int OTHER = 8;

    static final int BIT_OR = 9;
    static final int BIT_AND = 10;
    static final int SHIFT = 11;
    static final int ADDITIVE = 12;
    static final int MULTIPLICATIVE = 13;
    static final int POWER = 14;
    static final int AT_TIME_ZONE = 15;
    static final int COLLATE = 16;
    static final int SIGN = 17;
    static final int SUBSCRIPT = 18;
    static final int CAST = 19;

    private static final Set<String> COMPARISONS = Set.of("=", "<", ">", "<=", ">=", "<>", "!=", "<=>");

    private final Dialect dialect;

    Precedence(Dialect dialect) {
        this.dialect = dialect;
    }

    static boolean isComparison(String operator) {
        return COMPARISONS.contains(operator);
    }

    /** The level of an infix operator. */
    int infix(String operator) {
        return switch (operator) {
            case "or" -> OR;
            case "xor" -> XOR;
            case "and" -> AND;
            case "=", "<", ">", "<=", ">=", "<>" -> COMPARISON;
            case "!=" -> COMPARISON;
            case "+", "-" -> ADDITIVE;
            case "*", "/", "%" -> MULTIPLICATIVE;
            case "div", "mod" -> MULTIPLICATIVE;
            case "^" -> dialect == Dialect.H2 ? OTHER : POWER;
            default -> dialect == Dialect.MYSQL ? mySql(operator) : OTHER;
        };
    }

    private static int mySql(String operator) {
        return switch (operator) {
            case "||" -> OR;
            case "&&" -> AND;
            case "<=>" -> COMPARISON;
            case "|" -> BIT_OR;
            case "&" -> BIT_AND;
            case "<<", ">>" -> SHIFT;
            default -> CAST;
        };
    }

    /** The level of IS: MySQL and H2 chain it with comparisons. */
    int is() {
        return dialect == Dialect.POSTGRESQL ? IS : COMPARISON;
    }

    /** The level of IN, BETWEEN and LIKE: H2 chains them with comparisons. */
    int predicate() {
        return dialect == Dialect.H2 ? COMPARISON : PREDICATE;
    }

    /** Whether a operator of this level may follow another of it without parentheses. */
    boolean chains(int level) {
        return switch (level) {
            case IS, COMPARISON -> dialect != Dialect.POSTGRESQL;
            case PREDICATE -> false;
            default -> true;
        };
    }

    /** What the operand of a prefix operator may hold without parentheses: this level and tighter ones. */
    int prefixOperand(String operator) {
        return switch (operator) {
            case "not" -> NOT;
            case "-", "+" -> SIGN;
            case "!", "binary" -> dialect == Dialect.MYSQL ? SIGN : OTHER;
            case "~" -> dialect == Dialect.POSTGRESQL ? OTHER : SIGN;
            default -> OTHER;
        };
    }
}
