package dev.ormai.driver.writes;

import java.util.List;
import java.util.stream.Stream;

/** ON CONFLICT: the row in the way is the caller's own, or one that he may not see. */
final class ConflictCells {
    private static final String TAKEN = "SQLSTATE 23505";
    private static final String NOTHING = "update stock set name = name where 1 = 0";

    private ConflictCells() {}

    static List<Cell> all() {
        Stream<Cell> ofPostgresql = Stream.of(nothing(), changes(), hidden(), columns(), keys(), rules())
                .flatMap(List::stream)
                .map(Cell::ofPostgresql);
        return Stream.concat(
                        Stream.of(Cell.refused(
                                "insert",
                                "the key of another tenant's row",
                                "insert into stock (id, name) values (2, 'x')",
                                TAKEN)),
                        ofPostgresql)
                .toList();
    }

    private static List<Cell> nothing() {
        return List.of(
                same(
                        "do nothing, no row in the way",
                        "insert into stock (id, code) values (10, 'y') on conflict do nothing",
                        "insert into stock (id, tenant_id, code) values (10, 'acme', 'y')"),
                same(
                        "do nothing, an own row in the way",
                        "insert into stock (id, code) values (1, 'y') on conflict do nothing",
                        NOTHING),
                same(
                        "do nothing, another tenant's row in the way of a key without the tenant",
                        "insert into stock (id, code) values (2, 'y') on conflict do nothing",
                        NOTHING),
                same(
                        "do nothing, another tenant's row has the same values in a key with the tenant",
                        "insert into stock (id, code) values (10, 'z') on conflict (tenant_id, code) do nothing",
                        "insert into stock (id, tenant_id, code) values (10, 'acme', 'z')"),
                same(
                        "do nothing, by the name of the key, several rows",
                        "insert into stock (id, code) values (10, 'a'), (11, 'y') on conflict on constraint stock_code do nothing",
                        "insert into stock (id, tenant_id, code) values (11, 'acme', 'y')"),
                same(
                        "do nothing, returning",
                        "insert into stock (id, code) values (1, 'q'), (10, 'y') on conflict (id) do nothing returning id, code",
                        "insert into stock (id, tenant_id, code) values (10, 'acme', 'y') returning id, code"),
                refused(
                        "do nothing, another tenant's row is to be inserted",
                        "insert into stock (id, tenant_id) values (10, 'globex') on conflict do nothing",
                        "ORM_ACCESS_DENIED"));
    }

    private static List<Cell> changes() {
        return List.of(
                same(
                        "do update, an own row in the way",
                        "insert into stock (id, code, name, amount) values (1, 'x', 'new', 5)"
                                + " on conflict (id) do update set name = excluded.name, amount = stock.amount + excluded.amount",
                        "update stock set name = 'new', amount = 15 where id = 1"),
                same(
                        "do update, by a key with the tenant, which is left out",
                        "insert into stock as s (id, code, amount) values (?, ?, ?)"
                                + " on conflict (tenant_id, code) do update set (amount, name) = (s.amount + excluded.amount, default)",
                        "update stock set amount = 17, name = null where id = 1",
                        50,
                        "a",
                        7),
                same(
                        "do update, several rows, one of them new",
                        "insert into stock (id, name) values (1, 'x'), (10, 'y') on conflict (id) do update set name = excluded.name",
                        "insert into stock (id, tenant_id, name) values (1, 'acme', 'x'), (10, 'acme', 'y')"
                                + " on conflict (id) do update set name = excluded.name"),
                same(
                        "do update, a condition that does not hold",
                        "insert into stock (id, name) values (1, 'x') on conflict (id) do update set name = 'k' where stock.amount > ?",
                        NOTHING,
                        100),
                same(
                        "do update, from a query with a join",
                        "insert into stock (id, name) select s.id, t.title from stock s join tasks t on t.id = s.id"
                                + " on conflict (id) do update set name = excluded.name",
                        "update stock set name = 'one' where id = 1"),
                same(
                        "do update, returning, a masked column",
                        "insert into stock (id, name) values (1, 'x') on conflict (id) do update set name = excluded.name"
                                + " returning id, name, email, amount + 1 as more",
                        "update stock set name = 'x' where id = 1 returning id, name, 'o***@acme' as email, 11 as more"),
                same(
                        "do update, a sub-select reads the relation",
                        "insert into stock (id) values (1) on conflict (id) do update set name = (select max(t.title) from tasks t"
                                + " where t.id = excluded.id) where exists (select 1 from tasks t where t.id = stock.id)",
                        "update stock set name = 'one' where id = 1"),
                same(
                        "do update, a masked column of the row in the way is its mask",
                        "insert into stock (id) values (1) on conflict (id) do update set name = stock.email where stock.email like 'o*%'",
                        "update stock set name = 'o***@acme' where id = 1"),
                same(
                        "do update, the tenant set to itself",
                        "insert into stock (id) values (1) on conflict (id) do update set tenant_id = excluded.tenant_id, name = 'k'",
                        "update stock set name = 'k' where id = 1"));
    }

    private static List<Cell> hidden() {
        return List.of(
                refused(
                        "do update, another tenant's row in the way",
                        "insert into stock (id, name) values (2, 'x') on conflict (id) do update set name = excluded.name",
                        TAKEN),
                refused(
                        "do update, another tenant's row in the way and a condition that never holds",
                        "insert into stock (id, name) values (2, 'x') on conflict (id) do update set name = 'k' where false",
                        TAKEN),
                refused(
                        "do update, one of several rows in the way is another tenant's",
                        "insert into stock (id, name) values (1, 'x'), (2, 'y'), (10, 'z')"
                                + " on conflict (id) do update set name = excluded.name",
                        TAKEN),
                refused(
                        "do update, a condition and a value that fail on a hidden row",
                        "insert into stock (id) values (2) on conflict (id)"
                                + " do update set amount = 10 / (stock.amount - 20) where 10 / (stock.amount - 20) < 0",
                        TAKEN),
                refused(
                        "do update, returning, another tenant's row in the way",
                        "insert into stock (id) values (2) on conflict (id) do update set name = 'k' returning 10 / (amount - 20)",
                        TAKEN),
                refused(
                        "do update, a deleted row in the way",
                        "insert into tasks (id) values (4) on conflict (id) do update set title = 'k'",
                        TAKEN),
                refused(
                        "do update, another owner's row in the way",
                        "insert into tasks (id) values (3) on conflict (id) do update set title = 'k'",
                        TAKEN),
                refused(
                        "do update, a row of a hidden parent in the way",
                        "insert into notes (id, task_id) values (2, 1) on conflict (id) do update set text = 'k'",
                        TAKEN),
                refused(
                        "do update, moved to another tenant",
                        "insert into stock (id) values (3) on conflict (id) do update set tenant_id = 'globex'",
                        "ORM_ACCESS_DENIED"),
                refused(
                        "do update, moved to another tenant by a trigger",
                        "insert into tasks (id) values (1) on conflict (id) do update set title = 'steal'",
                        "ORM_ACCESS_DENIED"),
                refused(
                        "do update, moved out of sight by the mark of deletion",
                        "insert into tasks (id) values (1) on conflict (id) do update set deleted_at = current_timestamp",
                        "ORM_ACCESS_DENIED"),
                refused(
                        "do update, a reference to a hidden row",
                        "insert into notes (id, task_id) values (1, 1) on conflict (id) do update set task_id = 5",
                        "ORM_ACCESS_DENIED"));
    }

    private static List<Cell> columns() {
        String own = "insert into stock (id) values (1) on conflict (id) do update set ";
        return List.of(
                refused("do update, a denied column", own + "secret = 'k'", "FIELD_NOT_ALLOWED"),
                refused("do update, a masked column", own + "email = 'k'", "FIELD_NOT_ALLOWED"),
                refused("do update, a read-only column", own + "fixed = 2", "FIELD_NOT_ALLOWED"),
                refused("do update, a denied column read", own + "name = stock.secret", "FIELD_NOT_ALLOWED"),
                refused(
                        "do update, a denied column in the condition",
                        own + "name = 'k' where secret = 's1'",
                        "FIELD_NOT_ALLOWED"),
                refused("do update, excluded, a denied column", own + "name = excluded.secret", "FIELD_NOT_ALLOWED"),
                refused("do update, excluded, a masked column", own + "name = excluded.email", "FIELD_NOT_ALLOWED"),
                refused("do update, excluded, a system column", own + "slot = excluded.ctid", "FIELD_NOT_ALLOWED"),
                refused("do update, excluded, the whole row", own + "name = excluded::text", "STATEMENT_NOT_SUPPORTED"),
                refused(
                        "do update, another source called excluded",
                        own + "name = (select excluded.title from tasks excluded limit 1)",
                        "VALIDATION_ERROR"),
                refused(
                        "do update, a table that no model names",
                        own + "slot = (select max(id) from outside)",
                        "MODEL_NOT_ALLOWED"),
                refused(
                        "do update, a function that is not allowed",
                        own + "name = pg_read_file('x')",
                        "FUNCTION_NOT_ALLOWED"));
    }

    private static List<Cell> keys() {
        return List.of(
                same(
                        "do update, by an index over an expression",
                        "insert into stock (id, name, amount) values (10, 'ALPHA', 3)"
                                + " on conflict (tenant_id, lower(name)) do update set amount = excluded.amount",
                        "update stock set amount = 3 where id = 1"),
                same(
                        "do update, by an index over some of the rows",
                        "insert into stock (id, slot, amount) values (10, 1, 3)"
                                + " on conflict (tenant_id, slot) where active do update set amount = excluded.amount",
                        "update stock set amount = 3 where id = 1"),
                refused(
                        "a key of a denied column",
                        "insert into stock (id) values (10) on conflict (secret) do nothing",
                        "FIELD_NOT_ALLOWED"),
                refused(
                        "a key of a masked column",
                        "insert into stock (id) values (10) on conflict (lower(email)) do nothing",
                        "FIELD_NOT_ALLOWED"),
                refused(
                        "a key of rows told by a denied column",
                        "insert into stock (id) values (10) on conflict (id) where secret is null do nothing",
                        "FIELD_NOT_ALLOWED"),
                refused(
                        "the name of a key of a denied column",
                        "insert into stock (id) values (10) on conflict on constraint stock_secret do nothing",
                        "VALIDATION_ERROR"),
                refused(
                        "the name of no key",
                        "insert into stock (id) values (10) on conflict on constraint nothing do nothing",
                        "VALIDATION_ERROR"),
                refused(
                        "a key told by a query",
                        "insert into stock (id) values (10) on conflict ((select id)) do nothing",
                        "STATEMENT_NOT_SUPPORTED"),
                refused(
                        "do update without a key",
                        "insert into stock (id) values (10) on conflict do update set name = 'k'",
                        "STATEMENT_NOT_SUPPORTED"));
    }

    private static List<Cell> rules() {
        return List.of(
                refused(
                        "do update, more rows than allowed",
                        "insert into few (id) values (1), (2), (30) on conflict (id) do update set tenant_id = excluded.tenant_id",
                        "MAX_AFFECTED_ROWS_EXCEEDED"),
                refused(
                        "do update, by another key than the one that is needed",
                        "insert into keyed (id, name) values (1, 'x') on conflict (name) do update set name = 'k'",
                        "QUERY_TOO_BROAD"),
                same(
                        "do update, by the key that is needed",
                        "insert into keyed (id, name) values (1, 'x') on conflict (id) do update set name = excluded.name",
                        "update keyed set name = 'x' where id = 1"),
                refused(
                        "do update, several rows where bulk is closed",
                        "insert into keyed (id, name) values (1, 'x'), (2, 'y') on conflict (id) do update set name = 'k'",
                        "WRITE_DISABLED"),
                refused(
                        "do update, a model that may not be updated",
                        "insert into grown (id, name) values (1, 'x') on conflict (id) do update set name = 'k'",
                        "WRITE_DISABLED"),
                same(
                        "do nothing, a model that may not be updated",
                        "insert into grown (id, name) values (1, 'x'), (10, 'y') on conflict (id) do nothing",
                        "insert into grown (id, tenant_id, name) values (10, 'acme', 'y')"),
                refused(
                        "do update, a key that other rows may refer to",
                        "insert into tasks (id) values (1) on conflict (id) do update set id = excluded.id",
                        "STATEMENT_NOT_SUPPORTED"));
    }

    private static Cell same(String subject, String sql, String byHand, Object... parameters) {
        return Cell.same("insert", subject(subject), sql, byHand, parameters);
    }

    private static Cell refused(String subject, String sql, String code) {
        return Cell.refused("insert", subject(subject), sql, code);
    }

    private static String subject(String subject) {
        return "on conflict: " + subject;
    }
}
