package dev.ormai.planner.parse;

import dev.ormai.planner.lex.Tokens;
import dev.ormai.planner.tree.Query;
import java.util.List;
import java.util.Optional;

/**
 * A statement's tree with the tokens from which it was read.
 *
 * @param selectItems for each item of the select list that names the result's columns, in its order, where its value
 *     stands in the text, without its alias; empty for <code>*</code>
 */
public record ParsedStatement(Query query, Tokens tokens, List<Optional<SourceRange>> selectItems) {
    public ParsedStatement {
        selectItems = List.copyOf(selectItems);
    }
}
