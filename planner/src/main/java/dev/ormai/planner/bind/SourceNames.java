package dev.ormai.planner.bind;

import dev.ormai.planner.tree.Alias;
import dev.ormai.planner.tree.DerivedTable;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.FromItem;
import dev.ormai.planner.tree.ParenthesizedFrom;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.TableFunction;
import dev.ormai.planner.tree.TableReference;
import dev.ormai.planner.tree.TreeMapper;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.RefusedException;
import java.util.List;
import java.util.Optional;

/** The names of the sources beside the table that is written. Its own gets another name from us, so that the database would not see two that are the same. */
final class SourceNames extends TreeMapper {
    private final String target;

    private SourceNames(String target) {
        this.target = target;
    }

    /** @throws RefusedException if one of them is called as the target is */
    static void check(List<FromItem> from, String target) {
        SourceNames names = new SourceNames(target);
        from.forEach(names::from);
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
        if (name.filter(target::equals).isPresent()) {
            throw new RefusedException(Refusal.of(
                    ErrorCode.VALIDATION_ERROR,
                    "the name %s stands for the table that is written and for another source".formatted(target),
                    "give one of them an alias"));
        }
        return super.from(item);
    }

    /** Names further in are others. */
    @Override
    public Query query(Query query) {
        return query;
    }

    @Override
    public Expression expression(Expression expression) {
        return expression;
    }
}
