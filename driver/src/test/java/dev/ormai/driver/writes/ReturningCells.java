package dev.ormai.driver.writes;

import java.util.List;
import java.util.stream.Stream;

/** Writes that give rows: what a read would show of them, and nothing before all of them are judged. */
final class ReturningCells {
    private static final String INTO = "insert into tasks (id, tenant_id, owner_id, title) values ";
    private static final String SHOWN =
            "id, tenant_id, owner_id, title, email::text as email, fixed, fixed2, kind, deleted_at, parent_id";

    private ReturningCells() {}

    static List<Cell> all() {
        return Stream.of(inserts(), updates(), deletes())
                .flatMap(List::stream)
                .map(Cell::ofPostgresql)
                .toList();
    }

    private static List<Cell> inserts() {
        return List.of(
                Cell.same(
                        "insert",
                        "returning a column",
                        "insert into tasks (id, title) values (10, 'x') returning id",
                        INTO + "(10, 'acme', 'u-1', 'x') returning id"),
                Cell.same(
                        "insert",
                        "returning everything, without denied columns",
                        "insert into tasks (id, title) values (10, default), (11, ?) returning *",
                        INTO + "(10, 'acme', 'u-1', default), (11, 'acme', 'u-1', 'x') returning " + SHOWN,
                        "x"),
                Cell.same(
                        "insert",
                        "returning expressions and aliases",
                        "insert into tasks as t (id, title) values (10, 'x') returning upper(title), t.id + 1 as \"Next\", t.id",
                        INTO + "(10, 'acme', 'u-1', 'x') returning upper(title), id + 1 as \"Next\", id"),
                Cell.same(
                        "insert",
                        "returning a parameter and a sub-select of the relation",
                        "insert into tasks (id, title) values (?, 'x') returning ?::int, (select count(*) from tasks)",
                        INTO + "(10, 'acme', 'u-1', 'x') returning 7::int, (select count(*) from tasks where "
                                + Cells.SEEN + ")",
                        10,
                        7),
                Cell.same(
                        "insert",
                        "returning the whole row",
                        "insert into notes (id, task_id, text) values (10, 1, 'n') returning notes.id, (notes).text",
                        "insert into notes (id, task_id, text) values (10, 1, 'n') returning id, text"),
                Cell.same(
                        "insert",
                        "returning under the names that we give",
                        "insert into tasks as written (id, title) values (10, 'x') returning written.id as ok, title as target",
                        INTO + "(10, 'acme', 'u-1', 'x') returning id as ok, title as target"),
                Cell.refused(
                        "insert",
                        "returning, another tenant's row",
                        INTO + "(10, 'globex', 'u-1', 'x') returning id",
                        "ORM_ACCESS_DENIED"),
                Cell.refused(
                        "insert",
                        "returning what fails on another tenant's row",
                        INTO + "(10, 'globex', 'u-1', 'x') returning 1 / (id - 10)",
                        "ORM_ACCESS_DENIED"),
                Cell.refused(
                        "insert",
                        "returning, a trigger changes the tenant",
                        "insert into tasks (id, title) values (10, 'steal') returning tenant_id",
                        "ORM_ACCESS_DENIED"),
                Cell.refused(
                        "insert",
                        "returning, more rows than allowed",
                        "insert into few (id, tenant_id) values (10, 'acme'), (11, 'acme'), (12, 'acme') returning id",
                        "MAX_AFFECTED_ROWS_EXCEEDED"),
                Cell.refused(
                        "insert",
                        "returning a denied column",
                        "insert into tasks (id, title) values (10, 'x') returning secret",
                        "FIELD_NOT_ALLOWED"),
                Cell.refused(
                        "insert",
                        "returning a denied column in a sub-select",
                        "insert into tasks (id, title) values (10, 'x') returning (select max(t.secret) from tasks t)",
                        "FIELD_NOT_ALLOWED"),
                Cell.refused(
                        "insert",
                        "returning a system column",
                        "insert into tasks (id, title) values (10, 'x') returning ctid",
                        "FIELD_NOT_ALLOWED"),
                Cell.refused(
                        "insert",
                        "returning an aggregate",
                        "insert into tasks (id, title) values (10, 'x') returning count(*)",
                        "STATEMENT_NOT_SUPPORTED"),
                Cell.refused(
                        "insert",
                        "returning rows of a function",
                        "insert into tasks (id, title) values (10, 'x') returning generate_series(1, 3)",
                        "STATEMENT_NOT_SUPPORTED"));
    }

    private static List<Cell> updates() {
        return List.of(
                Cell.same(
                        "update",
                        "returning a masked column",
                        "update tasks set title = 'k' where id = 1 returning id, email",
                        "update tasks set title = 'k' where id = 1 returning id, 'o***@acme' as email"),
                Cell.same(
                        "update",
                        "returning new values of every row",
                        "update tasks t set title = title || '!', fixed2 = fixed2 + 1 returning t.*",
                        "update tasks set title = title || '!', fixed2 = fixed2 + 1 where " + Cells.SEEN
                                + " returning id, tenant_id, owner_id, title, case id when 1 then 'o***@acme' else 't***@acme' end as email,"
                                + " fixed, fixed2, kind, deleted_at, parent_id"),
                Cell.same(
                        "update",
                        "returning, another tenant's row is not there",
                        "update tasks set title = 'k' where id = 5 returning id, title",
                        "update tasks set title = 'k' where 1 = 0 returning id, title"),
                Cell.same(
                        "update",
                        "returning a correlated sub-select",
                        "update tasks set title = 'k' where id = 1"
                                + " returning (select max(n.text) from notes n where n.task_id = tasks.id) as note",
                        "update tasks set title = 'k' where id = 1 returning 'own' as note"),
                Cell.refused(
                        "update",
                        "returning, moved to another tenant",
                        "update tasks set tenant_id = 'globex' where id = 1 returning id",
                        "ORM_ACCESS_DENIED"),
                Cell.refused(
                        "update",
                        "returning, moved to another tenant by a trigger",
                        "update tasks set title = 'steal' where id = 1 returning tenant_id",
                        "ORM_ACCESS_DENIED"),
                Cell.refused(
                        "update",
                        "returning, more rows than allowed",
                        "update few set id = id + 100 returning id",
                        "MAX_AFFECTED_ROWS_EXCEEDED"),
                Cell.refused(
                        "update",
                        "returning a denied column",
                        "update tasks set title = 'k' where id = 1 returning secret",
                        "FIELD_NOT_ALLOWED"));
    }

    private static List<Cell> deletes() {
        return List.of(
                Cell.same(
                        "delete",
                        "returning everything",
                        "delete from notes returning *",
                        "delete from notes where id = 1 returning *"),
                Cell.same(
                        "delete",
                        "returning, another tenant's row is not there",
                        "delete from notes where id = 2 returning text",
                        "delete from notes where 1 = 0 returning text"),
                Cell.same(
                        "delete",
                        "as a mark, returning the row as it was seen",
                        "delete from marked where id in (1, 2) returning *",
                        "update marked set gone = true where id = 1 returning id, tenant_id, false as gone"),
                Cell.refused(
                        "delete",
                        "returning, more rows than allowed",
                        "delete from few returning id",
                        "MAX_AFFECTED_ROWS_EXCEEDED"),
                Cell.refused(
                        "delete",
                        "returning a denied column",
                        "delete from tasks where id = 1 returning secret",
                        "FIELD_NOT_ALLOWED"));
    }
}
