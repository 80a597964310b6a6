package dev.ormai.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ormai.mcp.conformance.ConformanceServer;
import dev.ormai.mcp.protocol.Caller;
import dev.ormai.mcp.protocol.Headers;
import dev.ormai.mcp.protocol.McpProtocol;
import dev.ormai.mcp.session.Session;
import dev.ormai.policy.Principal;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Requests that ask the client before they are answered, in both eras. */
final class RoundsTest {
    private static final Principal ANA = Principal.of("acme", "ana");
    private static final Principal BOB = Principal.of("acme", "bob");
    private static final String STATELESS = "2026-07-28";
    private static final String TOOL = "test_input_required_result_request_state";

    private final MovableClock clock = new MovableClock();
    private final McpProtocol protocol = new McpProtocol(ConformanceServer.offering(), clock);

    private static String stateless(String tool, String arguments, String round, String capabilities) {
        return """
            {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "%s", "arguments": %s %s,
             "_meta": {"io.modelcontextprotocol/protocolVersion": "2026-07-28",
                       "io.modelcontextprotocol/clientCapabilities": %s}}}
            """
                .formatted(tool, arguments, round, capabilities);
    }

    private static String confirmed(String state) {
        return ", \"inputResponses\": {\"confirm\": {\"action\": \"accept\"}}, \"requestState\": \"%s\""
                .formatted(state);
    }

    private JsonNode answer(Principal principal, String tool, String message) {
        TakenAnswer taken = new TakenAnswer();
        Headers headers = new Headers(Optional.of(STATELESS), Optional.of("tools/call"), Optional.of(tool));
        protocol.answer(message, new Caller(principal, Optional.of(headers), Optional.empty()), taken);
        return taken.reply().body().orElseThrow();
    }

    private String state() {
        return answer(ANA, TOOL, stateless(TOOL, "{\"a\": 1, \"b\": 2}", "", "{\"elicitation\": {}}"))
                .path("result")
                .path("requestState")
                .asText();
    }

    private JsonNode again(Principal principal, String tool, String arguments, String state) {
        return answer(principal, tool, stateless(tool, arguments, confirmed(state), "{\"elicitation\": {}}"));
    }

    @Test
    void aStateComesBackWithItsOwnRequest() {
        assertThat(again(ANA, TOOL, "{\"b\": 2, \"a\": 1}", state()).toString()).contains("state-ok");
    }

    @Test
    void aStateIsGoodForNoOtherPrincipalToolOrArguments() {
        String state = state();

        assertThat(code(again(BOB, TOOL, "{\"a\": 1, \"b\": 2}", state))).isEqualTo(-32602);
        assertThat(code(again(ANA, "test_input_required_result_tampered_state", "{\"a\": 1, \"b\": 2}", state)))
                .isEqualTo(-32602);
        assertThat(code(again(ANA, TOOL, "{\"a\": 1, \"b\": 3}", state))).isEqualTo(-32602);
        assertThat(code(again(ANA, TOOL, "{\"a\": 1, \"b\": 2}", state.substring(1))))
                .isEqualTo(-32602);
        assertThat(code(again(ANA, TOOL, "{\"a\": 1, \"b\": 2}", ""))).isEqualTo(-32602);
    }

    @Test
    void aStateExpires() {
        String state = state();

        clock.advance(Duration.ofMinutes(11));

        assertThat(again(ANA, TOOL, "{\"a\": 1, \"b\": 2}", state).toString()).contains("has expired");
    }

    @Test
    void aClientIsNotAskedForWhatItHasNotDeclared() {
        JsonNode error = answer(ANA, TOOL, stateless(TOOL, "{}", "", "{\"sampling\": {}}"))
                .path("error");

        assertThat(error.path("code").asInt()).isEqualTo(-32021);
        assertThat(error.path("data").path("requiredCapabilities").has("elicitation"))
                .isTrue();
    }

    @Test
    void inASessionTheClientIsAskedAndNoThreadWaits() {
        Session session = session(ANA, "{\"elicitation\": {}, \"sampling\": {}, \"roots\": {}}");
        TakenAnswer taken = inSession(session, call(7, "test_input_required_result_multiple_inputs"));

        assertThat(taken.sent()).hasSize(3);
        assertThat(taken.isAnswered()).isFalse();
        for (JsonNode question : taken.sent()) {
            assertThat(inSession(session, response(question, "{\"roots\": []}"))
                            .reply()
                            .status())
                    .isEqualTo(202);
        }

        assertThat(taken.reply().body().orElseThrow().toString()).contains("state-ok", "\"id\":7");
    }

    @Test
    void anAnswerIsTakenOnceAndFromItsOwnSessionOnly() {
        Session session = session(ANA, "{\"elicitation\": {}}");
        Session other = session(ANA, "{\"elicitation\": {}}");
        TakenAnswer taken = inSession(session, call(7, TOOL));
        JsonNode question = taken.sent().get(0);

        inSession(other, response(question, "{\"action\": \"accept\"}"));
        assertThat(taken.isAnswered()).isFalse();

        inSession(session, response(question, "{\"action\": \"accept\"}"));
        inSession(session, response(question, "{\"action\": \"accept\"}"));
        assertThat(taken.reply().body().orElseThrow().toString()).contains("state-ok");
    }

    @Test
    void aClientThatAnswersWithAnErrorEndsTheRequest() {
        Session session = session(ANA, "{\"elicitation\": {}}");
        TakenAnswer taken = inSession(session, call(7, TOOL));

        inSession(
                session,
                "{\"jsonrpc\":\"2.0\",\"id\":\"%s\",\"error\":{\"code\":-1,\"message\":\"no\"}}"
                        .formatted(taken.sent().get(0).path("id").asText()));

        assertThat(code(taken.reply().body().orElseThrow())).isEqualTo(-32603);
    }

    @Test
    void aCancelledRequestGetsNoAnswer() {
        Session session = session(ANA, "{\"elicitation\": {}}");
        TakenAnswer taken = inSession(session, call(7, TOOL));

        inSession(session, "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":7}}");
        inSession(session, response(taken.sent().get(0), "{\"action\": \"accept\"}"));

        assertThat(taken.isDropped()).isTrue();
        assertThat(taken.isAnswered()).isFalse();
    }

    @Test
    void aSessionThatEndsEndsWhatItAsks() {
        Session session = session(ANA, "{\"elicitation\": {}}");
        TakenAnswer taken = inSession(session, call(7, TOOL));

        assertThat(protocol.sessions().end(session.id(), ANA)).isTrue();

        assertThat(code(taken.reply().body().orElseThrow())).isEqualTo(-32603);
    }

    @Test
    void aSessionIsItsPrincipalsOwn() {
        Session session = session(ANA, "{}");

        assertThat(protocol.sessions().find(session.id(), BOB)).isEmpty();
        assertThat(protocol.sessions().end(session.id(), BOB)).isFalse();
        assertThat(protocol.sessions().find(session.id(), ANA)).contains(session);
    }

    @Test
    void aSessionThatIsNotUsedExpires() {
        Session unused = session(ANA, "{}");
        Session used = session(ANA, "{}");
        clock.advance(Duration.ofMinutes(20));
        assertThat(protocol.sessions().find(used.id(), ANA)).isPresent();

        clock.advance(Duration.ofMinutes(20));
        protocol.sessions().sweep();

        assertThat(protocol.sessions().find(unused.id(), ANA)).isEmpty();
        assertThat(protocol.sessions().find(used.id(), ANA)).isPresent();
        assertThat(protocol.sessions().size()).isEqualTo(1);
    }

    @Test
    void aPrincipalHasSoManySessionsAndTheLeastUsedGoes() {
        Session first = session(ANA, "{}");
        Session others = session(BOB, "{}");
        clock.advance(Duration.ofSeconds(1));
        for (int i = 0; i < 64; i++) {
            assertThat(session(ANA, "{}").id()).isNotEmpty();
        }

        assertThat(protocol.sessions().find(first.id(), ANA)).isEmpty();
        assertThat(protocol.sessions().find(others.id(), BOB)).isPresent();
        assertThat(protocol.sessions().size()).isEqualTo(65);
    }

    private Session session(Principal principal, String capabilities) {
        TakenAnswer taken = new TakenAnswer();
        String message =
                """
                {"jsonrpc": "2.0", "id": 1, "method": "initialize",
                 "params": {"protocolVersion": "2025-11-25", "capabilities": %s}}
                """
                        .formatted(capabilities);
        Headers none = new Headers(Optional.empty(), Optional.empty(), Optional.empty());
        protocol.answer(message, new Caller(principal, Optional.of(none), Optional.empty()), taken);
        return protocol.sessions()
                .find(taken.reply().session().orElseThrow(), principal)
                .orElseThrow();
    }

    private TakenAnswer inSession(Session session, String message) {
        TakenAnswer taken = new TakenAnswer();
        Headers headers = new Headers(Optional.of("2025-11-25"), Optional.empty(), Optional.empty());
        protocol.answer(message, new Caller(session.principal(), Optional.of(headers), Optional.of(session)), taken);
        return taken;
    }

    private static String call(int id, String tool) {
        return "{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"tools/call\",\"params\":{\"name\":\"%s\"}}"
                .formatted(id, tool);
    }

    private static String response(JsonNode question, String result) {
        return "{\"jsonrpc\":\"2.0\",\"id\":\"%s\",\"result\":%s}"
                .formatted(question.path("id").asText(), result);
    }

    private static int code(JsonNode answer) {
        return answer.path("error").path("code").asInt();
    }
}
