package dev.ormai.planner.write;

import dev.ormai.planner.tree.Over;
import dev.ormai.planner.tree.WindowSpecification;

/** Writes windows. */
final class WindowWriter {
    private final SqlText text;
    private final QueryWriter queries;

    WindowWriter(SqlText text, QueryWriter queries) {
        this.text = text;
        this.queries = queries;
    }

    void over(Over over) {
        text.word("over");
        if (over instanceof Over.Named named) {
            text.name(named.window());
        } else if (over instanceof Over.Inline inline) {
            specification(inline.window());
        } else {
            throw new IllegalStateException("unknown window " + over.getClass());
        }
    }

    void specification(WindowSpecification window) {
        text.open();
        window.base().ifPresent(text::name);
        if (!window.partitionBy().isEmpty()) {
            text.word("partition by");
            queries.expressions(window.partitionBy());
        }
        queries.orderBy(window.orderBy());
        window.frame().ifPresent(this::frame);
        text.close();
    }

    private void frame(WindowSpecification.Frame frame) {
        text.word(frame.unit());
        if (frame.end().isPresent()) {
            text.word("between");
            bound(frame.start());
            text.word("and");
            bound(frame.end().get());
        } else {
            bound(frame.start());
        }
        frame.exclusion().ifPresent(words -> text.word("exclude").word(words));
    }

    private void bound(WindowSpecification.Bound bound) {
        bound.offset().ifPresent(queries::expression);
        text.word(bound.kind());
    }
}
