package dev.ormai.planner.certify;

import dev.ormai.planner.Certificate;
import dev.ormai.planner.Dialect;
import dev.ormai.planner.bind.BoundWrite;
import dev.ormai.planner.catalog.TableId;
import dev.ormai.planner.fence.Fences;
import dev.ormai.planner.fence.LeakproofConditions;
import dev.ormai.planner.relation.Conjunction;
import dev.ormai.planner.relation.GuardedSchema;
import dev.ormai.planner.relation.PolicyRelation;
import dev.ormai.planner.relation.Reread;
import dev.ormai.planner.relation.WrittenRow;
import dev.ormai.planner.rewrite.RewrittenWrite;
import dev.ormai.planner.rewrite.WriteRewriter;
import dev.ormai.planner.tree.BooleanLiteral;
import dev.ormai.planner.tree.CaseExpression;
import dev.ormai.planner.tree.Delete;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.Insert;
import dev.ormai.planner.tree.PolicyParameter;
import dev.ormai.planner.tree.PolicyValue;
import dev.ormai.planner.tree.Select;
import dev.ormai.planner.tree.SelectItem;
import dev.ormai.planner.tree.Update;
import dev.ormai.planner.tree.Write;
import dev.ormai.planner.write.WriteFrame;
import dev.ormai.planner.write.WrittenSql;
import dev.ormai.policy.IdentityValue;
import dev.ormai.policy.ModelPolicy;
import dev.ormai.policy.TenantRule;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Proves of a text that it writes its table only where the policy's conditions hold, that every written row is judged by
 * them, and that all it reads are policy relations. Pure.
 */
public final class WriteCertifier {
    private final RewrittenWrite rewritten;
    private final BoundWrite bound;
    private final Fences fences;
    private final GuardedSchema schema;
    private final ModelPolicy model;
    private final PolicyRelation relation;
    private final Dialect dialect;
    private final RelationCheck check;
    private final WrittenRowCheck rows;

    private WriteCertifier(
            RewrittenWrite rewritten, BoundWrite bound, Fences fences, GuardedSchema schema, ModelPolicy model) {
        this.fences = fences;
        this.rewritten = rewritten;
        this.bound = bound;
        this.schema = schema;
        this.model = model;
        this.dialect = schema.catalog().dialect();
        TableId id = new TableId(
                rewritten.write().table().parts().get(0),
                rewritten.write().table().last());
        this.relation = schema.relation(id).orElseThrow(() -> Certifier.failed("no relation of " + id));
        this.check = new RelationCheck(schema);
        this.rows = new WrittenRowCheck(relation, rewritten.target());
    }

    /** @throws dev.ormai.policy.RefusedException INTERNAL_ERROR if the proof fails */
    public static Certificate certify(
            WrittenSql sql,
            RewrittenWrite rewritten,
            BoundWrite bound,
            Fences fences,
            GuardedSchema schema,
            ModelPolicy model,
            boolean confirmedByPlan) {
        return new WriteCertifier(rewritten, bound, fences, schema, model).certify(sql, confirmedByPlan);
    }

    private Certificate certify(WrittenSql sql, boolean confirmedByPlan) {
        Write write = reread(sql);
        if (write instanceof Insert insert) {
            insert(insert);
        } else if (write instanceof Update update) {
            update(update);
        } else {
            condition(((Delete) write).where());
        }
        returning(write);
        if (!check.faults().isEmpty()) {
            throw Certifier.failed(String.join("; ", check.faults()));
        }
        Set<TableId> tables = new LinkedHashSet<>(check.tables());
        tables.add(relation.table().id());
        if (!tables.equals(Set.copyOf(bound.reads().tableIds()))) {
            throw Certifier.failed("the rewritten statement touches %s instead of %s"
                    .formatted(tables, bound.reads().tableIds()));
        }
        if (!bound.reads().functions().containsAll(check.functions())) {
            throw Certifier.failed("the rewritten statement calls a function that the original does not");
        }
        fences();
        secondReader(sql, write);
        return new Certificate(
                Certifier.digest(sql.text()), List.copyOf(tables), List.copyOf(check.functions()), confirmedByPlan);
    }

    /** The write between its frame, which is the one that the policy asks for, to the last character. */
    private Write reread(WrittenSql sql) {
        Write write = rewritten.write();
        OptionalInt most = model.writes().maxAffectedRows() == Integer.MAX_VALUE
                ? OptionalInt.empty()
                : OptionalInt.of(model.writes().maxAffectedRows());
        WriteFrame frame = WriteFrame.of(write, right(write), most, rewritten.target(), dialect);
        String before = frame.before().text();
        int first = frame.before().parameters().size();
        boolean framed = sql.text().startsWith(before)
                && sql.text().endsWith(frame.behind())
                && sql.parameters().size() >= first
                && sql.parameters().subList(0, first).equals(frame.before().parameters());
        if (!framed) {
            throw Certifier.failed("the rows that are written are not judged");
        }
        WrittenSql inner = new WrittenSql(
                sql.text()
                        .substring(
                                before.length(),
                                sql.text().length() - frame.behind().length()),
                sql.parameters().subList(first, sql.parameters().size()));
        Write reread = Reread.write(inner, dialect);
        if (!reread.equals(write)) {
            throw Certifier.failed("the rewritten statement does not read back as it was written");
        }
        return reread;
    }

    private Expression right(Write write) {
        return WriteRewriter.right(write, rewritten.marks(), rewritten.columns(), relation, schema, rewritten.target());
    }

    /** A value of the policy's is bound only where it says whose row it is. */
    private void insert(Insert insert) {
        for (List<Expression> row : insert.rows()) {
            for (int i = 0; i < row.size(); i++) {
                if (!(row.get(i) instanceof PolicyParameter parameter)
                        || !tells(insert.columns().get(i), parameter)) {
                    client(row.get(i));
                }
            }
        }
        setsOnly(insert.columns().stream().filter(column -> !isIdentity(column)).toList());
    }

    private boolean isIdentity(String column) {
        return tenant().filter(column::equalsIgnoreCase).isPresent()
                || model.rows().owner().filter(column::equalsIgnoreCase).isPresent();
    }

    private Optional<String> tenant() {
        return model.rows().tenant() instanceof TenantRule.Column tenant
                ? Optional.of(tenant.column())
                : Optional.empty();
    }

    private boolean tells(String column, PolicyParameter parameter) {
        if (!(parameter.value() instanceof PolicyValue.Identity identity)) {
            return false;
        }
        boolean tenant = identity.identity().equals(IdentityValue.TENANT)
                && tenant().filter(column::equalsIgnoreCase).isPresent();
        boolean owner = identity.identity().equals(IdentityValue.USER)
                && model.rows().owner().filter(column::equalsIgnoreCase).isPresent();
        return tenant || owner;
    }

    private void update(Update update) {
        if (!rewritten.marks()) {
            update.assignments().forEach(assignment -> client(assignment.value()));
            setsOnly(
                    update.assignments().stream().map(Update.Assignment::column).toList());
        }
        condition(update.where());
    }

    private void setsOnly(List<String> columns) {
        for (String column : columns) {
            if (relation.column(column).filter(c -> !c.masked()).isEmpty()) {
                throw Certifier.failed("column %s is written".formatted(column));
            }
        }
    }

    /** The policy's conditions first; behind them what cannot fail, and what is asked of permitted rows only. */
    private void condition(Optional<Expression> where) {
        List<Expression> permitted = WrittenRow.permitted(relation, rewritten.target());
        List<Expression> parts = where.map(Conjunction::parts).orElse(List.of());
        if (parts.size() < permitted.size()
                || !parts.subList(0, permitted.size()).equals(permitted)) {
            throw Certifier.failed("rows are written that the policy does not permit");
        }
        for (Expression part : parts.subList(permitted.size(), parts.size())) {
            if (!permitted.isEmpty() && !isHarmless(part)) {
                client(asked(part, permitted));
            } else {
                client(part);
            }
        }
    }

    private static Expression asked(Expression part, List<Expression> permitted) {
        boolean guarded = part instanceof CaseExpression choice
                && choice.operand().isEmpty()
                && choice.branches().size() == 1
                && Conjunction.parts(choice.branches().get(0).condition()).equals(permitted)
                && choice.otherwise().equals(Optional.of(new BooleanLiteral(false)));
        if (!guarded) {
            throw Certifier.failed("a condition that may fail is asked of hidden rows");
        }
        return ((CaseExpression) part).branches().get(0).result();
    }

    private boolean isHarmless(Expression part) {
        Expression own = WrittenRow.renamed(part, rewritten.target(), relation.alias());
        return !WriteRewriter.hasQuery(own) && LeakproofConditions.holds(own, relation, dialect);
    }

    private void returning(Write write) {
        List<SelectItem> judged = dialect == Dialect.POSTGRESQL
                ? List.of(new SelectItem.Value(right(write), Optional.empty()))
                : List.of();
        if (!write.returning().equals(judged)) {
            throw Certifier.failed("the rows that are written are not judged");
        }
    }

    /** What the client said: the written row as policy shows it, policy relations, nothing else. */
    private void client(Expression expression) {
        check.expression(rows.withoutRow(expression));
        if (!rows.faults().isEmpty()) {
            throw Certifier.failed(String.join("; ", rows.faults()));
        }
    }

    /** The target has none: what could fail on its rows stands behind the policy's conditions. */
    private void fences() {
        Object target = ((Select) bound.reads().query().body()).from().get(0);
        int ofTarget = fences.at(target).isPresent() ? 1 : 0;
        fences.count().forEach((table, count) -> {
            int wanted = table.equals(relation.table().id()) ? count - ofTarget : count;
            if (Collections.frequency(check.fenced(), table) < wanted) {
                throw Certifier.failed("a fence around %s is missing in the rewritten statement".formatted(table));
            }
        });
    }

    private void secondReader(WrittenSql sql, Write write) {
        Set<TableId> behind = new LinkedHashSet<>(RelationTables.of(bound.reads()));
        behind.addAll(RelationTables.of(right(write)));
        SecondReader.tables(sql.text()).ifPresent(found -> {
            if (!behind.containsAll(found)) {
                throw Certifier.failed("another parser finds tables %s in the rewritten statement".formatted(found));
            }
        });
    }
}
