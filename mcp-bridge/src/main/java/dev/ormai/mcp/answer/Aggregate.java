package dev.ormai.mcp.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ormai.driver.ToolCall;
import dev.ormai.mcp.model.Field;
import dev.ormai.mcp.model.FieldKind;
import dev.ormai.mcp.model.Model;
import dev.ormai.mcp.model.Models;
import dev.ormai.mcp.request.AggregateRequest;
import dev.ormai.mcp.request.Order;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.GroupBy;
import dev.ormai.planner.tree.GroupItem;
import dev.ormai.planner.tree.OrderItem;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.Select;
import dev.ormai.planner.tree.SelectItem;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.RefusedException;
import dev.ormai.policy.decision.RequestCheck;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers requests for computed numbers. For one call. */
final class Aggregate {
    private static final long DEFAULT_TAKE = 100;
    private static final String ALIAS = "m";

    private final Models models;
    private final Statements statements;

    Aggregate(ToolCall call, Models models) {
        this.models = models;
        this.statements = new Statements(call, models.dialect());
    }

    Answer answer(AggregateRequest request) throws SQLException {
        Model model = models.model(request.model());
        Optional<Field> field = request.field().map(model::field);
        List<Field> groups =
                request.groupBy().stream().map(model::field).distinct().toList();
        List<String> groupNames = groups.stream().map(Field::name).toList();
        RequestCheck.aggregate(
                        model.policy(), request.operation(), field.map(Field::name), groupNames, model.fieldNames())
                .or(() -> RequestCheck.budget(model.policy(), Sizes.of(request)))
                .ifPresent(refusal -> {
                    throw new RefusedException(refusal);
                });
        Computed computed = Computed.of(request.operation(), field, ALIAS, models.dialect());
        groups.forEach(Aggregate::checkGroup);

        long most = model.policy().budget().maxRows().orElse(Long.MAX_VALUE);
        long take = request.take().isPresent() ? request.take().getAsInt() : Math.min(DEFAULT_TAKE, most);
        BoundTree tree = tree(request, model, groups, computed, Math.min(take, most - 1) + 1);
        statements.admit(tree);
        List<FieldKind> kinds = new ArrayList<>(groups.stream().map(Field::kind).toList());
        kinds.addAll(computed.kinds());
        List<List<JsonNode>> rows = statements.rows(tree, kinds);
        return answer(request, model, groups, computed, rows, take);
    }

    private static void checkGroup(Field field) {
        if (!field.kind().isComparable()) {
            throw new RefusedException(Refusal.of(
                            ErrorCode.VALIDATION_ERROR,
                            "'group_by' cannot name field '%s': it is of type %s"
                                    .formatted(field.name(), field.kind().word()),
                            "Group by another field")
                    .with("field", field.name()));
        }
    }

    private BoundTree tree(AggregateRequest request, Model model, List<Field> groups, Computed computed, long limit) {
        Parameters parameters = new Parameters();
        Conditions conditions = new Conditions(model, ALIAS, models.dialect(), parameters);
        List<SelectItem> items = new ArrayList<>();
        groups.forEach(field -> items.add(Terms.item(conditions.column(field))));
        items.addAll(computed.items());
        int least = model.policy().aggregations().minGroupSize();
        Select select = new Select(
                Optional.empty(),
                List.of(),
                items,
                List.of(Terms.table(model.relation().table().id(), ALIAS)),
                Terms.and(conditions.all(request.where())),
                groups.isEmpty() ? Optional.empty() : Optional.of(groupBy(groups, conditions)),
                least > 1
                        ? Optional.of(Terms.compare(Terms.countAll(models.dialect()), ">=", Terms.number(least)))
                        : Optional.empty(),
                List.of(),
                Optional.empty());
        Query query = new Query(
                Optional.empty(),
                select,
                order(request, model, groups, computed, conditions),
                groups.isEmpty() ? Optional.empty() : Optional.of(Terms.limit(limit)),
                List.of());
        return BoundTree.of(query, parameters, models.dialect());
    }

    private static GroupBy groupBy(List<Field> groups, Conditions conditions) {
        return new GroupBy(
                groups.stream()
                        .<GroupItem>map(field -> new GroupItem.Plain(conditions.column(field)))
                        .toList(),
                false);
    }

    /** As asked for, and then by the groups themselves, so that the same groups always come first. */
    private List<OrderItem> order(
            AggregateRequest request, Model model, List<Field> groups, Computed computed, Conditions conditions) {
        List<OrderItem> items = new ArrayList<>();
        List<Field> sorted = new ArrayList<>();
        for (Order order : request.orderBy()) {
            if (order.field().equals(AggregateRequest.VALUE)) {
                items.addAll(byValue(computed.sorted(), order.descending()));
                continue;
            }
            Field field = model.field(order.field());
            if (!groups.contains(field)) {
                throw notGrouped(order.field(), groups);
            }
            sorted.add(field);
            items.addAll(new SortKey(field, order.descending()).items(conditions.column(field), models.dialect()));
        }
        groups.stream()
                .filter(field -> !sorted.contains(field))
                .forEach(field ->
                        items.addAll(new SortKey(field, false).items(conditions.column(field), models.dialect())));
        return groups.isEmpty() ? List.of() : items;
    }

    /** Groups without a value come last, as records do. */
    private List<OrderItem> byValue(Expression value, boolean descending) {
        Optional<OrderItem.Direction> direction =
                descending ? Optional.of(OrderItem.Direction.DESCENDING) : Optional.empty();
        return switch (models.dialect()) {
            case POSTGRESQL, H2 -> List.of(new OrderItem(value, direction, Optional.of(OrderItem.Nulls.LAST)));
            case MYSQL ->
                List.of(
                        new OrderItem(Terms.isNull(value, false), Optional.empty(), Optional.empty()),
                        new OrderItem(value, direction, Optional.empty()));
        };
    }

    private static RefusedException notGrouped(String name, List<Field> groups) {
        List<String> known = new ArrayList<>(groups.stream().map(Field::name).toList());
        known.add(AggregateRequest.VALUE);
        return new RefusedException(Refusal.of(
                        ErrorCode.VALIDATION_ERROR,
                        "'order_by' cannot name '%s': it is no group".formatted(name),
                        "Sort by one of: " + String.join(", ", known))
                .with("field", name));
    }

    private Answer answer(
            AggregateRequest request,
            Model model,
            List<Field> groups,
            Computed computed,
            List<List<JsonNode>> rows,
            long take) {
        int least = model.policy().aggregations().minGroupSize();
        boolean hidden = groups.isEmpty() && rows.isEmpty();
        if (hidden) {
            statements.notice("fewer than %d records match: no value is given".formatted(least));
        } else if (least > 1 && !groups.isEmpty()) {
            statements.notice("groups of fewer than %d records are left out".formatted(least));
        }
        int shown = (int) Math.min(take, rows.size());
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.set("value", groups.isEmpty() && !hidden ? computed.value(rows.get(0), 0) : data.nullNode());
        data.put("operation", request.operation());
        data.put("field", request.field().orElse(null));
        data.put("row_count", shown);
        if (!groups.isEmpty()) {
            ArrayNode list = data.putArray("groups");
            rows.subList(0, shown).forEach(row -> list.add(group(row, groups, computed)));
            data.put("truncated", rows.size() > shown);
        }
        if (!statements.notices().isEmpty()) {
            statements.notices().forEach(data.putArray("notices")::add);
        }
        ResultSize.check(data, model.policy().budget().maxResultBytes());
        return new Answer(data, shown);
    }

    private static ObjectNode group(List<JsonNode> row, List<Field> groups, Computed computed) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode key = json.putObject("key");
        for (int i = 0; i < groups.size(); i++) {
            key.set(groups.get(i).name(), row.get(i));
        }
        json.set("value", computed.value(row, groups.size()));
        return json;
    }
}
