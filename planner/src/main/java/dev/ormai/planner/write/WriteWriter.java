package dev.ormai.planner.write;

import dev.ormai.planner.tree.Delete;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.Insert;
import dev.ormai.planner.tree.Update;
import dev.ormai.planner.tree.Write;
import java.util.Optional;

/** Writes the statements that change rows. */
final class WriteWriter {
    private final SqlText text;
    private final QueryWriter queries;

    WriteWriter(SqlText text) {
        this.text = text;
        this.queries = new QueryWriter(text);
    }

    void write(Write write) {
        if (write instanceof Insert insert) {
            target("insert into", insert);
            insert(insert);
        } else if (write instanceof Update update) {
            target("update", update);
            text.word("set");
            queries.list(update.assignments(), assignment -> {
                text.name(assignment.column()).operator("=");
                queries.expression(assignment.value());
            });
            where(update.where());
        } else {
            target("delete from", write);
            where(((Delete) write).where());
        }
        if (!write.returning().isEmpty()) {
            text.word("returning");
            queries.selectItems(write.returning());
        }
    }

    private void target(String words, Write write) {
        text.word(words).names(write.table().parts());
        write.alias().ifPresent(alias -> text.word("as").name(alias));
    }

    private void insert(Insert insert) {
        if (!insert.columns().isEmpty()) {
            text.open();
            queries.names(insert.columns());
            text.close();
        }
        if (insert.rows().isEmpty()) {
            text.word("default values");
            return;
        }
        text.word("values");
        queries.list(insert.rows(), row -> {
            text.open();
            queries.expressions(row);
            text.close();
        });
    }

    private void where(Optional<Expression> condition) {
        if (condition.isPresent()) {
            text.word("where");
            queries.expression(condition.get());
        }
    }
}
