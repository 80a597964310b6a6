package dev.ormai.planner.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Minus;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.SqlKind;

/**
 * Which columns of tables the values of each column of a plan are made of. Goes through the plan itself, because the
 * library's metadata stops at correlations and sub-queries. A condition that only decides whether a row is there does
 * not count; a condition that chooses a value does. Belongs to one thread.
 */
final class Lineage {
    private final IdentityHashMap<RelNode, List<Set<String>>> known = new IdentityHashMap<>();
    private final Map<CorrelationId, List<Set<String>>> correlated = new HashMap<>();

    /** For each output column the columns as {@code schema.table.column}, sorted. */
    List<Set<String>> of(RelNode rel) {
        List<Set<String>> origins = known.get(rel);
        if (origins == null) {
            origins = compute(rel);
            known.put(rel, origins);
        }
        return origins;
    }

    private List<Set<String>> compute(RelNode rel) {
        if (rel instanceof TableScan scan) {
            String table = String.join(".", scan.getTable().getQualifiedName());
            return scan.getRowType().getFieldNames().stream()
                    .<Set<String>>map(column -> Set.of(table + "." + column))
                    .toList();
        }
        if (rel instanceof Project project) {
            List<Set<String>> input = of(project.getInput());
            project.getVariablesSet().forEach(variable -> correlated.put(variable, input));
            return project.getProjects().stream().map(value -> of(value, input)).toList();
        }
        if (rel instanceof Join join) {
            List<Set<String>> both = concat(of(join.getLeft()), of(join.getRight()));
            return both.subList(0, rel.getRowType().getFieldCount());
        }
        if (rel instanceof Correlate correlate) {
            List<Set<String>> left = of(correlate.getLeft());
            correlated.put(correlate.getCorrelationId(), left);
            return concat(left, of(correlate.getRight()))
                    .subList(0, rel.getRowType().getFieldCount());
        }
        if (rel instanceof Aggregate aggregate) {
            return aggregate(aggregate);
        }
        if (rel instanceof Minus) {
            return of(rel.getInput(0));
        }
        if (rel instanceof SetOp) {
            return rel.getInputs().stream().map(this::of).reduce(Lineage::union).orElseThrow();
        }
        if (rel.getInputs().size() == 1
                && rel.getInput(0).getRowType().getFieldCount()
                        == rel.getRowType().getFieldCount()) {
            return of(rel.getInput(0));
        }
        return Collections.nCopies(rel.getRowType().getFieldCount(), Set.of());
    }

    private List<Set<String>> aggregate(Aggregate aggregate) {
        List<Set<String>> input = of(aggregate.getInput());
        List<Set<String>> output = new ArrayList<>();
        aggregate.getGroupSet().forEach(key -> output.add(input.get(key)));
        for (AggregateCall call : aggregate.getAggCallList()) {
            Set<String> origins = new TreeSet<>();
            call.getArgList().forEach(argument -> origins.addAll(input.get(argument)));
            call.getCollation().getKeys().forEach(key -> origins.addAll(input.get(key)));
            output.add(origins);
        }
        return output;
    }

    private static List<Set<String>> concat(List<Set<String>> left, List<Set<String>> right) {
        List<Set<String>> both = new ArrayList<>(left);
        both.addAll(right);
        return both;
    }

    private static List<Set<String>> union(List<Set<String>> left, List<Set<String>> right) {
        List<Set<String>> union = new ArrayList<>();
        for (int i = 0; i < left.size(); i++) {
            Set<String> origins = new TreeSet<>(left.get(i));
            origins.addAll(right.get(i));
            union.add(origins);
        }
        return union;
    }

    private Set<String> of(RexNode value, List<Set<String>> input) {
        if (value instanceof RexInputRef reference) {
            return input.get(reference.getIndex());
        }
        Set<String> origins = new TreeSet<>();
        value.accept(new RexVisitorImpl<Void>(true) {
            @Override
            public Void visitInputRef(RexInputRef reference) {
                origins.addAll(input.get(reference.getIndex()));
                return null;
            }

            @Override
            public Void visitFieldAccess(RexFieldAccess access) {
                if (access.getReferenceExpr() instanceof RexCorrelVariable variable) {
                    List<Set<String>> outer = correlated.get(variable.id);
                    if (outer != null) {
                        origins.addAll(outer.get(access.getField().getIndex()));
                    }
                    return null;
                }
                return super.visitFieldAccess(access);
            }

            @Override
            public Void visitSubQuery(RexSubQuery query) {
                of(query.rel).forEach(column -> {
                    if (query.getKind() != SqlKind.EXISTS) {
                        origins.addAll(column);
                    }
                });
                return super.visitSubQuery(query);
            }
        });
        return origins;
    }
}
