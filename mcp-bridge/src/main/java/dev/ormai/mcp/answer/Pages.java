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
import dev.ormai.mcp.model.Value;
import dev.ormai.mcp.request.QueryRequest;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.tree.Select;
import dev.ormai.policy.RefusedException;
import dev.ormai.policy.decision.RequestCheck;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Answers queries. For one call. */
final class Pages {
    private static final long DEFAULT_TAKE = 25;
    private static final String ALIAS = "m";

    private final ToolCall call;
    private final Models models;
    private final Cursors cursors;
    private final Statements statements;
    private final Includes includes;

    Pages(ToolCall call, Models models, Cursors cursors) {
        this.call = call;
        this.models = models;
        this.cursors = cursors;
        this.statements = new Statements(call, models.dialect());
        this.includes = new Includes(statements);
    }

    /** What is asked for, with every name found. */
    private record Page(
            QueryRequest request,
            Model model,
            Selection selection,
            List<SortKey> keys,
            List<IncludePlan> includes,
            Optional<List<Optional<Value>>> after) {}

    Answer answer(QueryRequest request) throws SQLException {
        Model model = models.model(request.model());
        List<IncludePlan> plans = IncludePlan.of(model, request.include(), models);
        List<SortKey> keys = SortKey.total(model, request.orderBy());
        Selection selection = Selection.of(
                model,
                request.select(),
                IncludePlan.links(plans),
                keys.stream().map(SortKey::field).toList());
        RequestCheck.budget(model.policy(), Sizes.of(request)).ifPresent(refusal -> {
            throw new RefusedException(refusal);
        });
        Page page = new Page(request, model, selection, keys, plans, place(request, keys));
        return answer(page);
    }

    private Optional<List<Optional<Value>>> place(QueryRequest request, List<SortKey> keys) {
        if (request.cursor().isEmpty()) {
            return Optional.empty();
        }
        List<Optional<String>> texts = cursors.open(request.cursor().get(), scope(request));
        List<Optional<Value>> place = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            Field field = keys.get(i).field();
            place.add(texts.get(i).map(text -> Value.ofText(field, text, "cursor")));
        }
        return Optional.of(place);
    }

    private CursorScope scope(QueryRequest request) {
        return new CursorScope(
                call.principal(), Digest.of(request), call.policy().version());
    }

    private Answer answer(Page page) throws SQLException {
        OptionalLong most = page.model().policy().budget().maxRows();
        long take = page.request().take().isPresent()
                ? page.request().take().getAsInt()
                : Math.min(DEFAULT_TAKE, most.orElse(DEFAULT_TAKE));
        boolean looksAhead = take < most.orElse(Long.MAX_VALUE);
        BoundTree tree = tree(page, page.after(), looksAhead ? take + 1 : take);
        statements.admit(tree);
        includes.admit(page.includes());
        Optional<BoundTree> count = page.request().totalCount() ? Optional.of(count(page)) : Optional.empty();
        if (count.isPresent()) {
            statements.admit(count.get());
        }

        List<Row> rows = rows(page, tree);
        boolean more = rows.size() > take || !looksAhead && rows.size() == take && moreBehind(page, rows);
        rows = rows.subList(0, (int) Math.min(take, rows.size()));
        includes.add(rows, page.includes());
        JsonNode total = count.isPresent()
                ? statements
                        .rows(count.get(), List.of(FieldKind.INTEGER))
                        .get(0)
                        .get(0)
                : JsonNodeFactory.instance.nullNode();
        return answer(page, rows, more, total);
    }

    private Answer answer(Page page, List<Row> rows, boolean more, JsonNode total) {
        int fitting = ResultSize.fitting(rows, page.model().policy().budget().maxResultBytes());
        boolean cut = fitting < rows.size();
        List<Row> shown = rows.subList(0, fitting);
        if (cut) {
            statements.notice(
                    "the page ends early, for its records are large: select fewer fields, or go on by the cursor");
        }
        Optional<String> cursor = more || cut ? cursor(page, shown) : Optional.empty();

        ObjectNode data = JsonNodeFactory.instance.objectNode();
        ArrayNode records = data.putArray("data");
        shown.forEach(row -> records.add(row.json()));
        data.put("next_cursor", cursor.orElse(null));
        data.put("has_more", more || cut);
        data.set("total_count", total);
        ArrayNode notices = data.putArray("notices");
        statements.notices().forEach(notices::add);
        data.put("truncated", cut || includes.truncated());
        return new Answer(data, shown.size());
    }

    private Optional<String> cursor(Page page, List<Row> shown) {
        if (page.model().key().isEmpty()) {
            statements.notice("there is no cursor: model '%s' has no key that may be read; narrow the query by filters"
                    .formatted(page.model().name()));
            return Optional.empty();
        }
        Row last = shown.get(shown.size() - 1);
        List<Optional<String>> place =
                place(page, last).stream().map(value -> value.map(Value::text)).toList();
        return Optional.of(cursors.issue(place, scope(page.request())));
    }

    private static List<Optional<Value>> place(Page page, Row row) {
        return page.keys().stream()
                .map(key -> row.valueFor(key.field(), key.field()))
                .toList();
    }

    /** Where a page is as long as the policy allows, whether there is more is asked by itself. */
    private boolean moreBehind(Page page, List<Row> rows) throws SQLException {
        if (page.model().key().isEmpty()) {
            return true;
        }
        BoundTree next = tree(page, Optional.of(place(page, rows.get(rows.size() - 1))), 1);
        return !rows(page, next).isEmpty();
    }

    private List<Row> rows(Page page, BoundTree tree) throws SQLException {
        List<FieldKind> kinds =
                page.selection().read().stream().map(Field::kind).toList();
        return statements.rows(tree, kinds).stream()
                .map(values -> Row.of(page.selection(), values))
                .toList();
    }

    private BoundTree tree(Page page, Optional<List<Optional<Value>>> after, long limit) {
        Parameters parameters = new Parameters();
        Conditions conditions = new Conditions(page.model(), ALIAS, models.dialect(), parameters);
        var where = new ArrayList<>(conditions.all(page.request().where()));
        after.ifPresent(place -> where.add(After.of(page.keys(), place, conditions, parameters)));
        Query query = new Query(
                Optional.empty(),
                Select.of(
                        page.selection().read().stream()
                                .map(field -> Terms.item(conditions.column(field)))
                                .toList(),
                        List.of(Terms.table(page.model().relation().table().id(), ALIAS)),
                        Terms.and(where)),
                page.keys().stream()
                        .flatMap(key -> key.items(conditions.column(key.field()), models.dialect()).stream())
                        .toList(),
                Optional.of(Terms.limit(limit)),
                List.of());
        return BoundTree.of(query, parameters, models.dialect());
    }

    private BoundTree count(Page page) {
        Parameters parameters = new Parameters();
        Conditions conditions = new Conditions(page.model(), ALIAS, models.dialect(), parameters);
        Query query = Query.of(Select.of(
                List.of(Terms.item(Terms.countAll(models.dialect()), "ormai_count")),
                List.of(Terms.table(page.model().relation().table().id(), ALIAS)),
                Terms.and(conditions.all(page.request().where()))));
        return BoundTree.of(query, parameters, models.dialect());
    }
}
