package dev.ormai.planner.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.Plan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SessionStatementsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            begin                                                    | BEGIN
            BEGIN WORK                                               | BEGIN
            start transaction                                        | BEGIN
            begin isolation level read committed                     | START TRANSACTION ISOLATION LEVEL READ COMMITTED
            begin read only, not deferrable                          | START TRANSACTION READ ONLY, NOT DEFERRABLE
            start transaction isolation level serializable read write deferrable | START TRANSACTION ISOLATION LEVEL SERIALIZABLE, READ WRITE, DEFERRABLE
            end                                                      | COMMIT
            commit and no chain                                      | COMMIT
            abort work                                               | ROLLBACK
            rollback to savepoint                                    | ROLLBACK TO SAVEPOINT "savepoint"
            rollback transaction to savepoint x                      | ROLLBACK TO SAVEPOINT "x"
            release "_pg3_1"                                         | RELEASE SAVEPOINT "_pg3_1"
            set application_name = 'PostgreSQL JDBC Driver'          | SET SESSION application_name = 'PostgreSQL JDBC Driver'
            SET Session Application_Name TO 'x'                      | SET SESSION application_name = 'x'
            set local statement_timeout = '2s'                       | SET LOCAL statement_timeout = '2000'
            set client_min_messages to warning                       | SET SESSION client_min_messages = 'warning'
            set time zone 'UTC'                                      | SET SESSION TimeZone = 'UTC'
            set session timezone to 'UTC'                            | SET SESSION TimeZone = 'UTC'
            set time zone interval '+00:00' hour to minute           | SET SESSION TimeZone = '+00:00'
            set time zone local                                      | RESET TimeZone
            set names 'utf8'                                         | SET SESSION client_encoding = 'utf8'
            set search_path to "$user", shop, hidden                 | SET SESSION search_path = 'shop'
            set schema 'shop'                                        | SET SESSION search_path = 'shop'
            set default_transaction_read_only to 'no'                | SET SESSION default_transaction_read_only = 'off'
            set session characteristics as transaction read only     | SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY
            set transaction isolation level repeatable read          | SET TRANSACTION ISOLATION LEVEL REPEATABLE READ
            set application_name to default                          | RESET application_name
            reset all                                                | RESET ALL
            discard all                                              | DISCARD ALL
            deallocate all                                           | DEALLOCATE ALL
            close all                                                | CLOSE ALL
            unlisten *                                               | UNLISTEN *
            show time zone                                           | select pg_catalog.current_setting('TimeZone') as "TimeZone"
            show transaction isolation level                         | select pg_catalog.current_setting('transaction_isolation') as "transaction_isolation"
            show search_path                                         | select cast('shop' as pg_catalog.text) as "search_path"
            """)
    void postgresqls(String sql, String becomes) {
        assertThat(Outcomes.of(Dialect.POSTGRESQL, sql)).isEqualTo(becomes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            begin work                                  | BEGIN
            start transaction read only                 | START TRANSACTION READ ONLY
            commit and no chain no release              | COMMIT
            rollback work to x                          | ROLLBACK TO SAVEPOINT `x`
            release savepoint x                         | RELEASE SAVEPOINT `x`
            set autocommit=0                            | SET AUTOCOMMIT = 0
            set session autocommit = ON                 | SET AUTOCOMMIT = 1
            set names utf8mb4                           | SET NAMES 'utf8mb4'
            set session sql_mode = 'STRICT_ALL_TABLES'  | SET SESSION sql_mode = 'STRICT_ALL_TABLES'
            set time_zone = '+00:00'                    | SET SESSION time_zone = '+00:00'
            set session transaction isolation level read committed | SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED
            """)
    void mySqls(String sql, String becomes) {
        assertThat(Outcomes.of(Dialect.MYSQL, sql)).isEqualTo(becomes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            begin                       | BEGIN
            commit work                 | COMMIT
            rollback to savepoint x     | ROLLBACK TO SAVEPOINT "X"
            release savepoint x         | RELEASE SAVEPOINT "X"
            set autocommit false        | SET AUTOCOMMIT = 0
            set autocommit = true       | SET AUTOCOMMIT = 1
            """)
    void h2s(String sql, String becomes) {
        assertThat(Outcomes.of(Dialect.H2, sql)).isEqualTo(becomes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "set role admin",
                "set local role admin",
                "set session authorization default",
                "reset role",
                "reset session authorization",
                "set session_replication_role = replica",
                "set row_security = off",
                "set local row_security to off",
                "reset row_security",
                "set \"role\" to admin",
                "set \"Row_Security\" to off",
                "set session \"session_authorization\" = 'x'",
                "set app.tenant = 'globex'",
                "set ormai.client_path = 'x'",
                "set transform_null_equals = on",
                "set default_tablespace = x",
                "set constraints all deferred",
                "set transaction snapshot '00000003-0000001B-1'",
                "set statement_timeout = 0",
                "set statement_timeout = '1h'",
                "set statement_timeout = -1",
                "set statement_timeout = default_timeout",
                "set extra_float_digits = 0",
                "set extra_float_digits = -15",
                "set application_name = 'a\nb'",
                "set local search_path to shop",
                "set local application_name to default",
                "set transaction_isolation to serializable",
                "reset server_version",
                "show all",
                "show role",
                "show hba_file",
                "show data_directory",
                "commit and chain",
                "rollback and chain",
                "commit prepared 'x'",
                "prepare transaction 'x'",
                "discard temp",
                "deallocate p",
                "close c",
                "unlisten c"
            })
    void othersOfPostgresqlAreRefused(String sql) {
        assertThat(Outcomes.of(Dialect.POSTGRESQL, sql)).startsWith("STATEMENT_NOT_SUPPORTED: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "set global sql_mode = ''",
                "set @x = 1",
                "set @@session.sql_mode = ''",
                "set character set latin1",
                "set names utf8mb4 collate utf8mb4_bin",
                "set session sql_mode = concat(@@sql_mode, ',ANSI')",
                "set max_statement_time = 0",
                "set foreign_key_checks = 0",
                "set autocommit = 1, sql_mode = ''",
                "set transaction read only",
                "set role all",
                "set password = 'x'",
                "start transaction with consistent snapshot",
                "start transaction isolation level serializable",
                "commit release",
                "commit and chain",
                "show variables",
                "use other",
                "reset master"
            })
    void othersOfMySqlAreRefused(String sql) {
        assertThat(Outcomes.of(Dialect.MYSQL, sql)).matches("(?s)(STATEMENT_NOT_SUPPORTED|SYNTAX_ERROR): .*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "set mode mysql",
                "set schema other",
                "set query_timeout 0",
                "set lock_mode 0",
                "set @x = 1",
                "set non_keywords value",
                "commit transaction x",
                "prepare commit x",
                "show tables",
                "start transaction",
                "begin isolation level serializable"
            })
    void othersOfH2AreRefused(String sql) {
        assertThat(Outcomes.of(Dialect.H2, sql)).matches("(?s)(STATEMENT_NOT_SUPPORTED|SYNTAX_ERROR): .*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "begin 1",
                "begin;begin",
                "begin read",
                "start",
                "savepoint",
                "savepoint 'x'",
                "savepoint x y",
                "rollback to",
                "release",
                "set application_name",
                "set application_name = ",
                "set application_name = ?",
                "set application_name = (select 1)",
                "set application_name = 'a' 'b' c",
                "set application_name = 'a',",
                "set time zone",
                "show",
                "show application_name x",
                "reset"
            })
    void halfAStatementIsNone(String sql) {
        assertThat(Outcomes.of(Dialect.POSTGRESQL, sql)).matches("(?s)(STATEMENT_NOT_SUPPORTED|SYNTAX_ERROR): .*");
    }

    @Test
    void theRecordHoldsNoValue() {
        Plan.Forward plan = (Plan.Forward) Outcomes.plan(Dialect.POSTGRESQL, "set application_name to 'a secret'");

        assertThat(plan.explanation().template()).isEqualTo("set application_name to ?");
        assertThat(plan.explanation().rewrittenTemplate()).doesNotContain("a secret");
        assertThat(plan.sql().session()).isPresent();
        assertThat(plan.template()).isEmpty();
    }
}
