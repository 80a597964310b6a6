package dev.ormai.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ormai.testkit.DatabaseKind;
import dev.ormai.testkit.shop.Shop;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the original lets through in reads, by MCP. Each of these fails on its behaviour. Unsigned tokens are refused in {@code
 * TokensTest}, failures are recorded as such in {@code ToolsTest}.
 */
final class OriginalsWeaknessesTest {
    private static String code(String tool, String arguments, String policy) throws Exception {
        return envelope(tool, arguments, policy).at("/error/code").asText();
    }

    private static JsonNode envelope(String tool, String arguments, String policy) throws Exception {
        try (AgentShop shop = AgentShop.open(DatabaseKind.H2, policy, "off", Clock.systemUTC())) {
            return new McpCalls(shop.tools()).call(AgentShop.ACME, tool, arguments);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "db_query {\"model\":\"Customer\",\"where\":[{\"field\":\"ssn\",\"op\":\"startswith\",\"value\":\"1\"}]}",
                "db_query {\"model\":\"Customer\",\"order_by\":[{\"field\":\"ssn\"}]}",
                "db_aggregate {\"model\":\"Customer\",\"operation\":\"max\",\"field\":\"ssn\"}",
                "db_aggregate {\"model\":\"Customer\",\"operation\":\"count\",\"group_by\":[\"ssn\"]}",
                "db_aggregate {\"model\":\"Customer\",\"operation\":\"count\","
                        + "\"where\":[{\"field\":\"ssn\",\"op\":\"is_null\",\"value\":false}]}"
            })
    void aDeniedFieldIsReadByNoClause(String call) throws Exception {
        String[] parts = call.split(" ", 2);

        assertThat(code(parts[0], parts[1], Shop.policyYaml())).isEqualTo("FIELD_NOT_ALLOWED");
    }

    @Test
    void aMaskedFieldIsComparedByItsMask() throws Exception {
        try (AgentShop shop = AgentShop.open(DatabaseKind.H2)) {
            String email = value(shop, "select email from customers where id = 1");
            String where =
                    "{\"model\":\"Customer\",\"select\":[\"id\"],\"where\":[{\"field\":\"email\",\"op\":\"eq\",\"value\":\"%s\"}]}";
            McpCalls mcp = new McpCalls(shop.tools());

            assertThat(mcp.call(AgentShop.ACME, "db_query", where.formatted(email))
                            .at("/data/data"))
                    .isEmpty();
            assertThat(mcp.call(AgentShop.ACME, "db_query", where.formatted("a***@example.com"))
                            .at("/data/data"))
                    .isNotEmpty();
        }
    }

    private static String value(AgentShop shop, String sql) throws SQLException {
        try (Connection connection = shop.database().connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Test
    void aStrangersRecordIsNotIncluded() throws Exception {
        JsonNode answer = envelope(
                "db_query",
                "{\"model\":\"Order\",\"select\":[\"id\"],\"where\":[{\"field\":\"id\",\"op\":\"eq\",\"value\":%d}],\"include\":[{\"relation\":\"customer\"}]}"
                        .formatted(Shop.ORDER_WITH_A_STRANGERS_CUSTOMER),
                Shop.policyYaml());

        assertThat(answer.at("/data/data/0").has("customer"))
                .as(answer.toString())
                .isTrue();
        assertThat(answer.at("/data/data/0/customer").isNull()).isTrue();
    }

    @Test
    void depthIsDepthAndNotANumberOfIncludes() throws Exception {
        String policy = Shop.policyYaml()
                .replace("    table: orders\n", "    table: orders\n    budget: {max_includes_depth: 1}\n");
        String query = "{\"model\":\"Order\",\"take\":1,\"include\":[%s]}";

        assertThat(envelope("db_query", query.formatted("{\"relation\":\"customer\"},{\"relation\":\"items\"}"), policy)
                        .path("success")
                        .asBoolean())
                .isTrue();
        assertThat(envelope(
                                "db_query",
                                query.formatted("{\"relation\":\"items\",\"include\":[{\"relation\":\"product\"}]}"),
                                policy)
                        .at("/error/details/budget_type")
                        .asText())
                .isEqualTo("max_includes_depth");
    }

    @Test
    void aStatementThatTakesTooLongIsEnded() throws Exception {
        String policy = Shop.policyYaml()
                .replace("    table: orders\n", "    table: orders\n    budget: {statement_timeout_ms: 100}\n");

        JsonNode answer = envelope(
                "db_sql",
                "{\"sql\":\"select count(*) as n from orders a, orders b, orders c, orders d, orders e, orders f, orders g"
                        + " where a.total + b.total + c.total + d.total + e.total + f.total + g.total < 0\"}",
                policy);

        assertThat(answer.at("/error/details/budget_type").asText())
                .as(answer.toString())
                .isEqualTo("statement_timeout_ms");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "10", "-1", "MTA="})
    void anOffsetIsNoCursor(String cursor) throws Exception {
        assertThat(code("db_query", "{\"model\":\"Order\",\"cursor\":\"%s\"}".formatted(cursor), Shop.policyYaml()))
                .isEqualTo("VALIDATION_ERROR");
    }
}
