package dev.ormai.mcp.answer;

import dev.ormai.mcp.request.AggregateRequest;
import dev.ormai.mcp.request.Filter;
import dev.ormai.mcp.request.GetRequest;
import dev.ormai.mcp.request.Include;
import dev.ormai.mcp.request.QueryRequest;
import dev.ormai.policy.decision.Complexity;
import dev.ormai.policy.decision.RequestSize;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** How much requests ask for. */
final class Sizes {
    private Sizes() {}

    static RequestSize of(QueryRequest request) {
        Complexity complexity = filtered(fields(Complexity.BASE, request.select()), request.where())
                .orders(request.orderBy().size());
        return new RequestSize(
                most(request.select(), request.include()),
                request.where().size(),
                Include.depth(request.include()),
                rows(request.take()),
                included(complexity, request.include()));
    }

    /** @param keys fields of the model's key, each of which is a condition */
    static RequestSize of(GetRequest request, int keys) {
        Complexity complexity = fields(Complexity.BASE, request.select());
        for (int i = 0; i < keys; i++) {
            complexity = complexity.filter();
        }
        return new RequestSize(
                most(request.select(), request.include()),
                keys,
                Include.depth(request.include()),
                OptionalLong.empty(),
                included(complexity, request.include()));
    }

    static RequestSize of(AggregateRequest request) {
        Complexity complexity = filtered(
                        Complexity.BASE
                                .fields(request.groupBy().size())
                                .fields(request.field().isPresent() ? 1 : 0),
                        request.where())
                .orders(request.orderBy().size());
        return new RequestSize(
                request.groupBy().size() + (request.field().isPresent() ? 1 : 0),
                request.where().size(),
                0,
                rows(request.take()),
                complexity);
    }

    private static Complexity fields(Complexity complexity, Optional<List<String>> select) {
        return complexity.fields(select.map(List::size).orElse(0));
    }

    private static Complexity included(Complexity complexity, List<Include> includes) {
        Complexity sum = complexity;
        for (Include include : includes) {
            sum = filtered(fields(sum.include(), include.select()), include.where())
                    .orders(include.orderBy().size());
            sum = included(sum, include.include());
        }
        return sum;
    }

    private static Complexity filtered(Complexity complexity, List<Filter> filters) {
        Complexity sum = complexity;
        for (Filter filter : filters) {
            if (filter instanceof Filter.AnyOf any) {
                for (Filter.Comparison clause : any.clauses()) {
                    sum = compared(sum, clause);
                }
            } else {
                sum = compared(sum, (Filter.Comparison) filter);
            }
        }
        return sum;
    }

    private static Complexity compared(Complexity complexity, Filter.Comparison filter) {
        return switch (filter.operator()) {
            case EQ, NE, LT, LTE, GT, GTE, IS_NULL -> complexity.filter();
            case CONTAINS, STARTSWITH, ENDSWITH -> complexity.pattern();
            case IN, NOT_IN -> complexity.list(filter.value().size());
            case BETWEEN -> complexity.range();
        };
    }

    private static int most(Optional<List<String>> select, List<Include> includes) {
        int most = select.map(List::size).orElse(0);
        for (Include include : includes) {
            most = Math.max(most, most(include.select(), include.include()));
        }
        return most;
    }

    private static OptionalLong rows(OptionalInt take) {
        return take.isPresent() ? OptionalLong.of(take.getAsInt()) : OptionalLong.empty();
    }
}
