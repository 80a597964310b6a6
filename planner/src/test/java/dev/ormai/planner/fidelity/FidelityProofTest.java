package dev.ormai.planner.fidelity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.lex.Lexer;
import dev.ormai.planner.lex.Token;
import dev.ormai.planner.lex.Tokens;
import dev.ormai.planner.parse.StatementParser;
import dev.ormai.planner.tree.BinaryOperation;
import dev.ormai.planner.tree.BooleanLiteral;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.NumberLiteral;
import dev.ormai.planner.tree.Parenthesized;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.TreeMapper;
import dev.ormai.policy.RefusedException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class FidelityProofTest {
    private static final String SAMPLES = "dev.ormai.planner.fidelity.Samples#tokens";

    private final StatementParser parser = new StatementParser();

    @ParameterizedTest
    @MethodSource(SAMPLES)
    void sampleIsReproduced(Tokens tokens) {
        Query tree = parser.parse(tokens);

        assertThatCode(() -> FidelityProof.check(tokens, tree)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource(SAMPLES)
    void changedTokenIsNoticedUnlessTheTreeStaysTheSame(Tokens tokens) {
        Query tree = parser.parse(tokens);

        int noticed = 0;
        for (Tokens changed : changes(tokens)) {
            if (proves(changed, tree)) {
                assertThat(parser.parse(changed)).as(texts(changed)).isEqualTo(tree);
            } else {
                noticed++;
            }
        }

        assertThat(noticed).isGreaterThan(tokens.tokens().size());
    }

    private static boolean proves(Tokens tokens, Query tree) {
        try {
            FidelityProof.check(tokens, tree);
            return true;
        } catch (RefusedException e) {
            return false;
        }
    }

    private static String texts(Tokens tokens) {
        return tokens.tokens().stream().map(Token::text).toList().toString();
    }

    /** Each token left out, doubled, and swapped with the next. */
    private static List<Tokens> changes(Tokens tokens) {
        List<Tokens> changes = new ArrayList<>();
        List<Token> original = tokens.tokens();
        for (int i = 0; i < original.size(); i++) {
            List<Token> without = new ArrayList<>(original);
            without.remove(i);
            List<Token> doubled = new ArrayList<>(original);
            doubled.add(i, original.get(i));
            List<Token> swapped = new ArrayList<>(original);
            if (i + 1 < original.size()) {
                Collections.swap(swapped, i, i + 1);
            }
            for (List<Token> list : List.of(without, doubled, swapped)) {
                if (!list.isEmpty() && !sameTokens(list, original)) {
                    changes.add(new Tokens(tokens.source(), tokens.dialect(), list));
                }
            }
        }
        return changes;
    }

    private static boolean sameTokens(List<Token> left, List<Token> right) {
        if (left.size() != right.size()) {
            return false;
        }
        for (int i = 0; i < left.size(); i++) {
            if (!left.get(i).sameAs(right.get(i))) {
                return false;
            }
        }
        return true;
    }

    @ParameterizedTest
    @MethodSource(SAMPLES)
    void changedNodeIsNoticed(Tokens tokens) {
        Query tree = parser.parse(tokens);
        ChangeOne counting = new ChangeOne(-1);
        counting.query(tree);

        for (int i = 0; i < counting.seen; i++) {
            Query changed = new ChangeOne(i).query(tree);

            assertThat(changed).isNotEqualTo(tree);
            assertThat(proves(tokens, changed)).as("%s", changed).isFalse();
        }
    }

    /** Changes the expression with one number, counted from 0 in the order of the walk. */
    private static final class ChangeOne extends TreeMapper {
        private final int target;
        private int seen;

        ChangeOne(int target) {
            this.target = target;
        }

        @Override
        public Expression expression(Expression expression) {
            if (seen++ != target) {
                return super.expression(expression);
            }
            if (expression instanceof BinaryOperation operation) {
                return new BinaryOperation(operation.left(), operation.operator() + "+", operation.right());
            }
            if (expression instanceof NumberLiteral number) {
                return new NumberLiteral(number.text() + "0");
            }
            if (expression instanceof BooleanLiteral literal) {
                return new BooleanLiteral(!literal.value());
            }
            return new Parenthesized(expression);
        }
    }

    @Test
    void reservedWordIsNotTakenForAName() {
        Tokens tokens = Lexer.of(Dialect.POSTGRESQL).lex("select a from only t");
        Query wrong = parser.parse(Lexer.of(Dialect.POSTGRESQL).lex("select a from \"only\" t"));

        assertThatThrownBy(() -> FidelityProof.check(tokens, wrong))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("line 1:15: this part of the statement cannot be reproduced exactly");
    }

    @Test
    void quotedNameIsNotAKeyword() {
        Tokens tokens = Lexer.of(Dialect.POSTGRESQL).lex("select \"current_user\"");
        Query wrong = parser.parse(Lexer.of(Dialect.POSTGRESQL).lex("select current_user"));

        assertThat(proves(tokens, wrong)).isFalse();
    }

    @Test
    void nameInOtherCaseIsAnotherName() {
        Tokens tokens = Lexer.of(Dialect.POSTGRESQL).lex("select A from t");
        Query wrong = parser.parse(Lexer.of(Dialect.POSTGRESQL).lex("select \"A\" from t"));

        assertThat(proves(tokens, wrong)).isFalse();
    }

    @Test
    void castIsNotReplacedByItsOtherSpelling() {
        Tokens tokens = Lexer.of(Dialect.POSTGRESQL).lex("select cast(a as int)");
        Query other = parser.parse(Lexer.of(Dialect.POSTGRESQL).lex("select a::int"));

        assertThat(proves(tokens, other)).isFalse();
    }
}
