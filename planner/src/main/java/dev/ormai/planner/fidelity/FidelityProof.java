package dev.ormai.planner.fidelity;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.lex.LexException;
import dev.ormai.planner.lex.Lexer;
import dev.ormai.planner.lex.Position;
import dev.ormai.planner.lex.Token;
import dev.ormai.planner.lex.Tokens;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.Write;
import dev.ormai.planner.tree.WritingQuery;
import dev.ormai.planner.write.SqlWriter;
import dev.ormai.planner.write.WrittenSql;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.RefusedException;
import java.util.List;

/**
 * The proof on which everything behind the parser stands: the tree, written as text and read by the lexer again, gives
 * the tokens that came in. Words that mean nothing where they stand are passed over; {@link Noise} lists them. Pure.
 */
public final class FidelityProof {
    private FidelityProof() {}

    /** Throws a refusal with code STATEMENT_NOT_SUPPORTED if the tree is not what the tokens say. */
    public static void check(Tokens source, Query tree) {
        try {
            compare(source, SqlWriter.write(tree, source.dialect()));
        } catch (IllegalArgumentException e) {
            throw unwritable(source, e);
        }
    }

    /** As {@link #check(Tokens, Query)}, for a statement that changes rows. */
    public static void check(Tokens source, Write tree) {
        try {
            compare(source, SqlWriter.write(tree, source.dialect()));
        } catch (IllegalArgumentException e) {
            throw unwritable(source, e);
        }
    }

    /** As {@link #check(Tokens, Query)}, for a query over what a write gives. */
    public static void check(Tokens source, WritingQuery tree) {
        try {
            compare(source, SqlWriter.write(tree, source.dialect()));
        } catch (IllegalArgumentException e) {
            throw unwritable(source, e);
        }
    }

    /** As {@link #check(Tokens, Query)}, for the text of one expression. */
    public static void check(Tokens source, Expression tree) {
        try {
            compare(source, SqlWriter.write(tree, source.dialect()));
        } catch (IllegalArgumentException e) {
            throw unwritable(source, e);
        }
    }

    private static void compare(Tokens source, WrittenSql written) {
        Dialect dialect = source.dialect();
        List<Token> back;
        try {
            back = Lexer.of(dialect).lex(written.text()).tokens();
        } catch (LexException e) {
            throw unwritable(source, e);
        }
        int difference = new Comparison(dialect, source.tokens(), back, written.parameters()).firstDifference();
        if (difference >= 0) {
            throw refusal(source, difference);
        }
    }

    private static RefusedException refusal(Tokens source, int index) {
        List<Token> tokens = source.tokens();
        boolean atEnd = index >= tokens.size();
        int offset =
                atEnd ? tokens.get(tokens.size() - 1).end() : tokens.get(index).start();
        Position position = source.position(offset);
        String place = atEnd ? "the end" : "this part";
        return new RefusedException(Refusal.of(
                        ErrorCode.STATEMENT_NOT_SUPPORTED,
                        "line " + position + ": " + place + " of the statement cannot be reproduced exactly",
                        "write it in a more common form")
                .with("line", position.line())
                .with("column", position.column()));
    }

    private static RefusedException unwritable(Tokens source, RuntimeException cause) {
        Position position = source.position(0);
        return new RefusedException(
                Refusal.of(
                        ErrorCode.STATEMENT_NOT_SUPPORTED,
                        "line " + position + ": the statement cannot be reproduced exactly",
                        "look for names or strings with unusual characters"),
                cause);
    }
}
