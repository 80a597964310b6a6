package dev.ormai.planner.fence;

import dev.ormai.planner.tree.ArrayLiteral;
import dev.ormai.planner.tree.BinaryOperation;
import dev.ormai.planner.tree.Cast;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.FunctionCall;
import dev.ormai.planner.tree.NullLiteral;
import dev.ormai.planner.tree.Parameter;
import dev.ormai.planner.tree.Parenthesized;
import dev.ormai.planner.tree.PatternMatch;
import dev.ormai.planner.tree.QuantifiedComparison;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.ScalarQuery;
import dev.ormai.planner.tree.Select;
import dev.ormai.planner.tree.SelectItem;
import dev.ormai.planner.tree.StringLiteral;
import dev.ormai.planner.tree.TreeMapper;
import dev.ormai.planner.tree.TypeName;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.RefusedException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Keeps constants from PostgreSQL's planner that it would try on values sampled from all rows and that fail on some: patterns
 * of LIKE and paths of {@code @?} and {@code @@}. A bound pattern stays, for its index, and is noted so that its value is
 * looked at when it is bound; what cannot be looked at becomes a sub-select, which the planner does not compute.
 * <pre>
 * name like lower(?)   →   name like (select lower(?))
 * </pre>
 * Not thread-safe.
 */
public final class SealedPatterns extends TreeMapper {
    private static final Set<String> WORDS = Set.of("like", "ilike", "not like", "not ilike");
    private static final Set<String> SYMBOLS = Set.of("~~", "~~*", "!~~", "!~~*");
    private static final Set<String> TEXTS = Set.of("text", "varchar", "character varying");
    private static final TypeName PATH = TypeName.of("jsonpath");
    private static final TypeName TEXT_ARRAY = new TypeName(Optional.empty(), "text", false, List.of(), "", 1);

    private final Map<Integer, String> bound = new TreeMap<>();

    /** The client's parameters that are patterns, each with the characters that may not stand alone at its end. */
    public Map<Integer, String> bound() {
        return Map.copyOf(bound);
    }

    @Override
    public Expression expression(Expression expression) {
        Expression mapped = super.expression(expression);
        if (mapped instanceof PatternMatch match && WORDS.contains(match.operator())) {
            return new PatternMatch(match.value(), match.negated(), match.operator(), sealed(match), match.escape());
        }
        if (mapped instanceof BinaryOperation operation) {
            return new BinaryOperation(operation.left(), operation.operator(), right(operation));
        }
        if (mapped instanceof QuantifiedComparison comparison
                && (WORDS.contains(comparison.operator()) || SYMBOLS.contains(symbol(comparison.operator())))) {
            return new QuantifiedComparison(
                    comparison.left(), comparison.operator(), comparison.quantifier(), array(comparison.right()));
        }
        return mapped;
    }

    private Expression right(BinaryOperation operation) {
        String symbol = symbol(operation.operator());
        if (SYMBOLS.contains(symbol)) {
            return sealed(operation.right(), "\\");
        }
        return switch (symbol) {
            case "@?" -> path(operation.right());
            case "@@" -> pathOrSearch(operation.right());
            default -> operation.right();
        };
    }

    private static String symbol(String operator) {
        String prefix = "operator(pg_catalog.";
        return operator.startsWith(prefix) ? operator.substring(prefix.length(), operator.length() - 1) : operator;
    }

    private Expression sealed(PatternMatch match) {
        if (match.escape().isEmpty()) {
            return sealed(match.pattern(), "\\");
        }
        boolean known = match.escape().get() instanceof StringLiteral literal
                && literal.value().length() <= 1;
        if (!known) {
            return VaryingParts.in(match.pattern()) ? match.pattern() : select(match.pattern());
        }
        return sealed(match.pattern(), ((StringLiteral) match.escape().get()).value());
    }

    /** @param escape one character, or none where nothing escapes */
    private Expression sealed(Expression pattern, String escape) {
        Expression core = core(pattern);
        if (escape.isEmpty() || core instanceof NullLiteral || VaryingParts.in(core)) {
            return pattern;
        }
        if (core instanceof StringLiteral literal) {
            Patterns.requireWhole(literal.value(), escape.charAt(0));
            return pattern;
        }
        if (core instanceof Parameter parameter) {
            bound.merge(parameter.index(), escape, (a, b) -> a.contains(b) ? a : a + b);
            return pattern;
        }
        return endsWell(core, escape.charAt(0)) ? pattern : select(pattern);
    }

    /** Whatever stands before, the last character is a literal one and escapes nothing. */
    private static boolean endsWell(Expression pattern, char escape) {
        Expression core = core(pattern);
        if (core instanceof BinaryOperation operation && operation.operator().equals("||")) {
            return endsWell(operation.right(), escape);
        }
        if (core instanceof FunctionCall call
                && call.name().builtIn()
                && call.name().key().equals("concat")
                && !call.arguments().isEmpty()) {
            return endsWell(call.arguments().get(call.arguments().size() - 1), escape);
        }
        return core instanceof StringLiteral literal
                && !literal.value().isEmpty()
                && literal.value().charAt(literal.value().length() - 1) != escape;
    }

    /** Without parentheses and casts that change no text. */
    private static Expression core(Expression expression) {
        if (expression instanceof Parenthesized parenthesized) {
            return core(parenthesized.inner());
        }
        boolean plain = expression instanceof Cast cast
                && TEXTS.contains(cast.type().name())
                && cast.type().modifiers().isEmpty()
                && cast.type().dimensions() == 0;
        return plain ? core(((Cast) expression).value()) : expression;
    }

    private Expression array(Expression array) {
        if (array instanceof ScalarQuery || VaryingParts.in(array)) {
            return array;
        }
        if (array instanceof ArrayLiteral literal) {
            return new ArrayLiteral(
                    literal.items().stream().map(item -> sealed(item, "\\")).toList(), literal.keyword());
        }
        return new Cast(select(array), TEXT_ARRAY, Cast.Style.COLONS);
    }

    private static Expression path(Expression path) {
        if (VaryingParts.in(path)) {
            return path;
        }
        boolean typed = path instanceof Cast cast && cast.type().name().equals(PATH.name());
        return select(typed ? path : new Cast(path, PATH, Cast.Style.COLONS));
    }

    /** A path that reads nothing of the document fails nowhere; a search knows no $. */
    private static Expression pathOrSearch(Expression right) {
        Expression core = right instanceof Parenthesized parenthesized ? parenthesized.inner() : right;
        if (core instanceof Parameter) {
            throw new RefusedException(Refusal.of(
                    ErrorCode.STATEMENT_NOT_SUPPORTED,
                    "a parameter behind @@ may be a path or a search",
                    "write ?::jsonpath or ?::tsquery"));
        }
        boolean path = core instanceof StringLiteral literal && literal.value().contains("$")
                || core instanceof Cast cast && cast.type().name().equals(PATH.name());
        return path ? path(core) : right;
    }

    private static Expression select(Expression value) {
        SelectItem item = new SelectItem.Value(value, Optional.empty());
        return new ScalarQuery(Query.of(Select.of(List.of(item), List.of(), Optional.empty())));
    }
}
