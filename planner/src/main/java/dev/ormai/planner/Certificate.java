package dev.ormai.planner;

import dev.ormai.planner.catalog.TableId;
import java.util.List;

/**
 * What was proved of a text by reading it again.
 *
 * @param textDigest SHA-256 of the text, hexadecimal
 * @param tables every base table that occurs; each stands alone inside exactly its policy relation
 * @param functions every function that occurs, lower case; each is on the list
 * @param confirmedByPlan whether the relational plan names the same tables and predicates
 */
public record Certificate(String textDigest, List<TableId> tables, List<String> functions, boolean confirmedByPlan) {
    public Certificate {
        tables = List.copyOf(tables);
        functions = List.copyOf(functions);
    }
}
