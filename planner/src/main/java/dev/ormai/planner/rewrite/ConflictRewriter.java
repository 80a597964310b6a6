package dev.ormai.planner.rewrite;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.bind.Bound;
import dev.ormai.planner.bind.BoundConflict;
import dev.ormai.planner.bind.WriteBinder;
import dev.ormai.planner.fence.Fences;
import dev.ormai.planner.relation.Conjunction;
import dev.ormai.planner.relation.PolicyRelation;
import dev.ormai.planner.relation.WrittenRow;
import dev.ormai.planner.tree.BooleanLiteral;
import dev.ormai.planner.tree.CaseExpression;
import dev.ormai.planner.tree.Conflict;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.Select;
import dev.ormai.planner.tree.SelectItem;
import dev.ormai.planner.tree.Update;
import dev.ormai.planner.write.WriteFrame;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Holds ON CONFLICT DO UPDATE to permitted rows.
 * <pre>
 * on conflict (id) do update set total = excluded.total where orders.total &lt; 5
 *   →  on conflict (id) do update set total = excluded.total
 *      where case when target.tenant_id = ? then target.total &lt; 5 else cast(concat('ormai:key ', target.tableoid) as boolean) end
 * </pre>
 * The database asks the condition before it computes any of the values. A hidden row makes the statement fail, as it makes an INSERT
 * without this clause fail: skipped, it would look as if the client's own condition had not held.
 */
public final class ConflictRewriter {
    private ConflictRewriter() {}

    static Conflict rewrite(
            Conflict conflict,
            BoundConflict bound,
            Optional<Fences> fences,
            WrittenColumns shown,
            PolicyRelation relation,
            String target) {
        if (bound.action().isEmpty()) {
            return conflict;
        }
        Bound action = bound.action().get();
        Select guarded =
                (Select) new GuardedTables(action, fences.orElseThrow(), Dialect.POSTGRESQL, NamedColumns.all())
                        .query(action.query())
                        .body();
        Iterator<SelectItem> items = guarded.items().iterator();
        List<Update.Assignment> assignments = new ArrayList<>();
        for (int i = 0; i < conflict.assignments().size(); i++) {
            Expression value = conflict.assignments().get(i).value();
            assignments.add(new Update.Assignment(
                    bound.columns().get(i),
                    WriteBinder.isDefault(value)
                            ? value
                            : shown.expression(((SelectItem.Value) items.next()).expression())));
        }
        return conflict.setting(assignments, condition(guarded.where().map(shown::expression), relation, target));
    }

    /** The condition of the change: the client's for a permitted row, and a failure for a hidden one. */
    public static Optional<Expression> condition(Optional<Expression> asked, PolicyRelation relation, String target) {
        Optional<Expression> permitted = Conjunction.of(WrittenRow.permitted(relation, target));
        if (permitted.isEmpty()) {
            return asked;
        }
        return Optional.of(new CaseExpression(
                Optional.empty(),
                List.of(new CaseExpression.When(permitted.get(), asked.orElse(new BooleanLiteral(true)))),
                Optional.of(Failure.of(WriteFrame.HIDDEN_KEY, target, "boolean"))));
    }
}
