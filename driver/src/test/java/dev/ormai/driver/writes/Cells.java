package dev.ormai.driver.writes;

import java.util.ArrayList;
import java.util.List;

/** The matrix: every verb against every kind of policy, by every way in which a value arrives. Acme and u-1 write. */
final class Cells {
    static final String SEEN = "tenant_id = 'acme' and owner_id = 'u-1' and deleted_at is null";

    private Cells() {}

    static List<Cell> all() {
        List<Cell> cells = new ArrayList<>(inserts());
        cells.addAll(updates());
        cells.addAll(deletes());
        cells.addAll(reaching());
        cells.addAll(ReturningCells.all());
        cells.addAll(SourcedCells.all());
        cells.addAll(ConflictCells.all());
        cells.addAll(QueriedCells.all());
        return cells;
    }

    private static List<Cell> inserts() {
        String into = "insert into tasks (id, tenant_id, owner_id, title) values ";
        return List.of(
                Cell.same(
                        "insert",
                        "tenant and owner left out",
                        "insert into tasks (id, title) values (10, 'new')",
                        into + "(10, 'acme', 'u-1', 'new')"),
                Cell.same(
                        "insert",
                        "several rows, tenant left out",
                        "insert into tasks (id, title) values (10, 'a'), (11, default)",
                        into + "(10, 'acme', 'u-1', 'a'), (11, 'acme', 'u-1', default)"),
                Cell.same(
                        "insert",
                        "tenant a literal, own",
                        into + "(10, 'acme', 'u-1', 'x')",
                        into + "(10, 'acme', 'u-1', 'x')"),
                Cell.refused(
                        "insert",
                        "tenant a literal, another's",
                        into + "(10, 'globex', 'u-1', 'x')",
                        "ORM_ACCESS_DENIED"),
                Cell.refused(
                        "insert", "owner a literal, another's", into + "(10, 'acme', 'u-2', 'x')", "ORM_ACCESS_DENIED"),
                Cell.same(
                        "insert",
                        "tenant a parameter, own",
                        into + "(10, ?, ?, 'x')",
                        into + "(10, 'acme', 'u-1', 'x')",
                        "acme",
                        "u-1"),
                Cell.refused(
                        "insert",
                        "tenant a parameter, another's",
                        into + "(10, ?, ?, 'x')",
                        "ORM_ACCESS_DENIED",
                        "globex",
                        "u-1"),
                Cell.refused(
                        "insert",
                        "one of several rows is another's",
                        into + "(10, 'acme', 'u-1', 'x'), (11, 'globex', 'u-1', 'y')",
                        "ORM_ACCESS_DENIED"),
                Cell.refused(
                        "insert",
                        "tenant the default, another's",
                        into + "(10, default, 'u-1', 'x')",
                        "ORM_ACCESS_DENIED"),
                Cell.refused("insert", "tenant null", into + "(10, null, 'u-1', 'x')", "ORM_ACCESS_DENIED"),
                Cell.same(
                        "insert",
                        "tenant an expression, own",
                        into + "(10, lower('ACME'), 'u-1', 'x')",
                        into + "(10, 'acme', 'u-1', 'x')"),
                Cell.refused(
                        "insert",
                        "tenant an expression, another's",
                        into + "(10, lower('GLOBEX'), 'u-1', 'x')",
                        "ORM_ACCESS_DENIED"),
                Cell.same(
                        "insert",
                        "tenant a sub-select, own",
                        into + "(10, (select min(tenant_id) from tasks), 'u-1', 'x')",
                        into + "(10, 'acme', 'u-1', 'x')"),
                Cell.same(
                        "insert",
                        "a sub-select reads the relation",
                        "insert into tasks (id, title) values ((select max(t.id) + 50 from tasks t), 'n')",
                        into + "(52, 'acme', 'u-1', 'n')"),
                Cell.refused(
                        "insert",
                        "a trigger changes the tenant",
                        "insert into tasks (id, title) values (10, 'steal')",
                        "ORM_ACCESS_DENIED"),
                Cell.refused(
                        "insert",
                        "a row that is deleted at once",
                        "insert into tasks (id, title, deleted_at) values (10, 'x', timestamp '2020-01-01 00:00:00')",
                        "ORM_ACCESS_DENIED"),
                Cell.refused(
                        "insert",
                        "a denied column",
                        "insert into tasks (id, title, secret) values (10, 'x', 's')",
                        "FIELD_NOT_ALLOWED"),
                Cell.refused(
                        "insert",
                        "a masked column",
                        "insert into tasks (id, title, email) values (10, 'x', 'e@x')",
                        "FIELD_NOT_ALLOWED"),
                Cell.refused(
                        "insert",
                        "a read-only column",
                        "insert into tasks (id, title, fixed) values (10, 'x', 1)",
                        "FIELD_NOT_ALLOWED"),
                Cell.refused(
                        "insert",
                        "no such column",
                        "insert into tasks (id, nothing) values (10, 1)",
                        "FIELD_NOT_ALLOWED"),
                Cell.same(
                        "insert",
                        "a reference to a visible row",
                        "insert into tasks (id, title, parent_id) values (10, 'x', 1)",
                        "insert into tasks (id, tenant_id, owner_id, title, parent_id) values (10, 'acme', 'u-1', 'x', 1)"),
                Cell.refused(
                        "insert",
                        "a reference to a hidden row",
                        "insert into tasks (id, title, parent_id) values (10, 'x', 5)",
                        "ORM_ACCESS_DENIED"),
                Cell.refused(
                        "insert",
                        "a reference to no row",
                        "insert into tasks (id, title, parent_id) values (10, 'x', 999)",
                        "ORM_ACCESS_DENIED"),
                Cell.same(
                        "insert",
                        "through a visible parent",
                        "insert into notes (id, task_id, text) values (10, 1, 'n')",
                        "insert into notes (id, task_id, text) values (10, 1, 'n')"),
                Cell.refused(
                        "insert",
                        "through a hidden parent",
                        "insert into notes (id, task_id, text) values (10, 5, 'n')",
                        "ORM_ACCESS_DENIED"),
                Cell.refused(
                        "insert",
                        "a model that may not be created",
                        "insert into closed (id) values (10)",
                        "WRITE_DISABLED"),
                Cell.refused(
                        "insert",
                        "a model that needs approval",
                        "insert into asked (id) values (10)",
                        "WRITE_APPROVAL_REQUIRED"),
                Cell.refused(
                        "insert",
                        "more rows than allowed",
                        "insert into few (id, tenant_id) values (10, 'acme'), (11, 'acme'), (12, 'acme')",
                        "MAX_AFFECTED_ROWS_EXCEEDED"),
                Cell.refused(
                        "insert",
                        "a table that no model names",
                        "insert into outside (id) values (1)",
                        "MODEL_NOT_ALLOWED"));
    }

    private static List<Cell> updates() {
        return List.of(
                Cell.same(
                        "update",
                        "every row",
                        "update tasks set title = 'all'",
                        "update tasks set title = 'all' where " + SEEN),
                Cell.same(
                        "update",
                        "by key, own",
                        "update tasks set title = ? where id = ?",
                        "update tasks set title = 'k' where id = 1",
                        "k",
                        1),
                Cell.same(
                        "update",
                        "by key, another tenant's",
                        "update tasks set title = 'k' where id = 5",
                        "update tasks set title = 'k' where 1 = 0"),
                Cell.same(
                        "update",
                        "by key, another owner's",
                        "update tasks set title = 'k' where id = 3",
                        "update tasks set title = 'k' where 1 = 0"),
                Cell.same(
                        "update",
                        "by key, deleted",
                        "update tasks set title = 'k' where id = 4",
                        "update tasks set title = 'k' where 1 = 0"),
                Cell.same(
                        "update",
                        "a condition that is always true",
                        "update tasks set title = 'k' where id = 1 or 1 = 1",
                        "update tasks set title = 'k' where " + SEEN),
                Cell.same(
                        "update",
                        "a condition that fails on a hidden row",
                        "update tasks set title = 'k' where 10 / (id - 5) < 0",
                        "update tasks set title = 'k' where id in (1, 2)"),
                Cell.same(
                        "update",
                        "a condition on a masked column sees the mask",
                        "update tasks set title = 'k' where email like '%one%'",
                        "update tasks set title = 'k' where 1 = 0"),
                Cell.refused(
                        "update",
                        "a condition on a denied column",
                        "update tasks set title = 'k' where secret = 's1'",
                        "FIELD_NOT_ALLOWED"),
                Cell.refused("update", "a denied column read", "update tasks set title = secret", "FIELD_NOT_ALLOWED"),
                Cell.refused(
                        "update",
                        "a denied column read in a sub-select over a function",
                        "update tasks set title = 'k' where exists (select 1 from tasks x where tasks.secret = 's1')",
                        "FIELD_NOT_ALLOWED"),
                Cell.same(
                        "update",
                        "an alias and a correlated sub-select",
                        "update tasks t set title = 'k' where exists (select 1 from notes n where n.task_id = t.id)",
                        "update tasks set title = 'k' where id = 1"),
                Cell.same(
                        "update",
                        "a sub-select of the same table",
                        "update tasks set title = 'k' where id in (select x.id from tasks x)",
                        "update tasks set title = 'k' where " + SEEN),
                Cell.same(
                        "update",
                        "an expression over the row",
                        "update tasks set fixed2 = fixed2 + 1, title = title || '!' where id = 2",
                        "update tasks set fixed2 = fixed2 + 1, title = title || '!' where id = 2"),
                Cell.same(
                        "update",
                        "several columns at once",
                        "update tasks set (title, fixed2) = (title || ?, fixed2 + 1), kind = 'k' where fixed2 = 1",
                        "update tasks set title = title || '!', fixed2 = fixed2 + 1, kind = 'k' where " + SEEN,
                        "!"),
                Cell.refused(
                        "update",
                        "several columns at once, a denied one",
                        "update tasks set (title, secret) = ('k', 's')",
                        "FIELD_NOT_ALLOWED"),
                Cell.refused(
                        "update",
                        "several columns at once, moved to another tenant",
                        "update tasks set (title, tenant_id) = ('k', 'globex') where id = 1",
                        "ORM_ACCESS_DENIED"),
                Cell.refused(
                        "update",
                        "moved to another tenant, literal",
                        "update tasks set tenant_id = 'globex' where id = 1",
                        "ORM_ACCESS_DENIED"),
                Cell.refused(
                        "update",
                        "moved to another tenant, parameter",
                        "update tasks set tenant_id = ? where id = 1",
                        "ORM_ACCESS_DENIED",
                        "globex"),
                Cell.refused(
                        "update",
                        "moved to another tenant, default",
                        "update tasks set tenant_id = default where id = 1",
                        "ORM_ACCESS_DENIED"),
                Cell.refused(
                        "update",
                        "moved to another tenant, expression",
                        "update tasks set tenant_id = case when id = 2 then 'globex' else tenant_id end",
                        "ORM_ACCESS_DENIED"),
                Cell.refused(
                        "update",
                        "moved to another tenant by a trigger",
                        "update tasks set title = 'steal' where id = 1",
                        "ORM_ACCESS_DENIED"),
                Cell.refused(
                        "update",
                        "moved to another owner",
                        "update tasks set owner_id = 'u-2' where id = 1",
                        "ORM_ACCESS_DENIED"),
                Cell.refused(
                        "update",
                        "moved out of sight by the mark of deletion",
                        "update tasks set deleted_at = current_timestamp where id = 1",
                        "ORM_ACCESS_DENIED"),
                Cell.refused(
                        "update",
                        "moved out of sight by the filter",
                        "update tasks set kind = 'internal' where id = 1",
                        "ORM_ACCESS_DENIED"),
                Cell.same(
                        "update",
                        "the tenant set to itself",
                        "update tasks set tenant_id = 'acme', title = 's' where id = 1",
                        "update tasks set title = 's' where id = 1"),
                Cell.refused(
                        "update", "a denied column", "update tasks set secret = 'x' where id = 1", "FIELD_NOT_ALLOWED"),
                Cell.refused(
                        "update",
                        "a masked column",
                        "update tasks set email = email where id = 1",
                        "FIELD_NOT_ALLOWED"),
                Cell.refused(
                        "update", "a read-only column", "update tasks set fixed = 2 where id = 1", "FIELD_NOT_ALLOWED"),
                Cell.refused(
                        "update",
                        "a reference to a hidden row",
                        "update tasks set parent_id = 5 where id = 1",
                        "ORM_ACCESS_DENIED"),
                Cell.refused(
                        "update",
                        "a reference to no row",
                        "update tasks set parent_id = 999 where id = 1",
                        "ORM_ACCESS_DENIED"),
                Cell.same(
                        "update",
                        "through a visible parent",
                        "update notes set text = 'u'",
                        "update notes set text = 'u' where id = 1"),
                Cell.refused("update", "moved to a hidden parent", "update notes set task_id = 5", "ORM_ACCESS_DENIED"),
                Cell.refused("update", "a model that may not be updated", "update closed set id = 2", "WRITE_DISABLED"),
                Cell.refused(
                        "update",
                        "more rows than allowed",
                        "update few set id = id + 100",
                        "MAX_AFFECTED_ROWS_EXCEEDED"),
                Cell.refused(
                        "update",
                        "without the key where it is needed",
                        "update keyed set name = 'x'",
                        "QUERY_TOO_BROAD"),
                Cell.same(
                        "update",
                        "with the key where it is needed",
                        "update keyed set name = 'x' where id = 1",
                        "update keyed set name = 'x' where id = 1"),
                Cell.refused(
                        "update",
                        "with several keys where bulk is closed",
                        "update keyed set name = 'x' where id in (1, 2)",
                        "WRITE_DISABLED"));
    }

    private static List<Cell> deletes() {
        return List.of(
                Cell.same("delete", "every row", "delete from notes", "delete from notes where id = 1"),
                Cell.same(
                        "delete",
                        "by key, another tenant's",
                        "delete from notes where id = 2",
                        "delete from notes where 1 = 0"),
                Cell.same(
                        "delete",
                        "a condition that fails on a hidden row",
                        "delete from notes where 10 / (task_id - 5) < 0",
                        "delete from notes where id = 1"),
                Cell.same(
                        "delete",
                        "as a mark",
                        "delete from marked where id in (1, 2)",
                        "update marked set gone = true where id = 1"),
                Cell.refused(
                        "delete",
                        "a condition on a denied column",
                        "delete from tasks where secret = 's1'",
                        "FIELD_NOT_ALLOWED"),
                Cell.refused("delete", "a model that may not be deleted from", "delete from closed", "WRITE_DISABLED"),
                Cell.refused("delete", "more rows than allowed", "delete from few", "MAX_AFFECTED_ROWS_EXCEEDED"));
    }

    private static List<Cell> reaching() {
        return List.of(
                refusedHere(
                        "update",
                        "the name of a source, like a denied column",
                        "update tasks set title = 'k' where exists (select secret from notes secret)"),
                refusedHere(
                        "update",
                        "the name of a result, like a denied column",
                        "update tasks set title = 'k' where id in (select n.task_id as secret from notes n"
                                + " order by case when secret = 's1' then 0 else 1 end limit 1)"),
                refusedHere(
                        "update",
                        "the whole row that is written",
                        "update tasks t set title = 'k' where exists (select t from notes)"),
                refusedHere("update", "a cursor's row", "update tasks set title = 'k' where current of c"),
                refusedHere("update", "a key that other rows may refer to", "update tasks set id = 100 where id = 1"),
                refusedHere("delete", "rows that hidden ones may refer to", "delete from keyed where id = 1"),
                Cell.same(
                        "update",
                        "a common table in a sub-select",
                        "update tasks set title = 'k' where id in (with x as (select id from tasks) select id from x)",
                        "update tasks set title = 'k' where " + SEEN),
                Cell.same(
                        "update",
                        "a sub-select is the value",
                        "update tasks set title = (select max(n.text) from notes n where n.task_id = tasks.id)",
                        "update tasks set title = case when id = 1 then 'own' end where " + SEEN),
                Cell.same(
                        "update",
                        "a pattern that is computed",
                        "update tasks set title = 'k' where title like lower(?)",
                        "update tasks set title = 'k' where id = 1",
                        "ONE"));
    }

    private static Cell refusedHere(String verb, String subject, String sql) {
        return Cell.refused(verb, subject, sql, "STATEMENT_NOT_SUPPORTED");
    }
}
