package dev.ormai.planner.fuzz;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.OrmAiPlanner;
import dev.ormai.planner.ParameterStyle;
import dev.ormai.planner.Plan;
import dev.ormai.planner.SqlRequest;
import dev.ormai.planner.bind.Binder;
import dev.ormai.planner.bind.Bound;
import dev.ormai.planner.certify.Certifier;
import dev.ormai.planner.fence.Fences;
import dev.ormai.planner.lex.Lexer;
import dev.ormai.planner.names.CommonTableSpelling;
import dev.ormai.planner.names.UserVariables;
import dev.ormai.planner.parse.StatementParser;
import dev.ormai.planner.relation.GuardedSchema;
import dev.ormai.planner.relation.Reread;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.write.SqlWriter;
import dev.ormai.planner.write.WrittenSql;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.RefusedException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One input is a dialect (first byte), a mutation (second byte) and a statement. It must be refused in words of ours or
 * admitted as a text that reads back as itself; and no certificate may be given to the admitted text once it was mutated.
 */
public final class StatementFuzz {
    private static final List<Dialect> DIALECTS = List.of(Dialect.values());
    private static final List<Mutation> MUTATIONS = List.of(Mutation.values());
    private static final OrmAiPlanner PLANNER = new OrmAiPlanner();
    private static final Map<Dialect, FuzzShop> SHOPS = new EnumMap<>(Dialect.class);

    static {
        for (Dialect dialect : Dialect.values()) {
            SHOPS.put(dialect, new FuzzShop(dialect));
        }
    }

    private StatementFuzz() {}

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(byte[] data) {
        if (data.length > 2) {
            Dialect dialect = DIALECTS.get(Math.floorMod(data[0], DIALECTS.size()));
            check(dialect, data[1] & 0xff, new String(data, 2, data.length - 2, StandardCharsets.UTF_8));
        }
    }

    /** @return whether the statement was admitted */
    static boolean check(Dialect dialect, int mutation, String sql) {
        FuzzShop shop = Objects.requireNonNull(SHOPS.get(dialect), "every dialect has a shop");
        SqlRequest request = shop.request(sql);
        Faults.clear();
        Plan plan = PLANNER.plan(request);
        if (plan instanceof Plan.Refuse refuse) {
            if (refuse.refusal().code() == ErrorCode.INTERNAL_ERROR) {
                throw Faults.last(refuse.refusal().message());
            }
            return false;
        }
        Plan.Forward forward = (Plan.Forward) plan;
        // A write is framed by text that no query is; its certificate has tests of its own.
        if (forward.sql().write().isPresent()) {
            return true;
        }
        WrittenSql written = new WrittenSql(forward.sql().text(), forward.sql().parameters());
        Query tree = Reread.query(written, dialect);
        WrittenSql again = SqlWriter.write(tree, dialect);
        if (!again.text().equals(written.text()) || !again.parameters().equals(written.parameters())) {
            throw new IllegalStateException("the admitted text does not read back as itself: " + written.text());
        }
        mutate(tree, dialect, mutation, bound(request, shop), shop.schema());
        return true;
    }

    private static Bound bound(SqlRequest request, FuzzShop shop) {
        Dialect dialect = request.catalog().dialect();
        Query parsed = new StatementParser()
                .parse(Lexer.of(dialect, ParameterStyle.JDBC).lex(request.sql()));
        // As the planner reads it.
        Query read = dialect == Dialect.MYSQL ? UserVariables.resolve(CommonTableSpelling.unify(parsed)) : parsed;
        return Binder.bind(read, shop.schema());
    }

    private static void mutate(Query tree, Dialect dialect, int mutation, Bound bound, GuardedSchema schema) {
        Mutation kind = MUTATIONS.get(mutation % MUTATIONS.size());
        Mutant mutant = new Mutant(kind, mutation / MUTATIONS.size(), dialect);
        Query mutated = mutant.query(tree);
        if (!mutant.done() || mutated.equals(tree)) {
            return;
        }
        WrittenSql text = SqlWriter.write(mutated, dialect);
        try {
            Certifier.certify(text, mutated, bound, Fences.of(bound, dialect), schema, true);
        } catch (RefusedException refused) {
            return;
        }
        throw new IllegalStateException("certified after " + kind + ": " + text.text());
    }
}
