package dev.ormai.planner;

import dev.ormai.planner.bind.Bound;
import dev.ormai.planner.bind.BoundWrite;
import dev.ormai.planner.bind.RelationUse;
import dev.ormai.planner.catalog.Column;
import dev.ormai.planner.catalog.TableId;
import dev.ormai.planner.function.FunctionList;
import dev.ormai.planner.names.AllowedOperators;
import dev.ormai.planner.relation.PolicyRelation;
import dev.ormai.policy.EffectivePolicy;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.ModelPolicy;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.RefusedException;
import dev.ormai.policy.TableName;
import dev.ormai.policy.decision.Access;
import dev.ormai.policy.decision.Decision;
import dev.ormai.policy.decision.Obligations;
import dev.ormai.policy.decision.PolicyDecision;
import dev.ormai.policy.decision.TableAccess;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts to the policy what a bound statement touches. */
final class Admission {
    private Admission() {}

    /** @throws RefusedException with the policy's answer if it is no */
    static Obligations decide(SqlRequest request, Bound bound) {
        return decide(request, bound, "select", List.of());
    }

    /** @throws RefusedException with the policy's answer if it is no */
    static Obligations decide(SqlRequest request, BoundWrite bound) {
        List<TableAccess> written = WriteAdmission.access(bound, model(request.policy(), bound.relation()));
        Obligations obligations =
                decide(request, bound.touched(), written.get(0).operation().word(), written);
        AllowedOperators operators = new AllowedOperators(request.catalog(), request.scope());
        bound.returned().ifPresent(returned -> operators.query(returned.query()));
        bound.conflict().ifPresent(conflict -> {
            operators.query(conflict.keys().query());
            conflict.action().ifPresent(action -> operators.query(action.query()));
        });
        WriteAdmission.check(bound, obligations, request.catalog().dialect());
        return obligations;
    }

    private static Obligations decide(SqlRequest request, Bound bound, String kind, List<TableAccess> written) {
        functions(request, bound.functions());
        new AllowedOperators(request.catalog(), request.scope()).query(bound.query());
        Stream<TableAccess> read =
                bound.uses().stream().filter(use -> !use.relation().system()).map(use -> table(request, use));
        List<TableAccess> tables = Stream.concat(written.stream(), read).toList();
        Access access = new Access(kind, false, tables, bound.functions());
        Decision decision = PolicyDecision.decide(request.policy(), request.principal(), access);
        if (decision instanceof Decision.Allow allow) {
            return allow.obligations();
        }
        throw new RefusedException(((Decision.Deny) decision).refusal());
    }

    private static TableAccess table(SqlRequest request, RelationUse use) {
        ModelPolicy model = model(request.policy(), use.relation());
        Set<String> columns = use.relation().table().columns().stream()
                .map(Column::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return TableAccess.read(model, columns, use.named(), use.compared());
    }

    static ModelPolicy model(EffectivePolicy policy, PolicyRelation relation) {
        TableId table = relation.table().id();
        return policy.model(relation.model())
                .or(() -> policy.openModel(new TableName(Optional.of(table.schema()), table.name())))
                .orElseThrow(() -> new IllegalStateException("no model for relation " + table));
    }

    private static void functions(SqlRequest request, Set<String> called) {
        FunctionList known = FunctionList.of(request.catalog().dialect());
        for (String function : called) {
            if (!known.allows(function)
                    && !request.policy().sql().allowedFunctions().contains(function)) {
                throw new RefusedException(Refusal.of(
                                ErrorCode.FUNCTION_NOT_ALLOWED,
                                "function %s is not on the list of allowed functions".formatted(function),
                                "use another function, or ask the owner of the policy to add it to sql.functions.allow")
                        .with("function", function));
            }
        }
    }
}
