package dev.ormai.planner.fuzz;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.relation.Conjunction;
import dev.ormai.planner.tree.Alias;
import dev.ormai.planner.tree.BinaryOperation;
import dev.ormai.planner.tree.BooleanLiteral;
import dev.ormai.planner.tree.ColumnReference;
import dev.ormai.planner.tree.DerivedTable;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.FromItem;
import dev.ormai.planner.tree.FunctionCall;
import dev.ormai.planner.tree.Limit;
import dev.ormai.planner.tree.NumberLiteral;
import dev.ormai.planner.tree.Parameter;
import dev.ormai.planner.tree.Parenthesized;
import dev.ormai.planner.tree.PolicyParameter;
import dev.ormai.planner.tree.QualifiedName;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.QueryBody;
import dev.ormai.planner.tree.ScalarQuery;
import dev.ormai.planner.tree.Select;
import dev.ormai.planner.tree.SelectItem;
import dev.ormai.planner.tree.StringLiteral;
import dev.ormai.planner.tree.TableReference;
import dev.ormai.planner.tree.TreeMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Spoils one policy relation of a rewritten statement, or one place outside of all. */
final class Mutant extends TreeMapper {
    private final Mutation mutation;
    private final Dialect dialect;
    private int before;
    private boolean done;

    /** @param before how many relations to leave as they are before the one that is spoiled */
    Mutant(Mutation mutation, int before, Dialect dialect) {
        this.mutation = mutation;
        this.before = before;
        this.dialect = dialect;
    }

    /** Whether there was a place for it. */
    boolean done() {
        return done;
    }

    @Override
    public FromItem from(FromItem item) {
        if (!done
                && item instanceof DerivedTable derived
                && derived.query().body() instanceof Select select
                && select.from().size() == 1
                && select.from().get(0) instanceof TableReference table
                && table.name().parts().size() == 2) {
            return before-- > 0 ? item : relation(derived, select, table);
        }
        return super.from(item);
    }

    @Override
    public QueryBody body(QueryBody body) {
        if (!done && body instanceof Select select && mutation == Mutation.BARE_SUB_SELECT) {
            done = true;
            Select count = Select.of(
                    List.of(new SelectItem.Value(new NumberLiteral("1"), Optional.empty())),
                    List.of(bare("orders", "bare")),
                    Optional.empty());
            return with(
                    select,
                    plus(select.items(), new SelectItem.Value(new ScalarQuery(Query.of(count)), Optional.of("bare"))),
                    select.from(),
                    select.where());
        }
        if (!done && body instanceof Select select && mutation == Mutation.OTHER_FUNCTION) {
            done = true;
            Expression call = FunctionCall.of("pg_sleep", new NumberLiteral("1"));
            return with(
                    select,
                    plus(select.items(), new SelectItem.Value(call, Optional.of("called"))),
                    select.from(),
                    select.where());
        }
        return super.body(body);
    }

    private FromItem relation(DerivedTable derived, Select select, TableReference table) {
        done = true;
        Query query = derived.query();
        return switch (mutation) {
            case BARE_TABLE ->
                new TableReference(table.name(), derived.alias(), false, Optional.empty(), Optional.empty());
            case ALTER_FENCE -> limited(derived, query.limit().isPresent() ? limit("1") : limit("7"));
            case DROP_FENCE -> limited(derived, Optional.empty());
            default ->
                new DerivedTable(
                        new Query(query.with(), spoiled(select, table), query.orderBy(), query.limit(), query.locks()),
                        derived.lateral(),
                        derived.alias());
        };
    }

    private Select spoiled(Select select, TableReference table) {
        Optional<Expression> where = select.where();
        List<SelectItem> items = select.items();
        String alias = table.alias().map(Alias::name).orElse("t");
        return switch (mutation) {
            case DROP_CONDITIONS -> with(select, items, select.from(), Optional.empty());
            case DROP_LAST_CONDITION -> with(select, items, select.from(), where.flatMap(Mutant::withoutFirst));
            case OR_TRUE ->
                with(
                        select,
                        items,
                        select.from(),
                        where.map(w -> new BinaryOperation(new Parenthesized(w), "or", new BooleanLiteral(true))));
            case SWAP_TABLE -> with(select, items, List.of(swapped(table)), where);
            case ADD_TABLE -> with(select, items, plus(select.from(), bare("payroll", "more")), where);
            case UNMASK ->
                with(select, items.stream().map(i -> unmasked(i, alias)).toList(), select.from(), where);
            case ADD_DENIED_COLUMN ->
                with(
                        select,
                        plus(items, new SelectItem.Value(ColumnReference.of(alias, name("ssn")), Optional.empty())),
                        select.from(),
                        where);
            case CLIENT_VALUE ->
                with(select, items, select.from(), where.map(new Values(new Parameter(1))::expression));
            case LITERAL_VALUE ->
                with(select, items, select.from(), where.map(new Values(new StringLiteral("globex"))::expression));
            case FAILING_CONDITION -> {
                Expression failing = new BinaryOperation(
                        new BinaryOperation(new NumberLiteral("1"), "/", ColumnReference.of(alias, name("id"))),
                        ">",
                        new NumberLiteral("0"));
                yield with(
                        select,
                        items,
                        select.from(),
                        Optional.of(where.<Expression>map(w -> new BinaryOperation(w, "and", failing))
                                .orElse(failing)));
            }
            default -> elsewhere(select);
        };
    }

    /** A value of the policy's in the select list. */
    private Select elsewhere(Select select) {
        Optional<PolicyParameter> value = select.where().flatMap(Values::first);
        return value.map(v -> with(
                        select,
                        plus(select.items(), new SelectItem.Value(v, Optional.of("tenant"))),
                        select.from(),
                        select.where()))
                .orElse(select);
    }

    private static Optional<Expression> withoutFirst(Expression where) {
        return Conjunction.parts(where).stream().skip(1).reduce((a, b) -> new BinaryOperation(a, "and", b));
    }

    private TableReference swapped(TableReference table) {
        String other = table.name().last().equals(name("orders")) ? "employees" : "orders";
        return bare(other, table.alias().map(Alias::name).orElse("t"));
    }

    private TableReference bare(String table, String alias) {
        return new TableReference(
                QualifiedName.of(name(FuzzShop.SCHEMA), name(table)),
                Optional.of(Alias.of(alias)),
                false,
                Optional.empty(),
                Optional.empty());
    }

    private String name(String lower) {
        return dialect == Dialect.H2 ? lower.toUpperCase(Locale.ROOT) : lower;
    }

    private static SelectItem unmasked(SelectItem item, String alias) {
        return item instanceof SelectItem.Value value && value.alias().isPresent()
                ? new SelectItem.Value(ColumnReference.of(alias, value.alias().get()), Optional.empty())
                : item;
    }

    private static Optional<Limit> limit(String offset) {
        return Optional.of(new Limit(
                Optional.empty(), Optional.of(new NumberLiteral(offset)), false, false, Limit.Style.LIMIT_OFFSET));
    }

    private static DerivedTable limited(DerivedTable derived, Optional<Limit> limit) {
        Query query = derived.query();
        return new DerivedTable(
                new Query(query.with(), query.body(), query.orderBy(), limit, query.locks()),
                derived.lateral(),
                derived.alias());
    }

    private static Select with(Select select, List<SelectItem> items, List<FromItem> from, Optional<Expression> where) {
        return new Select(
                select.distinct(),
                select.modifiers(),
                items,
                from,
                where,
                select.groupBy(),
                select.having(),
                select.windows(),
                select.qualify());
    }

    private static <T> List<T> plus(List<T> list, T one) {
        List<T> more = new ArrayList<>(list);
        more.add(one);
        return more;
    }

    /** Puts something in the place of every value of the policy's. */
    private static final class Values extends TreeMapper {
        private final Expression instead;
        private Optional<PolicyParameter> first = Optional.empty();

        Values(Expression instead) {
            this.instead = instead;
        }

        static Optional<PolicyParameter> first(Expression expression) {
            Values values = new Values(new StringLiteral(""));
            values.expression(expression);
            return values.first;
        }

        @Override
        public Expression expression(Expression expression) {
            if (expression instanceof PolicyParameter parameter) {
                first = first.or(() -> Optional.of(parameter));
                return instead;
            }
            return super.expression(expression);
        }
    }
}
