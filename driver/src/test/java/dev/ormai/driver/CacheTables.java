package dev.ormai.driver;

import dev.ormai.testkit.DatabaseKind;
import dev.ormai.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;

/**
 * A table of one name in two schemas, each cell of which says where it belongs: {@code one-acme-name-3}. Its shape can change while it is
 * used: a column more or less, another type, made anew with its columns in another order, a view in its place.
 */
final class CacheTables {
    static final List<String> SCHEMAS = List.of("one", "two");
    static final List<String> TENANTS = List.of("acme", "globex", "initech");
    static final int ROWS = 3;

    private final TestDatabase database;
    private boolean wider;
    private boolean viewed;
    private boolean turned;

    CacheTables(TestDatabase database) throws SQLException {
        this.database = database;
        for (String schema : SCHEMAS) {
            database.execute("create schema " + schema);
            create(schema);
        }
    }

    DatabaseKind kind() {
        return database.kind();
    }

    private void create(String schema) throws SQLException {
        String texts = turned
                ? "note varchar(60), email varchar(60), name varchar(60)"
                : "name varchar(60), email varchar(60), note varchar(60)";
        database.execute("create table %s.customers (id int primary key, tenant_id varchar(40) not null, %s)"
                .formatted(schema, texts));
        for (String tenant : TENANTS) {
            for (int row = 0; row < ROWS; row++) {
                String cell = "'" + schema + "-" + tenant + "-%s-" + row + "'";
                database.execute(
                        "insert into %s.customers (id, tenant_id, name, email, note) values (%d, '%s', %s, %s, %s)"
                                .formatted(
                                        schema,
                                        TENANTS.indexOf(tenant) * ROWS + row,
                                        tenant,
                                        cell.formatted("name"),
                                        cell.formatted("email"),
                                        cell.formatted("note")));
            }
        }
    }

    /** Nobody may read meanwhile. */
    void change(Random random) throws SQLException {
        int change = viewed ? 3 : random.nextInt(4);
        for (String schema : SCHEMAS) {
            String table = schema + ".customers";
            switch (change) {
                case 0 ->
                    database.execute("alter table " + table
                            + (wider ? " drop column extra" : " add column extra varchar(20) default 'x'"));
                case 1 ->
                    database.execute("alter table " + table + " alter column name "
                            + (kind() == DatabaseKind.POSTGRESQL ? "type" : "set data type") + " varchar("
                            + (60 + random.nextInt(100)) + ")");
                case 2 -> {
                    database.execute("drop table " + table);
                    create(schema);
                }
                default -> view(schema, table);
            }
        }
        wider = change == 0 ? !wider : change != 2 && wider;
        turned = (change == 2) != turned;
        viewed = (change == 3) != viewed;
    }

    private void view(String schema, String table) throws SQLException {
        if (viewed) {
            database.execute("drop view " + table, "alter table " + schema + ".base rename to customers");
        } else {
            database.execute(
                    "alter table " + table + " rename to base",
                    "create view " + table + " as select * from " + schema + ".base");
        }
    }
}
