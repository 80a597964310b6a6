package dev.ormai.driver;

import dev.ormai.policy.PolicySet;
import dev.ormai.policy.Secrets;
import dev.ormai.policy.file.PolicyFile;
import dev.ormai.testkit.DatabaseKind;
import dev.ormai.testkit.Databases;
import dev.ormai.testkit.Rows;
import dev.ormai.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What clients do with a session by statements, each told line by line: what came back, what was warned of, whether the connection calls
 * itself in autocommit. The same on the real driver and through ours, on two databases alike.
 */
final class SessionScripts implements AutoCloseable {
    private static final String POLICY =
            """
            version: 1
            profile: app
            tenant: tenant_id
            models:
              Note: {table: notes, rows: {tenant: none}}
            """;

    private static final String OTHER = "  Thing: {table: other.things, rows: {tenant: none}}\n";

    private final DatabaseKind kind;
    private final TestDatabase plain;
    private final TestDatabase guarded;
    private final OrmAiDataSource source;

    SessionScripts(DatabaseKind kind) throws SQLException {
        this.kind = kind;
        this.plain = Databases.fresh(kind);
        this.guarded = Databases.fresh(kind);
        for (TestDatabase database : List.of(plain, guarded)) {
            database.execute("create table notes (id int primary key, note varchar(40))");
        }
        if (kind == DatabaseKind.POSTGRESQL) {
            for (TestDatabase database : List.of(plain, guarded)) {
                database.execute("create schema other", "create table other.things (id int primary key)");
            }
        }
        String models = kind == DatabaseKind.POSTGRESQL ? POLICY + OTHER : POLICY;
        PolicySet policy = PolicyFile.parse(models, "notes.yaml", Secrets.ofProcess());
        this.source = OrmAiDataSource.around(Shops.source(guarded))
                .policy(policy)
                .audit("off")
                .principal(Shops.ACME)
                .build();
    }

    String onTheRealDriver(List<String> script) throws SQLException {
        plain.execute("delete from notes");
        try (Connection connection = plain.connect()) {
            return run(connection, script, plain);
        }
    }

    String throughOurs(List<String> script) throws SQLException {
        guarded.execute("delete from notes");
        try (Connection connection = source.getConnection()) {
            return run(connection, script, guarded);
        }
    }

    private static String run(Connection connection, List<String> script, TestDatabase database) throws SQLException {
        StringBuilder told = new StringBuilder();
        for (String line : script) {
            told.append(line).append(" -> ").append(outcome(connection, line));
            told.append(connection.getAutoCommit() ? "" : ", no autocommit").append('\n');
        }
        try (Connection other = database.connect();
                Statement statement = other.createStatement();
                ResultSet rows = statement.executeQuery("select id from notes order by id")) {
            told.append("others see ").append(Rows.read(rows).rows()).append('\n');
        }
        connection.setAutoCommit(true);
        return told.toString();
    }

    private static String outcome(Connection connection, String line) {
        try {
            switch (line) {
                case "commit()" -> connection.commit();
                case "rollback()" -> connection.rollback();
                case "autocommit off" -> connection.setAutoCommit(false);
                case "autocommit on" -> connection.setAutoCommit(true);
                default -> {
                    return statement(connection, line);
                }
            }
            return "done";
        } catch (SQLException e) {
            return "failed " + e.getSQLState();
        }
    }

    private static String statement(Connection connection, String line) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            boolean rows = statement.execute(line);
            String what = rows ? rows(statement) : "count " + statement.getUpdateCount();
            SQLWarning warning = statement.getWarnings();
            return what + (warning == null ? "" : ", warned " + warning.getSQLState() + " " + warning.getMessage());
        }
    }

    private static String rows(Statement statement) throws SQLException {
        try (ResultSet rows = statement.getResultSet()) {
            return Rows.read(rows).rows().toString();
        }
    }

    /** Those that this database understands. */
    Map<String, List<String>> all() {
        Map<String, List<String>> scripts = new LinkedHashMap<>();
        if (kind == DatabaseKind.MARIADB) {
            addMariaDb(scripts);
            return scripts;
        }
        addCommon(scripts);
        if (kind == DatabaseKind.POSTGRESQL) {
            addPostgres(scripts);
        } else {
            addH2(scripts);
        }
        return scripts;
    }

    private static void addCommon(Map<String, List<String>> scripts) {
        scripts.put("a commit keeps", List.of("begin", "insert into notes values (1, 'a')", "commit"));
        scripts.put(
                "a rollback undoes",
                List.of("begin", "insert into notes values (1, 'a')", "rollback", "select count(*) from notes"));
        scripts.put(
                "what follows commits by itself",
                List.of("begin", "commit", "insert into notes values (1, 'a')", "rollback"));
        scripts.put(
                "begin in a transaction", List.of("begin", "insert into notes values (1, 'a')", "begin", "rollback"));
        scripts.put("an end without a beginning", List.of("commit", "rollback", "select 1"));
        scripts.put(
                "a savepoint takes back what followed",
                List.of(
                        "begin",
                        "insert into notes values (1, 'a')",
                        "savepoint x",
                        "insert into notes values (2, 'b')",
                        "rollback to savepoint x",
                        "insert into notes values (3, 'c')",
                        "rollback to savepoint x",
                        "insert into notes values (4, 'd')",
                        "commit"));
        scripts.put(
                "savepoints in savepoints",
                List.of(
                        "begin",
                        "savepoint x",
                        "insert into notes values (1, 'a')",
                        "savepoint y",
                        "insert into notes values (2, 'b')",
                        "rollback to savepoint x",
                        "rollback to savepoint y"));
        scripts.put(
                "a name that is set again",
                List.of(
                        "begin",
                        "savepoint x",
                        "insert into notes values (1, 'a')",
                        "savepoint x",
                        "insert into notes values (2, 'b')",
                        "rollback to savepoint x",
                        "select count(*) from notes",
                        "release savepoint x",
                        "rollback to savepoint x",
                        "select count(*) from notes",
                        "commit"));
        scripts.put("savepoints in autocommit", List.of("savepoint x", "rollback to savepoint x", "select 1"));
        scripts.put(
                "savepoints end with their transaction",
                List.of("begin", "savepoint x", "commit", "begin", "rollback to savepoint x", "rollback"));
        scripts.put(
                "a savepoint that is not there",
                List.of("begin", "insert into notes values (1, 'a')", "rollback to savepoint no", "commit"));
        scripts.put(
                "a failure in a transaction",
                List.of(
                        "begin",
                        "insert into notes values (1, 'a')",
                        "insert into notes values (1, 'b')",
                        "select count(*) from notes",
                        "commit",
                        "select count(*) from notes"));
        scripts.put(
                "a failure behind a savepoint",
                List.of(
                        "begin",
                        "insert into notes values (1, 'a')",
                        "savepoint x",
                        "insert into notes values (1, 'b')",
                        "rollback to savepoint x",
                        "insert into notes values (2, 'b')",
                        "commit"));
        scripts.put(
                "methods within a transaction of statements",
                List.of("begin", "insert into notes values (1, 'a')", "commit()", "rollback()", "rollback"));
        scripts.put(
                "statements within a transaction of methods",
                List.of(
                        "autocommit off",
                        "insert into notes values (1, 'a')",
                        "commit",
                        "insert into notes values (2, 'b')",
                        "rollback",
                        "insert into notes values (3, 'c')",
                        "begin",
                        "commit()"));
        scripts.put(
                "autocommit turned on by its method",
                List.of("begin", "insert into notes values (1, 'a')", "autocommit on", "rollback"));
        scripts.put(
                "autocommit turned off by its method",
                List.of("begin", "insert into notes values (1, 'a')", "autocommit off", "rollback()", "select 1"));
    }

    private static void addPostgres(Map<String, List<String>> scripts) {
        scripts.put(
                "other words",
                List.of(
                        "start transaction",
                        "insert into notes values (1, 'a')",
                        "end work",
                        "BEGIN TRANSACTION",
                        "insert into notes values (2, 'b')",
                        "savepoint \"A b\"",
                        "release \"A b\"",
                        "abort transaction",
                        "begin work",
                        "commit and no chain"));
        scripts.put(
                "modes of a transaction",
                List.of(
                        "begin isolation level serializable, read only",
                        "show transaction isolation level",
                        "show transaction_read_only",
                        "insert into notes values (1, 'a')",
                        "rollback",
                        "show transaction isolation level",
                        "start transaction isolation level repeatable read read write not deferrable",
                        "show transaction_isolation",
                        "set transaction read only",
                        "insert into notes values (1, 'a')",
                        "commit"));
        scripts.put(
                "modes too late",
                List.of("begin", "select 1", "set transaction isolation level serializable", "commit"));
        scripts.put(
                "modes without a transaction",
                List.of("set transaction read only", "insert into notes values (1, 'a')"));
        scripts.put(
                "begin with modes, again",
                List.of("begin", "begin read only", "show transaction_read_only", "rollback"));
        scripts.put(
                "in a transaction that failed",
                List.of(
                        "begin",
                        "savepoint x",
                        "select 1 / 0",
                        "begin",
                        "savepoint y",
                        "release x",
                        "show search_path",
                        "set application_name to 'a'",
                        "set extra_float_digits to 3",
                        "rollback to x",
                        "select 1",
                        "commit"));
        scripts.put(
                "a savepoint that is not there ends it",
                List.of("begin", "release no", "select 1", "rollback to no", "rollback"));
        scripts.put("a release without a transaction", List.of("release x", "savepoint x", "rollback to x"));
        scripts.put(
                "release takes those within",
                List.of("begin", "savepoint x", "savepoint y", "release x", "rollback to y", "rollback"));
        scripts.put(
                "defaults for transactions",
                List.of(
                        "set session characteristics as transaction isolation level serializable, read only",
                        "show default_transaction_isolation",
                        "begin",
                        "insert into notes values (1, 'a')",
                        "rollback",
                        "set default_transaction_read_only to 'off'",
                        "insert into notes values (2, 'b')",
                        "reset default_transaction_isolation",
                        "show default_transaction_isolation"));
        scripts.put(
                "settings",
                List.of(
                        "set application_name = 'PostgreSQL JDBC Driver'",
                        "show application_name",
                        "set session application_name to plain",
                        "show application_name",
                        "set client_min_messages to warning",
                        "show client_min_messages",
                        "set extra_float_digits = 2",
                        "show extra_float_digits",
                        "set statement_timeout to '1s'",
                        "show statement_timeout",
                        "set lock_timeout = 1500",
                        "show lock_timeout",
                        "reset statement_timeout",
                        "show statement_timeout",
                        "set standard_conforming_strings = on",
                        "set client_encoding to 'UTF8'",
                        "set names 'utf-8'",
                        "show client_encoding",
                        "show server_encoding",
                        "show integer_datetimes",
                        "show max_identifier_length",
                        "show standard_conforming_strings",
                        "show datestyle",
                        "set datestyle to iso",
                        "show intervalstyle",
                        "set intervalstyle = postgres",
                        "show time zone",
                        "reset all",
                        "show lock_timeout",
                        "show client_min_messages",
                        "discard all",
                        "close all",
                        "unlisten *",
                        "deallocate all"));
        scripts.put(
                "settings end with a rollback",
                List.of(
                        "set application_name to 'a'",
                        "begin",
                        "set application_name to 'b'",
                        "savepoint x",
                        "set application_name to 'c'",
                        "rollback to x",
                        "show application_name",
                        "rollback",
                        "show application_name",
                        "begin",
                        "set local application_name to 'd'",
                        "show application_name",
                        "commit",
                        "show application_name",
                        "set local application_name to 'e'",
                        "show application_name",
                        "begin",
                        "discard all",
                        "rollback"));
        scripts.put("a path", List.of("set search_path to public", "show search_path", "select count(*) from notes"));
        scripts.put(
                "a path ends with a rollback",
                List.of(
                        "set search_path to other, public",
                        "show search_path",
                        "select count(*) from things",
                        "begin",
                        "set search_path to public",
                        "show search_path",
                        "rollback",
                        "show search_path",
                        "begin",
                        "savepoint x",
                        "set session search_path = public",
                        "rollback to x",
                        "show search_path",
                        "set schema 'public'",
                        "commit",
                        "show search_path",
                        "set search_path to other",
                        "begin",
                        "reset search_path",
                        "select count(*) from notes",
                        "rollback",
                        "show search_path"));
    }

    private static void addH2(Map<String, List<String>> scripts) {
        scripts.put(
                "autocommit by statements",
                List.of(
                        "set autocommit false",
                        "insert into notes values (1, 'a')",
                        "rollback",
                        "insert into notes values (2, 'b')",
                        "set autocommit true",
                        "rollback"));
        scripts.put(
                "autocommit in a transaction of statements",
                List.of("begin", "insert into notes values (1, 'a')", "set autocommit on", "rollback"));
    }

    private static void addMariaDb(Map<String, List<String>> scripts) {
        scripts.put(
                "begin and end",
                List.of("begin", "select 1", "commit", "start transaction", "rollback", "begin work", "commit work"));
        scripts.put(
                "begin in a transaction",
                List.of("begin", "savepoint x", "begin", "rollback to savepoint x", "commit"));
        scripts.put("an end without a beginning", List.of("commit", "rollback", "commit and no chain no release"));
        scripts.put(
                "savepoints",
                List.of("begin", "savepoint x", "SAVEPOINT Y", "rollback to X", "rollback to y", "commit"));
        scripts.put(
                "release takes those within",
                List.of("begin", "savepoint x", "savepoint y", "release savepoint x", "rollback to y", "rollback"));
        scripts.put("savepoints in autocommit", List.of("savepoint x", "rollback to x", "release savepoint x"));
        scripts.put(
                "read only",
                List.of(
                        "start transaction read only",
                        "select count(*) from notes",
                        "begin",
                        "start transaction read write",
                        "rollback"));
        scripts.put(
                "autocommit by statements",
                List.of("set autocommit = 0", "savepoint x", "rollback to x", "set autocommit = 1", "rollback to x"));
        scripts.put(
                "methods",
                List.of(
                        "begin",
                        "savepoint x",
                        "commit()",
                        "rollback to x",
                        "autocommit off",
                        "savepoint y",
                        "commit",
                        "rollback to y"));
        scripts.put(
                "settings",
                List.of(
                        "set names utf8mb4",
                        "set session transaction isolation level serializable",
                        "set session transaction read only",
                        "set session transaction read write"));
    }

    @Override
    public void close() throws SQLException {
        plain.close();
        guarded.close();
    }
}
