package dev.ormai.planner.certify;

import dev.ormai.planner.Certificate;
import dev.ormai.planner.bind.Bound;
import dev.ormai.planner.catalog.TableId;
import dev.ormai.planner.fence.Fences;
import dev.ormai.planner.relation.GuardedSchema;
import dev.ormai.planner.relation.Reread;
import dev.ormai.planner.tree.Query;
import dev.ormai.planner.write.WrittenSql;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.RefusedException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** Proves of a text that it touches nothing but policy relations. Pure. */
public final class Certifier {
    private Certifier() {}

    /**
     * @param rewritten the tree that the text was written from; the text must read back as exactly this
     * @throws RefusedException INTERNAL_ERROR if the proof fails: the statement is fine, our rewriting of it is not
     */
    public static Certificate certify(
            WrittenSql sql,
            Query rewritten,
            Bound bound,
            Fences fences,
            GuardedSchema schema,
            boolean confirmedByPlan) {
        Query reread = Reread.query(sql, schema.catalog().dialect());
        if (!reread.equals(rewritten)) {
            throw failed("the rewritten statement does not read back as it was written");
        }
        RelationCheck check = new RelationCheck(schema);
        check.query(reread);
        if (!check.faults().isEmpty()) {
            throw failed(String.join("; ", check.faults()));
        }
        if (!check.tables().equals(Set.copyOf(bound.tableIds()))) {
            throw failed("the rewritten statement reads %s instead of %s".formatted(check.tables(), bound.tableIds()));
        }
        fences.count().forEach((table, count) -> {
            if (Collections.frequency(check.fenced(), table) < count) {
                throw failed("a fence around %s is missing in the rewritten statement".formatted(table));
            }
        });
        Set<TableId> behind = RelationTables.of(bound);
        SecondReader.tables(sql.text()).ifPresent(found -> {
            if (!behind.containsAll(found)) {
                throw failed("another parser finds tables %s in the rewritten statement".formatted(found));
            }
        });
        if (!bound.functions().containsAll(check.functions())) {
            throw failed("the rewritten statement calls a function that the original does not");
        }
        return new Certificate(
                digest(sql.text()), List.copyOf(check.tables()), List.copyOf(check.functions()), confirmedByPlan);
    }

    static RefusedException failed(String reason) {
        return new RefusedException(Refusal.of(
                ErrorCode.INTERNAL_ERROR,
                "no certificate: " + reason,
                "write the statement in another form and report this one"));
    }

    /** SHA-256 of a text, hexadecimal. */
    public static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
