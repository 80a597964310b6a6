package dev.ormai.planner.bind;

import dev.ormai.planner.catalog.AsciiCase;
import dev.ormai.planner.catalog.BroadFold;
import dev.ormai.planner.relation.PolicyRelation;
import dev.ormai.planner.relation.RelationColumn;
import dev.ormai.planner.tree.Alias;
import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.DerivedTable;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.FromItem;
import dev.ormai.planner.tree.Join;
import dev.ormai.planner.tree.KeywordCall;
import dev.ormai.planner.tree.Over;
import dev.ormai.planner.tree.ParenthesizedFrom;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.QueryBody;
import dev.ormai.planner.tree.Select;
import dev.ormai.planner.tree.SelectItem;
import dev.ormai.planner.tree.TableBody;
import dev.ormai.planner.tree.TableFunction;
import dev.ormai.planner.tree.TableReference;
import dev.ormai.planner.tree.TreeMapper;
import dev.ormai.planner.tree.WindowSpecification;
import dev.ormai.planner.tree.With;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.RefusedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * MySQL and MariaDB compare names by rules for all letters of Unicode, which differ by version and place; the binder joins
 * A to Z with a to z alone. A statement that names one of two names which only the binder tells apart is refused: it could
 * be bound to one and read the other. A mapper only because the mapper forgets no place.
 */
final class SimilarNames extends TreeMapper {
    private final List<String> mentioned = new ArrayList<>();
    private final List<String> defined = new ArrayList<>();
    private boolean natural;

    private SimilarNames() {}

    /** @throws RefusedException for two names that may be one to the server */
    static void check(Query query, List<RelationUse> uses) {
        SimilarNames names = new SimilarNames();
        names.query(query);
        uses.forEach(use -> names.define(use.relation()));
        names.check();
    }

    private void check() {
        List<String> all = new ArrayList<>(mentioned);
        all.addAll(defined);
        if (all.stream().allMatch(SimilarNames::isAscii)) {
            return;
        }
        Map<String, String> spellings = new HashMap<>();
        for (String name : natural ? all : mentioned) {
            spellings.put(BroadFold.fold(name), AsciiCase.fold(name));
        }
        for (String name : all) {
            String spelling = AsciiCase.fold(name);
            String similar = spellings.getOrDefault(BroadFold.fold(name), spelling);
            if (!similar.equals(spelling)) {
                throw refused(similar, spelling);
            }
        }
    }

    private static boolean isAscii(String name) {
        return name.chars().allMatch(c -> c < 0x80);
    }

    private static RefusedException refused(String name, String similar) {
        return new RefusedException(Refusal.of(
                ErrorCode.STATEMENT_NOT_SUPPORTED,
                "the names %s and %s may be the same to the database".formatted(name, similar),
                "spell each name as it is where it is defined, and give no alias that differs from another name only by"
                        + " case or accents"));
    }

    private void define(PolicyRelation relation) {
        defined.add(relation.table().id().name());
        relation.columns().stream().map(RelationColumn::column).forEach(column -> defined.add(column.name()));
    }

    private void define(Optional<Alias> alias) {
        alias.ifPresent(given -> {
            defined.add(given.name());
            defined.addAll(given.columns());
        });
    }

    @Override
    public Query query(Query query) {
        for (With.CommonTable table : query.with().map(With::tables).orElse(List.of())) {
            defined.add(table.name());
            defined.addAll(table.columns());
        }
        return super.query(query);
    }

    @Override
    public QueryBody body(QueryBody body) {
        if (body instanceof TableBody table) {
            mentioned.addAll(table.table().parts());
        } else if (body instanceof Select select) {
            select.windows().forEach(window -> defined.add(window.name()));
        }
        return super.body(body);
    }

    @Override
    public FromItem from(FromItem item) {
        if (item instanceof TableReference table) {
            mentioned.addAll(table.name().parts());
            define(table.alias());
        } else if (item instanceof DerivedTable derived) {
            define(derived.alias());
        } else if (item instanceof TableFunction function) {
            define(function.alias());
        } else if (item instanceof ParenthesizedFrom parenthesized) {
            define(parenthesized.alias());
        } else if (item instanceof Join join) {
            natural |= join.natural();
            if (join.condition() instanceof Join.Using using) {
                mentioned.addAll(using.columns());
            }
        }
        return super.from(item);
    }

    @Override
    public SelectItem selectItem(SelectItem item) {
        if (item instanceof SelectItem.AllColumns all) {
            all.qualifier().ifPresent(qualifier -> mentioned.addAll(qualifier.parts()));
        } else if (item instanceof SelectItem.Value value) {
            value.alias().ifPresent(defined::add);
        }
        return super.selectItem(item);
    }

    @Override
    public Expression expression(Expression expression) {
        if (expression instanceof ColumnReference reference) {
            mentioned.addAll(reference.parts());
        } else if (expression instanceof KeywordCall call) {
            defined.addAll(call.columns());
        }
        return super.expression(expression);
    }

    @Override
    public Over over(Over over) {
        if (over instanceof Over.Named named) {
            mentioned.add(named.window());
        }
        return super.over(over);
    }

    @Override
    public WindowSpecification window(WindowSpecification window) {
        window.base().ifPresent(mentioned::add);
        return super.window(window);
    }
}
