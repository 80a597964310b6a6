package dev.ormai.planner.names;

import dev.ormai.planner.catalog.AsciiCase;
import dev.ormai.planner.tree.Alias;
import dev.ormai.planner.tree.FromItem;
import dev.ormai.planner.tree.QualifiedName;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.QueryBody;
import dev.ormai.planner.tree.TableBody;
import dev.ormai.planner.tree.TableReference;
import dev.ormai.planner.tree.TreeMapper;
import dev.ormai.planner.tree.With;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * MySQL and MariaDB find a common table expression without regard to case, even where tables are told apart by it. Each mention gets the
 * spelling of its definition, so that all stages after this one may compare exactly.
 */
public final class CommonTableSpelling extends TreeMapper {
    private Map<String, String> spellings = Map.of();

    private CommonTableSpelling() {}

    public static Query unify(Query query) {
        return new CommonTableSpelling().query(query);
    }

    @Override
    public Query query(Query query) {
        Map<String, String> outside = spellings;
        Optional<With> with = query.with().map(this::defined);
        Query rest = new Query(Optional.empty(), query.body(), query.orderBy(), query.limit(), query.locks())
                .mapChildren(this);
        spellings = outside;
        return new Query(with, rest.body(), rest.orderBy(), rest.limit(), rest.locks());
    }

    /** Under RECURSIVE every name is known to every table expression, otherwise only to the ones behind it. */
    private With defined(With with) {
        if (with.recursive()) {
            with.tables().forEach(this::know);
        }
        List<With.CommonTable> tables = new ArrayList<>();
        for (With.CommonTable table : with.tables()) {
            tables.add(new With.CommonTable(table.name(), table.columns(), table.materialized(), query(table.query())));
            know(table);
        }
        return new With(with.recursive(), tables);
    }

    private void know(With.CommonTable table) {
        Map<String, String> more = new HashMap<>(spellings);
        more.put(AsciiCase.fold(table.name()), table.name());
        spellings = more;
    }

    @Override
    public FromItem from(FromItem item) {
        if (item instanceof TableReference table) {
            Optional<String> spelling = spelling(table.name());
            if (spelling.isPresent()) {
                Alias alias =
                        table.alias().orElseGet(() -> Alias.of(table.name().last()));
                return super.from(new TableReference(
                        QualifiedName.of(spelling.get()),
                        Optional.of(alias),
                        table.only(),
                        table.sample(),
                        table.hint()));
            }
        }
        return super.from(item);
    }

    @Override
    public QueryBody body(QueryBody body) {
        if (body instanceof TableBody table) {
            return spelling(table.table())
                    .<QueryBody>map(spelling -> new TableBody(QualifiedName.of(spelling)))
                    .orElse(table);
        }
        return super.body(body);
    }

    /** The other spelling of what a name means, if it has another. */
    private Optional<String> spelling(QualifiedName name) {
        return name.parts().size() == 1
                ? Optional.ofNullable(spellings.get(AsciiCase.fold(name.last())))
                        .filter(spelling -> !spelling.equals(name.last()))
                : Optional.empty();
    }
}
