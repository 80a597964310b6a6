package dev.ormai.planner.tree;

import java.util.List;
import java.util.Optional;

/** A call with words among its arguments: <code>extract(year from a)</code>, <code>trim(both ' ' from a)</code>, <code>timestampdiff(hour, a, b)</code>, <code>group_concat(a separator ', ')</code>, <code>json_table(a, '$' columns (b int path '$.b'))</code>. The function and the words are lower case. */
public record KeywordCall(String function, List<Part> parts, Optional<Over> over) implements Expression {
    public KeywordCall {
        parts = List.copyOf(parts);
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.keywordCall(this);
    }

    @Override
    public Expression mapChildren(TreeMapper mapper) {
        return new KeywordCall(function, parts.stream().map(p -> p.map(mapper)).toList(), over.map(mapper::over));
    }

    /** The columns that the call names, in their order; empty for a call that gives one value. */
    public List<String> columns() {
        return parts.stream()
                .filter(Part.Name.class::isInstance)
                .map(part -> ((Part.Name) part).name())
                .toList();
    }

    /** One piece between the parentheses, in the order of the text. */
    public sealed interface Part {
        Part map(TreeMapper mapper);

        /** A keyword, a comma, or a parenthesis of a list of columns. */
        record Word(String text) implements Part {
            @Override
            public Part map(TreeMapper mapper) {
                return this;
            }
        }

        /** An argument. */
        record Argument(Expression expression) implements Part {
            @Override
            public Part map(TreeMapper mapper) {
                return new Argument(mapper.expression(expression));
            }
        }

        /** The name of a column that the call gives. */
        record Name(String name) implements Part {
            @Override
            public Part map(TreeMapper mapper) {
                return this;
            }
        }

        /** The type of the column named before. */
        record Type(TypeName type) implements Part {
            @Override
            public Part map(TreeMapper mapper) {
                return this;
            }
        }

        /** Items of an ORDER BY. */
        record Order(List<OrderItem> items) implements Part {
            public Order {
                items = List.copyOf(items);
            }

            @Override
            public Part map(TreeMapper mapper) {
                return new Order(mapper.orderItems(items));
            }
        }
    }
}
