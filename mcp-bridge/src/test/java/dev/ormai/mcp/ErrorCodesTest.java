package dev.ormai.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ormai.driver.ApprovalReceipts;
import dev.ormai.driver.WriteTerms;
import dev.ormai.driver.approval.InMemoryQueue;
import dev.ormai.mcp.answer.Cursors;
import dev.ormai.mcp.tool.AgentTools;
import dev.ormai.mcp.tool.RateLimits;
import dev.ormai.mcp.tool.ToolName;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Principal;
import dev.ormai.testkit.DatabaseKind;
import dev.ormai.testkit.shop.Shop;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each code reaches a client of the protocol, with what to do about it. */
final class ErrorCodesTest {
    /** Those that one call under the shop's own policy meets; the columns are caller, tool, arguments. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MODEL_NOT_ALLOWED | acme | db_query | {'model':'Nope'}",
                "FIELD_NOT_ALLOWED | acme | db_query | {'model':'Customer','select':['ssn']}",
                "RELATION_NOT_ALLOWED | acme | db_query | {'model':'Order','include':[{'relation':'nope'}]}",
                "TENANT_SCOPE_REQUIRED | nobody | db_query | {'model':'Order'}",
                "QUERY_TOO_BROAD | acme | db_query | {'model':'Product'}",
                "QUERY_BUDGET_EXCEEDED | acme | db_query | {'model':'Order','take':501}",
                "WRITE_DISABLED | acme | db_delete | {'model':'Product','id':1}",
                "VALIDATION_ERROR | acme | db_query | {'model':'Order','wher':[]}",
                "SYNTAX_ERROR | acme | db_sql | {'sql':'selec 1'}",
                "STATEMENT_NOT_SUPPORTED | acme | db_sql | {'sql':'create table t (id int)'}",
                "FUNCTION_NOT_ALLOWED | acme | db_sql | {'sql':'select file_read(status) from orders'}",
                "TOOL_NOT_FOUND | acme | db_nope | {}"
            })
    void aCallIsToldWhatIsWrongAndWhatToDo(String code, String caller, String tool, String arguments) throws Exception {
        Principal principal = caller.equals("nobody") ? Principal.anonymous() : AgentShop.ACME;
        try (AgentShop shop = AgentShop.open(DatabaseKind.H2)) {
            JsonNode answer = new McpCalls(shop.tools()).call(principal, tool, arguments.replace('\'', '"'));

            assertThat(answer.path("success").asBoolean()).isFalse();
            assertThat(answer.at("/error/code").asText()).isEqualTo(code);
            assertThat(answer.at("/error/retry_hints")).as(answer.toString()).isNotEmpty();
        }
    }

    private static String code(String policy, String audit, Principal principal, String tool, String arguments)
            throws Exception {
        try (AgentShop shop = AgentShop.open(DatabaseKind.H2, policy, audit, Clock.systemUTC())) {
            return new McpCalls(shop.tools())
                    .call(principal, tool, arguments)
                    .at("/error/code")
                    .asText();
        }
    }

    @Test
    void whoHasNoNameIsAskedForOneWhereRecordsHaveAnOwner() throws Exception {
        String policy = Shop.policyYaml()
                .replace("{soft_delete: deleted_at}", "{owner: account_manager_id, soft_delete: deleted_at}");

        assertThat(code(
                        policy,
                        "off",
                        new Principal(Optional.of("acme"), Optional.empty(), java.util.List.of(), java.util.Map.of()),
                        "db_query",
                        "{\"model\":\"Customer\"}"))
                .isEqualTo(ErrorCode.AUTHENTICATION_REQUIRED.name());
    }

    @Test
    void statementsAreDeniedWherePolicyTakesNone() throws Exception {
        String policy = Shop.policyYaml().replace("sql: {enabled: true}", "sql: {enabled: false}");

        assertThat(code(policy, "off", AgentShop.ACME, "db_sql", "{\"sql\":\"select id from orders\"}"))
                .isEqualTo(ErrorCode.ORM_ACCESS_DENIED.name());
    }

    @Test
    void nothingRunsThatCannotBeRecorded() throws Exception {
        assertThat(code(Shop.policyYaml(), "jsonl:/dev/full", AgentShop.ACME, "db_query", "{\"model\":\"Order\"}"))
                .isEqualTo(ErrorCode.AUDIT_UNAVAILABLE.name());
    }

    @Test
    void whatTheDatabaseReportsIsSaid() throws Exception {
        try (AgentShop shop = AgentShop.open(DatabaseKind.H2)) {
            McpCalls mcp = new McpCalls(shop.tools());

            JsonNode answer = mcp.call(AgentShop.ACME, "db_sql", "{\"sql\":\"select 1 / (id - id) as x from orders\"}");

            assertThat(answer.at("/error/code").asText()).isEqualTo(ErrorCode.UPSTREAM_ERROR.name());
        }
    }

    @Test
    void whoeverCallsTooOftenWaits() throws Exception {
        try (AgentShop shop = AgentShop.open(DatabaseKind.H2)) {
            McpCalls mcp = new McpCalls(new AgentTools(
                    shop.pool(),
                    Cursors.ofProcess(),
                    ToolName.UNDERSCORE,
                    Optional.of(new RateLimits(1, 1, Clock.systemUTC()))));
            mcp.call(AgentShop.ACME, "db_query", "{\"model\":\"Order\"}");

            assertThat(mcp.call(AgentShop.ACME, "db_query", "{\"model\":\"Order\"}")
                            .at("/error/code")
                            .asText())
                    .isEqualTo(ErrorCode.RATE_LIMITED.name());
        }
    }

    @Test
    void aWriteIsToldWhyNothingWasWritten() throws Exception {
        InMemoryQueue queue = new InMemoryQueue(Clock.systemUTC(), Duration.ofHours(1));
        String delete = "{\"model\":\"Client\",\"id\":%d,\"reason\":\"r\"%s}";
        try (AgentShop shop = WriteCases.shop(
                DatabaseKind.H2,
                WriteCases.policyWithApproval("delete"),
                "off",
                Clock.systemUTC(),
                WriteTerms.with(queue))) {
            try (Connection connection = shop.pool().getConnection()) {
                ApprovalReceipts.of(connection).prepare();
            }
            McpCalls mcp = new McpCalls(shop.tools());

            // As with the original there is nothing to be done about it.
            assertThat(mcp.call(WriteCases.AGENT, "db_delete", delete.formatted(3, ""))
                            .at("/error/code")
                            .asText())
                    .isEqualTo(ErrorCode.NOT_FOUND.name());
            assertTold(
                    mcp.call(
                            WriteCases.AGENT,
                            "db_bulk_update",
                            "{\"model\":\"Client\",\"ids\":[1,2,4,5],\"data\":{\"name\":\"N\"},\"reason\":\"r\"}"),
                    ErrorCode.MAX_AFFECTED_ROWS_EXCEEDED);
            JsonNode asked = mcp.call(WriteCases.AGENT, "db_delete", delete.formatted(2, ""));
            assertTold(asked, ErrorCode.WRITE_APPROVAL_REQUIRED);
            String id = asked.at("/error/details/approval_id").asText();
            queue.decide(id, false, "boss", Optional.of("no"));
            assertTold(
                    mcp.call(WriteCases.AGENT, "db_delete", delete.formatted(2, ",\"approval_id\":\"" + id + "\"")),
                    ErrorCode.APPROVAL_REJECTED);
            assertThat(WriteCases.stored(
                            shop, "select count(*) from clients where name = 'N' or deleted_at is not null"))
                    .contains("0");
        }
    }

    private static void assertTold(JsonNode answer, ErrorCode code) {
        assertThat(answer.path("success").asBoolean()).isFalse();
        assertThat(answer.at("/error/code").asText()).as(answer.toString()).isEqualTo(code.name());
        assertThat(answer.at("/error/retry_hints")).as(answer.toString()).isNotEmpty();
    }

    /** The rest, with the reason; a code that is added has to be put somewhere. */
    @Test
    void noCodeIsForgotten() {
        Set<ErrorCode> shown = EnumSet.of(
                ErrorCode.MODEL_NOT_ALLOWED,
                ErrorCode.FIELD_NOT_ALLOWED,
                ErrorCode.RELATION_NOT_ALLOWED,
                ErrorCode.TENANT_SCOPE_REQUIRED,
                ErrorCode.QUERY_TOO_BROAD,
                ErrorCode.QUERY_BUDGET_EXCEEDED,
                ErrorCode.WRITE_DISABLED,
                ErrorCode.VALIDATION_ERROR,
                ErrorCode.SYNTAX_ERROR,
                ErrorCode.STATEMENT_NOT_SUPPORTED,
                ErrorCode.FUNCTION_NOT_ALLOWED,
                ErrorCode.TOOL_NOT_FOUND,
                ErrorCode.AUTHENTICATION_REQUIRED,
                ErrorCode.ORM_ACCESS_DENIED,
                ErrorCode.AUDIT_UNAVAILABLE,
                ErrorCode.UPSTREAM_ERROR,
                ErrorCode.RATE_LIMITED,
                ErrorCode.NOT_FOUND,
                ErrorCode.MAX_AFFECTED_ROWS_EXCEEDED,
                ErrorCode.WRITE_APPROVAL_REQUIRED,
                ErrorCode.APPROVAL_REJECTED);
        // A policy that is wrong is refused before anything is served, and no call is known that meets a fault of ours.
        Set<ErrorCode> ofNoCall = EnumSet.of(ErrorCode.POLICY_INVALID, ErrorCode.INTERNAL_ERROR);

        Set<ErrorCode> all = EnumSet.copyOf(shown);
        all.addAll(ofNoCall);
        assertThat(all).containsExactlyInAnyOrderElementsOf(Arrays.asList(ErrorCode.values()));
    }
}
