package dev.ormai.driver;

import dev.ormai.planner.AdmittedSql;
import dev.ormai.planner.Explanation;
import dev.ormai.planner.ParameterSource;
import dev.ormai.planner.catalog.Catalog;
import dev.ormai.planner.catalog.NameScope;
import dev.ormai.planner.shape.StatementShape;
import dev.ormai.policy.EffectivePolicy;
import dev.ormai.policy.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A statement that may run, and all that this depended on. Shared by connections; immutable. */
final class Admission {
    final AdmittedSql sql;
    final Explanation explanation;
    final UUID decisionId;
    /** Where the text has parameters for the statement's own literals: what they are. */
    final Optional<StatementShape> literals;

    private final PlanKey key;
    private final List<int[]> clientPositions;

    Admission(PlanKey key, AdmittedSql sql, Explanation explanation, UUID decisionId) {
        this.key = key;
        this.sql = sql;
        this.explanation = explanation;
        this.decisionId = decisionId;
        this.literals = Optional.empty();
        this.clientPositions = positions(sql);
    }

    private Admission(
            PlanKey key, AdmittedSql sql, Explanation explanation, Optional<StatementShape> literals, Admission like) {
        this.key = key;
        this.sql = sql;
        this.explanation = explanation;
        this.decisionId = like.decisionId;
        this.literals = literals;
        this.clientPositions = like.clientPositions;
    }

    /** What it is for every statement of its shape. */
    Admission ofShape() {
        return new Admission(key, sql, explanation.ofShape(), Optional.empty(), this);
    }

    /** The same for a statement of the same shape, admitted as this text. */
    Admission withText(PlanKey other, String text) {
        return new Admission(other, sql.withText(text), explanation, Optional.empty(), this);
    }

    /** The same for a statement of the same shape, admitted as the text that all of them share. */
    Admission withLiterals(PlanKey other, AdmittedSql shared, StatementShape shape) {
        return new Admission(other, shared, explanation, Optional.of(shape), this);
    }

    /** Where the client's parameter stands in the admitted text; none if it took no part in it, several if it was doubled. */
    int[] positions(int clientIndex) {
        return clientPositions.get(clientIndex - 1);
    }

    boolean stillHolds(EffectivePolicy policy, Principal principal, Catalog catalog, NameScope scope) {
        return key.policyVersion().equals(policy.version())
                && key.profile() == policy.profile()
                && key.catalogVersion().equals(catalog.version())
                && principal.isOf(key.principal())
                && key.scope().equals(scope);
    }

    private static List<int[]> positions(AdmittedSql sql) {
        List<List<Integer>> found = new ArrayList<>();
        for (int i = 0; i < sql.clientParameters(); i++) {
            found.add(new ArrayList<>());
        }
        for (int i = 0; i < sql.parameters().size(); i++) {
            if (sql.parameters().get(i) instanceof ParameterSource.Client client) {
                found.get(client.index() - 1).add(i + 1);
            }
        }
        return found.stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }
}
