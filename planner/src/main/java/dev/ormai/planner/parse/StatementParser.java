package dev.ormai.planner.parse;

import dev.ormai.planner.fidelity.FidelityProof;
import dev.ormai.planner.lex.Tokens;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.Write;
import dev.ormai.planner.tree.WritingQuery;
import dev.ormai.planner.tree.session.SessionStatement;
import dev.ormai.policy.RefusedException;
import java.util.List;
import java.util.Optional;

/**
 * Reads the tokens of a statement into a tree, and proves that the tree says what the tokens say. Takes time linear in
 * the tokens. Stateless, for any number of threads.
 */
public final class StatementParser {

    /**
     * The query that the tokens are.
     *
     * @throws RefusedException if the statement is no query, is wrong, or holds something we cannot reproduce exactly
     */
    public Query parse(Tokens tokens) {
        return parseStatement(tokens).query();
    }

    /** As {@link #parse}, with what {@link ResultLabels} must know of the text. */
    public ParsedStatement parseStatement(Tokens tokens) {
        Cursor cursor = new Cursor(tokens);
        StatementKind.requireQuery(cursor);
        try {
            Query query = new QueryParser(cursor).query(cursor.size());
            FidelityProof.check(tokens, query);
            List<Optional<SourceRange>> items = ResultLabels.namingItems(query.body()).stream()
                    .map(cursor::range)
                    .toList();
            return new ParsedStatement(query, tokens, items);
        } catch (StackOverflowError e) {
            throw tooDeep(cursor, e);
        }
    }

    /**
     * The statement about the session that the tokens are; empty if they are something else. It holds names and values alone,
     * and no part of it is ever sent, so there is nothing for it to be written back for.
     *
     * @throws RefusedException if it is wrong, or one that is not supported in this form
     */
    public Optional<SessionStatement> parseSession(Tokens tokens) {
        return new SessionParser(new Cursor(tokens)).statement();
    }

    /**
     * The insert, update or delete that the tokens are; empty if they begin like something else.
     *
     * @throws RefusedException if the statement is wrong or holds something we cannot reproduce exactly
     */
    public Optional<Write> parseWrite(Tokens tokens) {
        Cursor cursor = new Cursor(tokens);
        if (!WriteParser.startsHere(cursor)) {
            return Optional.empty();
        }
        try {
            Write write = new WriteParser(cursor).write();
            FidelityProof.check(tokens, write);
            return Optional.of(write);
        } catch (StackOverflowError e) {
            throw tooDeep(cursor, e);
        }
    }

    /**
     * The query over what a write gives that the tokens are; empty if they are something else.
     *
     * @throws RefusedException as {@link #parseWrite}
     */
    public Optional<WritingQuery> parseWritingQuery(Tokens tokens) {
        Cursor cursor = new Cursor(tokens);
        if (!WriteParser.startsQueryHere(cursor)) {
            return Optional.empty();
        }
        try {
            WritingQuery query = new WriteParser(cursor).query();
            FidelityProof.check(tokens, query);
            return Optional.of(query);
        } catch (StackOverflowError e) {
            throw tooDeep(cursor, e);
        }
    }

    /**
     * The one expression that the tokens are, such as a row filter of a policy.
     *
     * @throws RefusedException if it is wrong, is more than an expression, or holds something we cannot reproduce exactly
     */
    public Expression parseExpression(Tokens tokens) {
        Cursor cursor = new Cursor(tokens);
        try {
            Expression expression = new QueryParser(cursor).expressions().expression();
            if (!cursor.atEnd()) {
                throw cursor.unexpected();
            }
            FidelityProof.check(tokens, expression);
            return expression;
        } catch (StackOverflowError e) {
            throw tooDeep(cursor, e);
        }
    }

    /** The limits on depth leave room enough on the usual stack; a caller's thread may have less. */
    private static RefusedException tooDeep(Cursor cursor, StackOverflowError cause) {
        RefusedException refusal = cursor.unsupported(0, "the statement is nested too deep", "simplify the statement");
        refusal.addSuppressed(cause);
        return refusal;
    }
}
