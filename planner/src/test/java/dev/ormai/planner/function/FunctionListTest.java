package dev.ormai.planner.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.function.FunctionList.Kind;
import dev.ormai.testkit.Databases;
import dev.ormai.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class FunctionListTest {
    private static final int H2_FUNCTION_NOT_FOUND = 90022;

    /** What one database has would be as bad in another. */
    private static final Set<String> DANGEROUS = Set.of(
            ("pg_read_file pg_read_binary_file pg_ls_dir pg_stat_file pg_sleep pg_sleep_for pg_sleep_until pg_notify pg_terminate_backend pg_cancel_backend "
                            + "pg_advisory_lock pg_try_advisory_lock pg_advisory_unlock_all pg_reload_conf pg_logical_emit_message pg_relation_size "
                            + "pg_get_viewdef pg_get_functiondef pg_export_snapshot pg_column_size pg_stat_get_activity pg_get_expr pg_postmaster_start_time "
                            + "lo_import lo_export lo_get lo_put lo_create lo_unlink loread lowrite set_config current_setting setseed nextval currval lastval setval "
                            + "query_to_xml query_to_xmlschema query_to_xml_and_xmlschema table_to_xml table_to_xmlschema schema_to_xml database_to_xml cursor_to_xml "
                            + "xpath xmlparse xpath_exists xml_is_well_formed ts_stat ts_rewrite ts_debug dblink dblink_exec txid_current pg_current_xact_id pg_current_wal_lsn "
                            + "current_query current_user session_user current_role system_user user inet_client_addr inet_server_addr inet_server_port "
                            + "to_regclass to_regproc to_regtype has_table_privilege has_column_privilege row_security_active obj_description col_description "
                            + "load_file sleep benchmark get_lock release_lock release_all_locks is_free_lock is_used_lock found_rows row_count last_insert_id "
                            + "connection_id uuid_short name_const extractvalue updatexml master_pos_wait master_gtid_wait wait_for_executed_gtid_set "
                            + "source_pos_wait ps_thread_id statement_digest password old_password encrypt_password "
                            + "file_read file_write csvread csvwrite link_schema database_path memory_free memory_used lock_mode lock_timeout session_id "
                            + "abort_session cancel_session autocommit readonly transaction_id signal set db_object_id db_object_sql db_object_size disk_space_used "
                            + "estimated_envelope data_type_sql identity scope_identity current_path expand exec eval system")
                    .split(" "));

    @ParameterizedTest
    @EnumSource
    void nothingDangerousIsAllowed(Dialect dialect) {
        assertThat(FunctionList.of(dialect).names()).doesNotContainAnyElementsOf(DANGEROUS);
    }

    @ParameterizedTest
    @EnumSource
    void namesAreLowerCase(Dialect dialect) {
        assertThat(FunctionList.of(dialect).names()).isNotEmpty().allMatch(name -> name.matches("[a-z][a-z0-9_]*"));
    }

    @ParameterizedTest
    @EnumSource
    void unknownFunctionIsNotAllowed(Dialect dialect) {
        FunctionList list = FunctionList.of(dialect);

        assertThat(list.allows("frobnicate")).isFalse();
        assertThat(list.kind("frobnicate")).isEmpty();
        assertThat(list.allows("LOWER")).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void whatEveryoneUsesIsAllowed(Dialect dialect) {
        assertThat(FunctionList.of(dialect).names())
                .contains(
                        "count",
                        "sum",
                        "avg",
                        "min",
                        "max",
                        "coalesce",
                        "nullif",
                        "lower",
                        "upper",
                        "trim",
                        "substring",
                        "extract",
                        "round",
                        "abs",
                        "concat",
                        "now",
                        "current_date",
                        "current_timestamp",
                        "row_number",
                        "rank",
                        "lag",
                        "lead",
                        "ntile",
                        "stddev_pop",
                        "var_samp",
                        "greatest",
                        "least",
                        "replace",
                        "position",
                        "char_length",
                        "regexp_replace");
    }

    @ParameterizedTest
    @CsvSource({
        "POSTGRESQL,jsonb_array_elements,TABLE",
        "POSTGRESQL,generate_series,TABLE",
        "POSTGRESQL,percentile_cont,AGGREGATE",
        "POSTGRESQL,string_agg,AGGREGATE",
        "POSTGRESQL,first_value,WINDOW",
        "POSTGRESQL,gen_random_uuid,SCALAR",
        "MYSQL,date_format,SCALAR",
        "MYSQL,group_concat,AGGREGATE",
        "MYSQL,json_table,TABLE",
        "H2,listagg,AGGREGATE",
        "H2,unnest,TABLE"
    })
    void kindTellsHowAFunctionIsCalled(Dialect dialect, String name, Kind kind) {
        assertThat(FunctionList.of(dialect).kind(name)).contains(kind);
    }

    @Test
    void listThatIsNotSortedIsRefused() {
        assertThatThrownBy(() -> FunctionList.parse(List.of("b scalar", "a scalar"), "list"))
                .hasMessage("list: expected a name and its kind, sorted: a scalar");
        assertThatThrownBy(() -> FunctionList.parse(List.of("a scalar", "a scalar"), "list"))
                .hasMessageContaining("sorted");
        assertThatThrownBy(() -> FunctionList.parse(List.of("a"), "list")).hasMessageContaining("its kind");
    }

    @Test
    void h2HasEveryFunctionOfItsList() throws Exception {
        Set<String> missing = new TreeSet<>();
        try (TestDatabase database = Databases.h2();
                Connection connection = database.connect()) {
            for (String name : FunctionList.of(Dialect.H2).names()) {
                boolean table = FunctionList.of(Dialect.H2).kind(name).equals(Optional.of(Kind.TABLE));
                String sql = "select " + (table ? "* from " : "") + name + "()";
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                    assertThat(statement).isNotNull();
                } catch (SQLException e) {
                    if (e.getErrorCode() == H2_FUNCTION_NOT_FOUND) {
                        missing.add(name);
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }
}
