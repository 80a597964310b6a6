package dev.ormai.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Principal;
import dev.ormai.testkit.Databases;
import dev.ormai.testkit.Rows;
import dev.ormai.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class GuardedJdbcTest {
    private final TestDatabase database = Databases.h2();

    @BeforeEach
    void createShop() throws SQLException {
        Shops.create(database);
    }

    @AfterEach
    void dropShop() throws SQLException {
        database.close();
    }

    @Test
    void aStatementSeesTheRowsOfItsTenant() throws SQLException {
        try (Connection connection = Shops.connect(database, Shops.ACME);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select name from customers order by id")) {
            assertThat(Rows.read(rows).column("NAME")).containsExactly("Ada", "Bob", "Cyd", "Dan");
        }
    }

    @Test
    void aPreparedStatementMixesTheClientsValuesWithThePolicys() throws SQLException {
        try (Connection connection = Shops.connect(database, Shops.ACME);
                PreparedStatement statement =
                        connection.prepareStatement("select ? || name as n from customers where id > ? order by id")) {
            statement.setString(1, "x-");
            statement.setInt(2, 2);

            assertThat(Rows.read(statement.executeQuery()).column("N")).containsExactly("x-Cyd", "x-Dan");
        }
    }

    @Test
    void numberedParametersAreBoundByTheirNumbers() throws SQLException {
        try (Connection connection = Shops.connect(database, Shops.ACME);
                PreparedStatement statement = connection
                        .unwrap(OrmAiConnection.class)
                        .prepareNumbered("select name from customers where id > $2 and id < $1 and $2 < $1")) {
            statement.setInt(1, 4);
            statement.setInt(2, 2);

            assertThat(Rows.read(statement.executeQuery()).column("NAME")).containsExactly("Cyd");
        }
    }

    @Test
    void onlyTheClientsParametersAreShown() throws SQLException {
        try (Connection connection = Shops.connect(database, Shops.ACME);
                PreparedStatement statement =
                        connection.prepareStatement("select name from customers where id = ? and name = ?")) {
            assertThat(statement.getParameterMetaData().getParameterCount()).isEqualTo(2);
            assertThat(statement.getParameterMetaData().getParameterTypeName(1)).isEqualTo("INTEGER");
            assertThat(statement.getParameterMetaData().getParameterTypeName(2)).isEqualTo("CHARACTER VARYING");
            assertThatThrownBy(() -> statement.setInt(3, 1)).isInstanceOf(SQLException.class);
            assertThatThrownBy(statement::executeQuery).hasMessage("no value is bound to parameter 1");
        }
    }

    @Test
    void clearedParametersLeaveThePolicysInForce() throws SQLException {
        try (Connection connection = Shops.connect(database, Shops.GLOBEX);
                PreparedStatement statement = connection.prepareStatement("select name from customers where id > ?")) {
            statement.setInt(1, 0);
            statement.clearParameters();
            assertThatThrownBy(statement::executeQuery).hasMessage("no value is bound to parameter 1");
            statement.setInt(1, 0);

            assertThat(Rows.read(statement.executeQuery()).column("NAME")).containsExactly("Eve", "Fay");
        }
    }

    @Test
    void aRefusalCarriesItsErrorAndLeavesTheTransactionUsable() throws SQLException {
        try (Connection connection = Shops.connect(database, Shops.ACME);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);

            assertThatThrownBy(() -> statement.executeQuery("select * from secrets"))
                    .isInstanceOfSatisfying(OrmAiSqlException.class, e -> {
                        assertThat(e.getSQLState()).isEqualTo("42501");
                        assertThat(e.error().toJson())
                                .isEqualTo("{\"code\":\"MODEL_NOT_ALLOWED\",\"message\":\"model secrets is not known\","
                                        + "\"retry_hints\":[\"ask for customers\"],\"details\":{}}");
                    });

            assertThat(Rows.read(statement.executeQuery("select 1")).single()).hasToString("1");
        }
    }

    @Test
    void aScopedConnectionAsksForThePrincipalAtEachExecution() throws Exception {
        OrmAiDataSource source = Shops.around(database).scoped().build();
        String sql = "select name from customers where id > ? order by id";

        try (Connection connection = source.getConnection();
                PreparedStatement statement = PrincipalScope.call(Shops.ACME, () -> connection.prepareStatement(sql))) {
            statement.setInt(1, 3);

            assertThat(PrincipalScope.call(Shops.ACME, () -> Rows.read(statement.executeQuery()))
                            .column("NAME"))
                    .containsExactly("Dan");
            assertThat(PrincipalScope.call(Shops.GLOBEX, () -> Rows.read(statement.executeQuery()))
                            .column("NAME"))
                    .containsExactly("Eve", "Fay");
            assertThatThrownBy(statement::executeQuery).isInstanceOfSatisfying(OrmAiSqlException.class, e -> assertThat(
                            e.error().code())
                    .isEqualTo(ErrorCode.TENANT_SCOPE_REQUIRED));
        }
    }

    @Test
    void scopesNestAndRestoreTheOuterOne() throws Exception {
        PrincipalScope.call(Shops.ACME, () -> {
            PrincipalScope.run(
                    Shops.GLOBEX, () -> assertThat(PrincipalScope.current()).contains(Shops.GLOBEX));
            assertThat(PrincipalScope.current()).contains(Shops.ACME);
            return true;
        });

        assertThat(PrincipalScope.current()).isEmpty();
    }

    @Test
    void aBatchFilledForOnePrincipalIsNotRunForAnother() throws Exception {
        OrmAiDataSource source = Shops.around(database).scoped().build();

        try (Connection connection = source.getConnection();
                PreparedStatement statement = PrincipalScope.call(
                        Shops.ACME, () -> connection.prepareStatement("insert into notes values (?, 'n')"))) {
            PrincipalScope.call(Shops.ACME, () -> {
                statement.setInt(1, 1);
                statement.addBatch();
                return true;
            });

            assertThatThrownBy(() -> PrincipalScope.call(Shops.GLOBEX, statement::executeBatch))
                    .isInstanceOf(OrmAiSqlException.class);
            assertThat(PrincipalScope.call(Shops.ACME, statement::executeBatch)).containsExactly(1);
        }
    }

    @Test
    void thePolicysRowLimitHoldsAndTheClientsIsGivenBack() throws SQLException {
        OrmAiDataSource source = Shops.around(database)
                .planner(new WrappingPlanner(OptionalLong.of(2)))
                .principal(Shops.ACME)
                .build();

        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement("select name from customers")) {
            assertThat(Rows.read(statement.executeQuery()).size()).isEqualTo(2);
            assertThat(statement.getMaxRows()).isZero();

            statement.setMaxRows(100);
            assertThat(Rows.read(statement.executeQuery()).size()).isEqualTo(2);
            assertThat(statement.getMaxRows()).isEqualTo(100);

            statement.setMaxRows(1);
            assertThat(Rows.read(statement.executeQuery()).size()).isEqualTo(1);
        }
    }

    @Test
    void noRawObjectIsGivenAway() throws SQLException {
        try (Connection connection = Shops.connect(database, Shops.ACME);
                PreparedStatement statement = connection.prepareStatement("select array[1, 2] as a from customers");
                ResultSet rows = statement.executeQuery()) {
            rows.next();

            assertThat(connection.unwrap(Connection.class)).isSameAs(connection);
            assertThat(connection.isWrapperFor(org.h2.jdbc.JdbcConnection.class))
                    .isFalse();
            assertThatThrownBy(() -> connection.unwrap(org.h2.jdbc.JdbcConnection.class))
                    .isInstanceOf(SQLException.class);
            assertThat(statement.getConnection()).isSameAs(connection);
            assertThat(rows.getStatement()).isSameAs(statement);
            assertThat(connection.getMetaData().getConnection()).isSameAs(connection);
            assertThat(rows.getArray(1)).isInstanceOf(GuardedArray.class);
            assertThat(rows.getObject(1)).isInstanceOf(GuardedArray.class);
            assertThat(rows.getArray(1).getResultSet()).isInstanceOf(GuardedResultSet.class);
            assertThat(rows.getArray(1).getResultSet().getStatement()).isNull();
        }
    }

    @Test
    void anArrayOfOursCanBeBound() throws SQLException {
        try (Connection connection = Shops.connect(database, Shops.ACME);
                PreparedStatement statement =
                        connection.prepareStatement("select name from customers where array_contains(?, id)")) {
            statement.setArray(1, connection.createArrayOf("INTEGER", new Object[] {2, 5}));

            assertThat(Rows.read(statement.executeQuery()).column("NAME")).containsExactly("Bob");
        }
    }

    @Test
    void callsAreRefused() throws SQLException {
        try (Connection connection = Shops.connect(database, Shops.ACME)) {
            assertThatThrownBy(() -> connection.prepareCall("{call f()}")).isInstanceOf(OrmAiSqlException.class);
        }
    }

    @Test
    void readHasNoGeneratedKeys() throws SQLException {
        try (Connection connection = Shops.connect(database, Shops.ACME);
                PreparedStatement statement =
                        connection.prepareStatement("select name from customers", Statement.RETURN_GENERATED_KEYS)) {
            assertThat(statement.executeQuery().next()).isTrue();
            assertThat(statement.getGeneratedKeys().next()).isFalse();
        }
    }

    @Test
    void anUpdatableResultIsReadOnlyAndSaysSo() throws SQLException {
        try (Connection connection = Shops.connect(database, Shops.ACME);
                Statement statement =
                        connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_UPDATABLE);
                ResultSet rows = statement.executeQuery("select id, name from customers")) {
            rows.next();

            assertThat(connection.getWarnings().getMessage()).contains("read-only");
            assertThat(rows.getConcurrency()).isEqualTo(ResultSet.CONCUR_READ_ONLY);
            assertThatThrownBy(() -> rows.updateString(2, "x")).isInstanceOf(OrmAiSqlException.class);
            assertThatThrownBy(rows::deleteRow).isInstanceOf(OrmAiSqlException.class);
        }
    }

    @Test
    void anErrorOfTheDatabaseShowsNothingOfOurText() throws SQLException {
        try (Connection connection = Shops.connect(database, Shops.ACME);
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery("select nope from customers"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageStartingWith("a table or column that the statement needs is not there")
                    .hasMessageNotContaining("tenant_id")
                    .hasNoCause();
        }
    }

    @Test
    void aPlanIsMadeOnceForAllPrincipalsOfAClass() throws SQLException {
        WrappingPlanner planner = new WrappingPlanner();
        OrmAiDataSource source = Shops.around(database).planner(planner).build();

        for (Principal principal : new Principal[] {Shops.ACME, Shops.GLOBEX, Shops.ACME}) {
            try (Connection connection = source.getConnection(principal);
                    Statement statement = connection.createStatement()) {
                statement.executeQuery("select name from customers");
            }
        }

        assertThat(planner.planned()).isEqualTo(1);
    }

    @Test
    void closingAStatementEndsItsResult() throws SQLException {
        try (Connection connection = Shops.connect(database, Shops.ACME)) {
            Statement statement = connection.createStatement();
            ResultSet rows = statement.executeQuery("select name from customers");
            statement.close();

            assertThat(rows.isClosed()).isTrue();
            assertThat(statement.isClosed()).isTrue();
            assertThatThrownBy(() -> statement.executeQuery("select 1")).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void aStatementThatClosesOnCompletionCloses() throws SQLException {
        try (Connection connection = Shops.connect(database, Shops.ACME);
                Statement statement = connection.createStatement()) {
            statement.closeOnCompletion();
            statement.executeQuery("select name from customers").close();

            assertThat(statement.isClosed()).isTrue();
        }
    }
}
