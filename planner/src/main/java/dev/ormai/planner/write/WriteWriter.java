package dev.ormai.planner.write;

import dev.ormai.planner.tree.Conflict;
import dev.ormai.planner.tree.Delete;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.Insert;
import dev.ormai.planner.tree.Update;
import dev.ormai.planner.tree.Write;
import java.util.List;
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
            insert.conflict().ifPresent(this::conflict);
        } else if (write instanceof Update update) {
            target("update", update);
            text.word("set");
            assignments(update.assignments(), update.tuples());
            from("from", update);
            where(update.where());
        } else {
            target("delete from", write);
            from("using", write);
            where(((Delete) write).where());
        }
        if (!write.returning().isEmpty()) {
            text.word("returning");
            queries.selectItems(write.returning());
        }
    }

    private void assignments(List<Update.Assignment> assignments, List<Update.Tuple> tuples) {
        int at = 0;
        while (at < assignments.size()) {
            if (at > 0) {
                text.comma();
            }
            int first = at;
            int width = tuples.stream()
                    .filter(tuple -> tuple.first() == first)
                    .mapToInt(Update.Tuple::width)
                    .findFirst()
                    .orElse(1);
            List<Update.Assignment> together = assignments.subList(at, at + width);
            if (width == 1) {
                text.name(together.get(0).column()).operator("=");
                queries.expression(together.get(0).value());
            } else {
                text.open();
                queries.names(together.stream().map(Update.Assignment::column).toList());
                text.close().operator("=").open();
                queries.expressions(
                        together.stream().map(Update.Assignment::value).toList());
                text.close();
            }
            at += width;
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
        if (insert.source().isPresent()) {
            queries.query(insert.source().get());
            return;
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

    private void conflict(Conflict conflict) {
        text.word("on conflict");
        conflict.constraint().ifPresent(name -> text.word("on constraint").name(name));
        if (!conflict.keys().isEmpty()) {
            text.open();
            queries.expressions(conflict.keys());
            text.close();
            where(conflict.predicate());
        }
        if (!conflict.updates()) {
            text.word("do nothing");
            return;
        }
        text.word("do update set");
        assignments(conflict.assignments(), conflict.tuples());
        where(conflict.where());
    }

    private void from(String word, Write write) {
        if (!write.from().isEmpty()) {
            text.word(word);
            queries.sources(write.from());
        }
    }

    private void where(Optional<Expression> condition) {
        if (condition.isPresent()) {
            text.word("where");
            queries.expression(condition.get());
        }
    }
}
