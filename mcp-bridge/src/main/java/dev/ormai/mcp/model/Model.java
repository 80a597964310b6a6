package dev.ormai.mcp.model;

import dev.ormai.planner.relation.PolicyRelation;
import dev.ormai.policy.ModelPolicy;
import dev.ormai.policy.Names;
import dev.ormai.policy.Refusals;
import dev.ormai.policy.RefusedException;
import dev.ormai.policy.decision.WriteCheck;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A model as its principal sees it.
 *
 * @param fields by the names agents use, in the order of the table
 * @param links by the names agents use, in the order of the policy
 */
public record Model(ModelPolicy policy, PolicyRelation relation, Map<String, Field> fields, Map<String, Link> links) {
    public Model {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        links = Collections.unmodifiableMap(new LinkedHashMap<>(links));
    }

    public String name() {
        return policy.name();
    }

    /** The names of all fields. */
    public List<String> fieldNames() {
        return List.copyOf(fields.keySet());
    }

    /**
     * The field of this name.
     *
     * @throws RefusedException in the same words for a field that is denied and one that is not there
     */
    public Field field(String name) {
        return find(name).orElseThrow(() -> new RefusedException(Refusals.fieldNotAllowed(name, name(), fieldNames())));
    }

    private Optional<Field> find(String name) {
        Field exact = fields.get(name);
        if (exact != null) {
            return Optional.of(exact);
        }
        List<Field> similar = fields.values().stream()
                .filter(field -> Names.same(field.name(), name))
                .toList();
        return similar.size() == 1 ? Optional.of(similar.get(0)) : Optional.empty();
    }

    /**
     * The way to a related model.
     *
     * @throws RefusedException if there is none of this name
     */
    public Link link(String name) {
        Link link = links.get(name);
        if (link == null) {
            throw new RefusedException(Refusals.relationNotAllowed(name, name(), List.copyOf(links.keySet())));
        }
        return link;
    }

    /** Whether a write may set the field: it is shown as it is stored, and not kept from writers. */
    public boolean isWritable(Field field) {
        return !field.masked() && !WriteCheck.isReadonly(policy, field.column());
    }

    /**
     * The field of this name, to be set.
     *
     * @throws RefusedException if it may not be
     */
    public Field writable(String name) {
        Field field = field(name);
        if (!isWritable(field)) {
            List<String> open = fields.values().stream()
                    .filter(this::isWritable)
                    .map(Field::name)
                    .toList();
            throw new RefusedException(WriteCheck.unwritable(policy, field.name(), field.masked(), open));
        }
        return field;
    }

    /** The fields that tell its records apart; empty if there are none that the principal may read as they are. */
    public List<Field> key() {
        List<Field> key = relation.table().primaryKey().stream()
                .flatMap(column ->
                        fields.values().stream().filter(field -> field.column().equals(column) && !field.masked()))
                .toList();
        return key.size() == relation.table().primaryKey().size() ? key : List.of();
    }
}
