package dev.ormai.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.policy.Profile;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLTimeoutException;
import org.junit.jupiter.api.Test;

final class DatabaseErrorsTest {
    private static final DatabaseErrors APP = DatabaseErrors.under(Profile.APP);
    private static final DatabaseErrors AGENT = DatabaseErrors.under(Profile.PROD);

    @Test
    void addedLinesOfPostgresqlAreCut() {
        SQLException raw = new SQLException(
                "ERROR: null value in column \"name\" violates not-null constraint\n"
                        + "  Ayrıntı: Failing row contains (1, acme, 123-45).\n  Where: SQL statement \"select\"",
                "23502");

        assertThat(told(APP, raw)).hasMessage("ERROR: null value in column \"name\" violates not-null constraint");
        assertThat(APP.told(raw).getSQLState()).isEqualTo("23502");
    }

    @Test
    void agentsSeeNothingQuoted() {
        SQLException raw = new SQLException("invalid input syntax for type integer: \"123-45\" or '7'", "22P02");

        assertThat(told(AGENT, raw)).hasMessage("invalid input syntax for type integer: …");
        assertThat(told(APP, raw)).hasMessage(raw.getMessage());
        assertThat(APP.recorded(raw)).isEqualTo("invalid input syntax for type integer: …");
    }

    @Test
    void agentsSeeNothingBetweenQuotesThatAreQuoted() {
        SQLException raw = new SQLException("Incorrect value: 'O'Brien's \"secret\" street' for function f", "22007");

        assertThat(told(AGENT, raw)).hasMessage("Incorrect value: … for function f");
    }

    @Test
    void anExpressionOfOursIsNotQuotedToAnybody() {
        SQLException raw = new SQLException(
                "BIGINT value is out of range in '9223372036854775807 + length(sha2(concat('a secret pad',`t`.`x`),256))'",
                "22003");

        assertThat(told(APP, raw)).hasMessage("BIGINT value is out of range");
        assertThat(told(AGENT, raw)).hasMessage("BIGINT value is out of range");
        assertThat(APP.recorded(raw)).isEqualTo("BIGINT value is out of range");
    }

    @Test
    void theStatementThatH2AppendsIsCut() {
        SQLException raw = new SQLException(
                "Value too long for column \"NAME\"; SQL statement:\nselect * from customers where tenant_id = ? [22001-1]",
                "22001",
                22001);

        assertThat(told(APP, raw)).hasMessage("Value too long for column \"NAME\"");
    }

    @Test
    void theRowThatStandsInTheWayInH2IsNotPrinted() {
        SQLException byPrimaryKey = new SQLException(
                "Unique index or primary key violation: \"PUBLIC.CONSTRAINT_8 PRIMARY KEY ON PUBLIC.OWNERS(ID)"
                        + " ( /* key:1 */ 1, 'globex', 'a secret')\"; SQL statement:\ninsert",
                "23505");
        SQLException byIndex = new SQLException(
                "Unique index or primary key violation: \"PUBLIC.CODES ON PUBLIC.OWNERS(CODE NULLS FIRST)"
                        + " VALUES ( /* 3 */ 'a secret' )\"; SQL statement:\ninsert",
                "23505");

        assertThat(told(APP, byPrimaryKey))
                .hasMessage(
                        "Unique index or primary key violation: \"PUBLIC.CONSTRAINT_8 PRIMARY KEY ON PUBLIC.OWNERS(ID)\"");
        assertThat(told(APP, byIndex))
                .hasMessage(
                        "Unique index or primary key violation: \"PUBLIC.CODES ON PUBLIC.OWNERS(CODE NULLS FIRST)\"");
    }

    @Test
    void theTableThatRefersToARowIsNotNamed() {
        SQLException raw = new SQLException(
                "ERROR: update or delete on table \"customers\" violates foreign key constraint \"kept_by\" on table \"diary\"",
                "23503");

        assertThat(told(APP, raw))
                .hasMessage(
                        "ERROR: update or delete on table \"customers\" violates foreign key constraint \"kept_by\"");
    }

    @Test
    void aMissingColumnReadsTheSameWhoeverNamedIt() {
        SQLException raw = new SQLException("ERROR: column t.deleted_at does not exist", "42703");

        assertThat(told(APP, raw))
                .hasMessage(
                        "a table or column that the statement needs is not there, or not any more (SQLSTATE 42703)");
    }

    @Test
    void numbersOfOurParametersAreNotTold() {
        SQLException raw = new SQLException("ERROR: could not determine data type of parameter $3", "42P18");

        assertThat(told(APP, raw)).hasMessage("ERROR: could not determine data type of parameter ?");
    }

    @Test
    void agentsSeeNoNumbers() {
        SQLException raw = new SQLException("(conn=17) requested character too large for encoding: 4200007", "54000");

        assertThat(told(AGENT, raw)).hasMessage("requested character too large for encoding: …");
        assertThat(told(APP, raw)).hasMessage("requested character too large for encoding: 4200007");
    }

    @Test
    void whatATriggerSaysIsNotForAgents() {
        SQLException raw = new SQLException("ERROR: order of globex is too large", "P0001");

        assertThat(told(AGENT, raw))
                .hasMessage("a routine or trigger of the database raised an error (SQLSTATE P0001)");
    }

    @Test
    void aFailureToConnectTellsNoPassword() throws SQLException {
        OrmAiUrl url = OrmAiUrl.parse("jdbc:ormai:postgresql://db/shop?user=u&password=hush");
        SQLException raw = new SQLException("No suitable driver found for " + url.realUrl(), "08001");

        assertThat((Throwable) DatabaseErrors.connecting(raw, url))
                .hasMessage("No suitable driver found for jdbc:ormai:postgresql://db/shop");
    }

    @Test
    void aFailureToConnectHasACodeWhereTheDriverGivesNone() throws SQLException {
        OrmAiUrl url = OrmAiUrl.parse("jdbc:ormai:mariadb://db/shop?connectionCollation=none");

        SQLException told = DatabaseErrors.connecting(new SQLException("wrong connection collation"), url);

        assertThat(told.getSQLState()).isEqualTo("08001");
        assertThat(told.getMessage()).isEqualTo("wrong connection collation");
    }

    @Test
    void aSyntaxErrorInOurTextIsNotQuoted() {
        SQLException raw = new SQLException("syntax error at or near \"offset 0\"", "42601");

        assertThat(told(APP, raw)).hasMessage("the database did not take the statement (SQLSTATE 42601)");
    }

    @Test
    void theKindOfAnErrorStays() {
        assertThat(told(APP, new SQLTimeoutException("late", "57014"))).isInstanceOf(SQLTimeoutException.class);
        SQLException twice = new SQLIntegrityConstraintViolationException("twice", "23505", 1062);
        assertThat(told(APP, twice)).isInstanceOf(SQLIntegrityConstraintViolationException.class);
        assertThat(APP.told(twice).getErrorCode()).isEqualTo(1062);
        assertThat(((BatchUpdateException) APP.told(new BatchUpdateException("half", "23505", new int[] {1, -3})))
                        .getUpdateCounts())
                .containsExactly(1, -3);
    }

    @Test
    void errorsBehindTheFirstAreToldTheSameWay() {
        SQLException raw = new SQLException("first", "22000");
        raw.setNextException(new SQLException("second\n  Detail: hidden", "22000"));

        assertThat(APP.told(raw).getNextException().getMessage()).isEqualTo("second");
    }

    @Test
    void nothingOfTheRawErrorHangsOnTheTold() {
        SQLException raw = new SQLException("x\n  Detail: hidden", "22000", new IllegalStateException("hidden"));

        assertThat(told(APP, raw)).hasNoCause();
    }

    /** An SQLException is an Iterable too, which assertThat cannot decide. */
    private static Throwable told(DatabaseErrors errors, SQLException raw) {
        return errors.told(raw);
    }
}
