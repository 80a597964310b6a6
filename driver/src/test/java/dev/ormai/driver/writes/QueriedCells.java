package dev.ormai.driver.writes;

import java.util.List;
import java.util.stream.Stream;

/** Queries over what a write gives, and writes in places where none may stand. */
final class QueriedCells {
    private static final String GONE = "with gone as (delete from notes where id = 1 returning *) ";

    private QueriedCells() {}

    static List<Cell> all() {
        return Stream.of(right(), judged(), places())
                .flatMap(List::stream)
                .map(Cell::ofPostgresql)
                .toList();
    }

    private static List<Cell> right() {
        return List.of(
                same(
                        "update, its rows",
                        "with up as (update stock set amount = amount - ? where id = ? returning id, amount) select * from up",
                        "update stock set amount = 9 where id = 1 returning id, amount",
                        1,
                        1),
                same(
                        "delete, its rows counted",
                        "with gone as (delete from notes returning *) select count(*) from gone",
                        GONE + "select count(*) from gone"),
                same(
                        "insert, its rows joined with a relation, under other names",
                        "with made (key) as materialized (insert into stock (id, code) values (10, 'y') returning id)"
                                + " select m.key, t.title from made m left join tasks t on t.id = m.key - 9",
                        "insert into stock (id, tenant_id, code) values (10, 'acme', 'y') returning id as key, cast('one' as varchar) as title"),
                same(
                        "insert on conflict, its rows",
                        "with up as (insert into stock (id, name) values (1, 'x') on conflict (id) do update set name = excluded.name"
                                + " returning name, email) select * from up",
                        "update stock set name = 'x' where id = 1 returning name, 'o***@acme' as email"),
                same(
                        "delete as a mark, its rows",
                        "with gone as (delete from marked returning *) select id, gone from gone",
                        "update marked set gone = true where id = 1 returning id, false as gone"),
                same(
                        "update, a query that does not read its rows",
                        "with up as (update stock set amount = 7 returning id) select 7 as seven, 8 as seven",
                        "with up as (update stock set amount = 7 where tenant_id = 'acme') select 7 as seven, 8 as seven"),
                same(
                        "delete, a query that reads the table as it was",
                        "with gone as (delete from notes returning id) select count(*) from notes where id in (select id from gone)",
                        GONE + "select cast(1 as bigint) as count"));
    }

    private static List<Cell> judged() {
        String moved = "with up as (update stock set tenant_id = 'globex' where id = 3 returning id) ";
        return List.of(
                refused("moved to another tenant, its rows", moved + "select * from up", "ORM_ACCESS_DENIED"),
                refused("moved to another tenant, its rows not read", moved + "select 1", "ORM_ACCESS_DENIED"),
                refused(
                        "moved to another tenant, no row read",
                        moved + "select * from up limit 0",
                        "ORM_ACCESS_DENIED"),
                refused(
                        "moved to another tenant, a false condition",
                        moved + "select * from up where false",
                        "ORM_ACCESS_DENIED"),
                refused(
                        "moved to another tenant, another relation read",
                        moved + "select count(*) from tasks union all select id from notes",
                        "ORM_ACCESS_DENIED"),
                refused(
                        "a query that fails on a row that may not be written",
                        "with made as (insert into stock (id, tenant_id) values (10, 'globex') returning amount)"
                                + " select 10 / amount from made",
                        "ORM_ACCESS_DENIED"),
                refused(
                        "a query that fails in a sub-select on a row that may not be written",
                        "with made as (insert into stock (id, tenant_id) values (10, 'globex') returning amount)"
                                + " select 1 where (select 10 / amount from made) > 0",
                        "ORM_ACCESS_DENIED"),
                refused(
                        "moved to another tenant, a join that gives nothing",
                        moved + "select u.id from up u join (select 1 as id where false) x on x.id = u.id",
                        "ORM_ACCESS_DENIED"),
                refused(
                        "more rows than allowed, a false condition",
                        "with gone as (delete from few returning id) select id from gone where 1 = 0",
                        "MAX_AFFECTED_ROWS_EXCEEDED"),
                refused(
                        "more rows than allowed",
                        "with gone as (delete from few returning id) select max(id) from gone",
                        "MAX_AFFECTED_ROWS_EXCEEDED"),
                refused(
                        "a denied column given",
                        "with up as (update stock set name = 'k' returning secret) select 1",
                        "FIELD_NOT_ALLOWED"),
                refused(
                        "a denied column of another relation",
                        "with up as (update stock set name = 'k' returning id) select secret from tasks",
                        "FIELD_NOT_ALLOWED"),
                refused(
                        "a table that no model names",
                        "with up as (update stock set name = 'k' returning id) select * from outside",
                        "MODEL_NOT_ALLOWED"),
                refused(
                        "the name that we give to what is written",
                        "with up as (update stock set name = 'k' returning id) select * from up, written",
                        "MODEL_NOT_ALLOWED"));
    }

    private static List<Cell> places() {
        String code = "STATEMENT_NOT_SUPPORTED";
        String gone = "with gone as (delete from notes returning id) ";
        return List.of(
                refused("a write that gives no rows", "with gone as (delete from notes) select 1", code),
                refused(
                        "two writes",
                        "with a as (delete from notes returning id), b as (delete from few returning id) select 1",
                        code),
                refused(
                        "a query before the write",
                        "with a as (select 1), b as (delete from notes returning id) select 1",
                        code),
                refused("an insert behind a write", gone + "insert into few (id) select id from gone", code),
                refused(
                        "an insert behind a query",
                        "with a as (select 10 as id) insert into few (id) select id from a",
                        code),
                refused(
                        "a delete behind a query",
                        "with a as (select 1 as id) delete from notes using a where a.id = notes.id",
                        code),
                refused("a lock in the query", gone + "select * from tasks for update", code),
                refused(
                        "a write in RECURSIVE",
                        "with recursive gone as (delete from notes returning id) select 1",
                        code),
                refused(
                        "a write deeper inside",
                        "select * from (with gone as (delete from notes returning id) select * from gone) x",
                        code),
                Cell.refused(
                        "merge",
                        "every form",
                        "merge into stock s using tasks t on t.id = s.id when matched then update set name = t.title",
                        code));
    }

    private static Cell same(String subject, String sql, String byHand, Object... parameters) {
        return Cell.same("with", subject, sql, byHand, parameters);
    }

    private static Cell refused(String subject, String sql, String code) {
        return Cell.refused("with", subject, sql, code);
    }
}
