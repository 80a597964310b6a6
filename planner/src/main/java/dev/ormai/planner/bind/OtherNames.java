package dev.ormai.planner.bind;

import dev.ormai.planner.tree.Alias;
import dev.ormai.planner.tree.Conflict;
import dev.ormai.planner.tree.DerivedTable;
import dev.ormai.planner.tree.FromItem;
import dev.ormai.planner.tree.ParenthesizedFrom;
import dev.ormai.planner.tree.TableFunction;
import dev.ormai.planner.tree.TableReference;
import dev.ormai.planner.tree.TreeMapper;
import dev.ormai.planner.tree.Update;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.RefusedException;
import java.util.Optional;

/** Within ON CONFLICT the name <code>excluded</code> means the row that was to be inserted, and nothing else. */
final class OtherNames extends TreeMapper {
    private OtherNames() {}

    /** @throws RefusedException if something else is called so, at whatever depth */
    static void check(Conflict conflict, String target) {
        if (target.equalsIgnoreCase(Conflict.EXCLUDED)) {
            throw refused();
        }
        OtherNames names = new OtherNames();
        conflict.assignments().stream().map(Update.Assignment::value).forEach(names::expression);
        conflict.where().ifPresent(names::expression);
    }

    @Override
    public FromItem from(FromItem item) {
        Optional<String> name = Optional.empty();
        if (item instanceof TableReference table) {
            name = table.alias()
                    .map(Alias::name)
                    .or(() -> Optional.of(table.name().last()));
        } else if (item instanceof DerivedTable derived) {
            name = derived.alias().map(Alias::name);
        } else if (item instanceof TableFunction function) {
            name = function.alias().map(Alias::name);
        } else if (item instanceof ParenthesizedFrom parenthesized) {
            name = parenthesized.alias().map(Alias::name);
        }
        if (name.filter(Conflict.EXCLUDED::equalsIgnoreCase).isPresent()) {
            throw refused();
        }
        return super.from(item);
    }

    private static RefusedException refused() {
        return new RefusedException(Refusal.of(
                ErrorCode.VALIDATION_ERROR,
                "the name excluded stands for the row that was to be inserted and for another source",
                "give the other one an alias"));
    }
}
