package dev.ormai.planner.write;

import dev.ormai.planner.tree.Alias;
import dev.ormai.planner.tree.DerivedTable;
import dev.ormai.planner.tree.FromItem;
import dev.ormai.planner.tree.Join;
import dev.ormai.planner.tree.ParenthesizedFrom;
import dev.ormai.planner.tree.TableFunction;
import dev.ormai.planner.tree.TableReference;
import java.util.ArrayDeque;
import java.util.Deque;

/** Writes the sources of a FROM. */
final class FromWriter {
    private final SqlText text;
    private final QueryWriter queries;

    FromWriter(SqlText text, QueryWriter queries) {
        this.text = text;
        this.queries = queries;
    }

    void source(FromItem item) {
        // Joins lean to the left, one level a join: not a recursion, so that many of them cannot exhaust the stack.
        Deque<Join> joins = new ArrayDeque<>();
        FromItem leftmost = item;
        while (leftmost instanceof Join join) {
            joins.push(join);
            leftmost = join.left();
        }
        single(leftmost);
        joins.forEach(this::join);
    }

    private void single(FromItem item) {
        if (item instanceof TableReference table) {
            table(table);
        } else if (item instanceof DerivedTable derived) {
            derived(derived);
        } else if (item instanceof TableFunction function) {
            function(function);
        } else if (item instanceof ParenthesizedFrom parenthesized) {
            text.open();
            source(parenthesized.inner());
            text.close();
            parenthesized.alias().ifPresent(this::alias);
        } else {
            throw new IllegalStateException("unknown source " + item.getClass());
        }
    }

    private void table(TableReference table) {
        if (table.only()) {
            text.word("only");
        }
        text.names(table.name().parts());
        table.alias().ifPresent(this::alias);
        table.sample().ifPresent(sample -> {
            text.word("tablesample").word(sample.method()).open();
            queries.expressions(sample.arguments());
            text.close();
            sample.repeatable().ifPresent(seed -> {
                text.word("repeatable").open();
                queries.expression(seed);
                text.close();
            });
        });
        table.hint().ifPresent(hint -> {
            text.word(hint.words()).open();
            queries.names(hint.indexes());
            text.close();
        });
    }

    private void derived(DerivedTable derived) {
        if (derived.lateral()) {
            text.word("lateral");
        }
        text.open();
        queries.query(derived.query());
        text.close();
        derived.alias().ifPresent(this::alias);
    }

    private void function(TableFunction function) {
        if (function.lateral()) {
            text.word("lateral");
        }
        queries.expression(function.call());
        if (function.withOrdinality()) {
            text.word("with ordinality");
        }
        function.alias().ifPresent(this::alias);
    }

    private void alias(Alias alias) {
        text.word("as");
        if (!alias.name().isEmpty()) {
            text.name(alias.name());
        }
        if (!alias.columns().isEmpty()) {
            text.open();
            for (int i = 0; i < alias.columns().size(); i++) {
                if (i > 0) {
                    text.comma();
                }
                text.name(alias.columns().get(i));
                if (!alias.definitions().isEmpty()) {
                    TypeWriter.write(alias.definitions().get(i), text);
                }
            }
            text.close();
        }
    }

    private void join(Join join) {
        if (join.natural()) {
            text.word("natural");
        }
        text.word(
                switch (join.kind()) {
                    case INNER -> "join";
                    case LEFT -> "left join";
                    case RIGHT -> "right join";
                    case FULL -> "full join";
                    case CROSS -> "cross join";
                    case STRAIGHT -> "straight_join";
                });
        source(join.right());
        if (join.condition() instanceof Join.On on) {
            text.word("on");
            queries.expression(on.predicate());
        } else if (join.condition() instanceof Join.Using using) {
            text.word("using").open();
            queries.names(using.columns());
            text.close();
        }
    }
}
