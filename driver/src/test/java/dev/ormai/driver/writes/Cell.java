package dev.ormai.driver.writes;

import java.util.List;
import java.util.Optional;

/**
 * One cell of the matrix of writes.
 *
 * @param verb insert, update or delete
 * @param subject the kind of policy and the way the value arrives
 * @param parameters bound values
 * @param byHand the same written by hand for the tenant, past the driver; absent for a refusal
 * @param refusal the code that refuses it; absent where it runs
 */
record Cell(
        String verb,
        String subject,
        String sql,
        List<Object> parameters,
        Optional<String> byHand,
        Optional<String> refusal) {
    static Cell same(String verb, String subject, String sql, String byHand, Object... parameters) {
        return new Cell(verb, subject, sql, List.of(parameters), Optional.of(byHand), Optional.empty());
    }

    static Cell refused(String verb, String subject, String sql, String code, Object... parameters) {
        return new Cell(verb, subject, sql, List.of(parameters), Optional.empty(), Optional.of(code));
    }
}
