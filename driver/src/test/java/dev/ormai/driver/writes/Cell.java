package dev.ormai.driver.writes;

import dev.ormai.testkit.DatabaseKind;
import java.util.List;
import java.util.Optional;

/**
 * One cell of the matrix of writes.
 *
 * @param verb insert, update or delete
 * @param subject the kind of policy and the way the value arrives
 * @param parameters bound values
 * @param byHand the same written by hand for the tenant, past the driver; absent for a refusal
 * @param refusal the code that refuses it, or the SQLSTATE by which the database fails it for anybody; absent where it runs
 * @param onPostgresqlOnly whether H2 has no such statement, so that it is refused there
 */
record Cell(
        String verb,
        String subject,
        String sql,
        List<Object> parameters,
        Optional<String> byHand,
        Optional<String> refusal,
        boolean onPostgresqlOnly) {
    static Cell same(String verb, String subject, String sql, String byHand, Object... parameters) {
        return new Cell(verb, subject, sql, List.of(parameters), Optional.of(byHand), Optional.empty(), false);
    }

    static Cell refused(String verb, String subject, String sql, String code, Object... parameters) {
        return new Cell(verb, subject, sql, List.of(parameters), Optional.empty(), Optional.of(code), false);
    }

    Cell ofPostgresql() {
        return new Cell(verb, subject, sql, parameters, byHand, refusal, true);
    }

    /** What becomes of it on one database. */
    Cell on(DatabaseKind kind) {
        return onPostgresqlOnly && kind != DatabaseKind.POSTGRESQL
                ? refused(verb, subject, sql, "STATEMENT_NOT_SUPPORTED", parameters.toArray())
                : this;
    }
}
