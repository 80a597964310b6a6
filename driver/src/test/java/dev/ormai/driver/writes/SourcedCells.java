package dev.ormai.driver.writes;

import java.util.List;
import java.util.stream.Stream;

/** Writes that take their rows or values from other relations. */
final class SourcedCells {
    private static final String INTO = "insert into tasks (id, tenant_id, owner_id, title) ";
    private static final String NOTE = "from notes n where n.task_id = tasks.id";

    private SourcedCells() {}

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
                        "a query of the relation, tenant and owner left out",
                        "insert into tasks (id, title) select id + 100, title from tasks where title <> 'five'",
                        INTO + "values (101, 'acme', 'u-1', 'one'), (102, 'acme', 'u-1', 'two')"),
                Cell.same(
                        "insert",
                        "a query with literals, parameters and a condition that fails on a hidden row",
                        "insert into tasks (id, title, fixed2) select id + ?, 'x', '7' from tasks where 10 / (id - 5) < 0",
                        "insert into tasks (id, tenant_id, owner_id, title, fixed2)"
                                + " values (101, 'acme', 'u-1', 'x', 7), (102, 'acme', 'u-1', 'x', 7)",
                        100),
                Cell.same(
                        "insert",
                        "a union, and a query with WITH",
                        "insert into tasks (id, title) with x as (select title from tasks)"
                                + " select 101, title from x where title = 'one' union all select 102, 'b'",
                        INTO + "values (101, 'acme', 'u-1', 'one'), (102, 'acme', 'u-1', 'b')"),
                Cell.same(
                        "insert",
                        "a distinct, sorted and limited query",
                        "insert into tasks (id, title) select distinct 101, text from notes order by text limit 1",
                        INTO + "values (101, 'acme', 'u-1', 'own')"),
                Cell.same(
                        "insert",
                        "a query without a list of columns",
                        "insert into notes select n.id + 100, n.task_id, n.text from notes n",
                        "insert into notes values (101, 1, 'own')"),
                Cell.same(
                        "insert",
                        "every column of a relation",
                        "insert into notes (id, task_id, text) (select * from notes where false)",
                        "insert into notes select * from notes where false"),
                Cell.same(
                        "insert",
                        "a query, returning",
                        "insert into tasks (id, title) select id + 100, title from tasks returning id, tenant_id",
                        INTO
                                + "values (101, 'acme', 'u-1', 'one'), (102, 'acme', 'u-1', 'two') returning id, tenant_id"),
                Cell.same(
                        "insert",
                        "a query of a masked column",
                        "insert into tasks (id, title) select 101, email from tasks where id = 1",
                        INTO + "values (101, 'acme', 'u-1', 'o***@acme')"),
                Cell.refused(
                        "insert",
                        "a query, tenant a column of another's choice",
                        INTO + "select id + 100, 'globex', owner_id, title from tasks",
                        "ORM_ACCESS_DENIED"),
                Cell.refused(
                        "insert",
                        "a query, one row is another's",
                        INTO
                                + "select id + 100, case id when 2 then 'globex' else 'acme' end, owner_id, title from tasks",
                        "ORM_ACCESS_DENIED"),
                Cell.refused(
                        "insert",
                        "a query, a reference to a hidden row",
                        "insert into notes (id, task_id) select id + 100, 5 from notes",
                        "ORM_ACCESS_DENIED"),
                Cell.refused(
                        "insert",
                        "a query of a denied column",
                        "insert into tasks (id, title) select 101, secret from tasks",
                        "FIELD_NOT_ALLOWED"),
                Cell.refused(
                        "insert",
                        "a query into a denied column",
                        "insert into tasks (id, secret) select 101, title from tasks",
                        "FIELD_NOT_ALLOWED"),
                Cell.refused(
                        "insert",
                        "a query of a table that no model names",
                        "insert into tasks (id) select id from outside",
                        "MODEL_NOT_ALLOWED"),
                Cell.refused(
                        "insert",
                        "a query, more rows than allowed",
                        "insert into few (id) select id + 100 from few union all select id + 200 from few",
                        "MAX_AFFECTED_ROWS_EXCEEDED"));
    }

    private static List<Cell> updates() {
        return List.of(
                Cell.same(
                        "update",
                        "from another relation",
                        "update tasks set title = n.text from notes n where n.task_id = tasks.id",
                        "update tasks set title = 'own' where id = 1"),
                Cell.same(
                        "update",
                        "from the same table",
                        "update tasks t set title = s.title from tasks s where s.id <> t.id",
                        "update tasks set title = case id when 1 then 'two' else 'one' end where " + Cells.SEEN),
                Cell.same(
                        "update",
                        "from a join and a sub-select",
                        "update tasks t set title = x.text from notes n join tasks s on s.id = n.task_id,"
                                + " (select text, task_id from notes) x where x.task_id = s.id and s.id = t.id and t.kind = ?",
                        "update tasks set title = 'own' where id = 1",
                        "open"),
                Cell.same(
                        "update",
                        "from another relation, a condition that fails on hidden rows",
                        "update tasks t set title = 'k' from notes n where 10 / (t.id - 5) < 0 and 10 / (n.id - 2) < 0",
                        "update tasks set title = 'k' where " + Cells.SEEN),
                Cell.same(
                        "update",
                        "from another relation by a condition on a masked column",
                        "update tasks t set title = s.email from tasks s where s.id = t.id and s.email like '%one%'",
                        "update tasks set title = 'k' where 1 = 0"),
                Cell.same(
                        "update",
                        "from another relation, returning",
                        "update tasks set title = n.text " + NOTE + " returning tasks.id, tasks.title, email",
                        "update tasks set title = 'own' where id = 1 returning id, title, 'o***@acme' as email"),
                Cell.refused(
                        "update",
                        "from another relation, moved to another tenant",
                        "update tasks set tenant_id = 'globex' " + NOTE,
                        "ORM_ACCESS_DENIED"),
                Cell.refused(
                        "update",
                        "from another relation, a denied column",
                        "update tasks t set title = s.secret from tasks s where s.id = t.id",
                        "FIELD_NOT_ALLOWED"),
                Cell.refused(
                        "update",
                        "from a table that no model names",
                        "update tasks set title = 'k' from outside",
                        "MODEL_NOT_ALLOWED"),
                Cell.refused(
                        "update",
                        "from a source of the target's name",
                        "update tasks set title = 'k' from notes tasks",
                        "VALIDATION_ERROR"),
                Cell.refused(
                        "update",
                        "from another relation, returning columns of both",
                        "update tasks set title = n.text " + NOTE + " returning *",
                        "STATEMENT_NOT_SUPPORTED"),
                Cell.refused(
                        "update",
                        "from a function of the written row",
                        "update tasks t set title = 'k' from lateral (select t.secret) x",
                        "FIELD_NOT_ALLOWED"));
    }

    private static List<Cell> deletes() {
        return List.of(
                Cell.same(
                        "delete",
                        "using another relation",
                        "delete from notes n using tasks t where t.id = n.task_id and t.title = 'one'",
                        "delete from notes where id = 1"),
                Cell.same(
                        "delete",
                        "using another relation, hidden rows of it",
                        "delete from notes n using tasks t where t.title = 'five'",
                        "delete from notes where 1 = 0"),
                Cell.same(
                        "delete",
                        "using the same table, returning",
                        "delete from notes n using notes m where m.id = n.id returning n.*",
                        "delete from notes where id = 1 returning *"),
                Cell.same(
                        "delete",
                        "as a mark, using another relation",
                        "delete from marked using tasks t where t.id = marked.id",
                        "update marked set gone = true where id = 1"),
                Cell.refused(
                        "delete",
                        "using a condition on a denied column",
                        "delete from notes n using tasks t where t.secret = 's1'",
                        "FIELD_NOT_ALLOWED"),
                Cell.refused(
                        "delete",
                        "using a table that no model names",
                        "delete from notes using outside",
                        "MODEL_NOT_ALLOWED"));
    }
}
