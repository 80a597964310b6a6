package dev.ormai.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExplainTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BY_ID = "select name, role from users where login_count = ?";

    private ShopOnH2 shop;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        shop = ShopOnH2.in(folder);
    }

    @AfterEach
    void close() throws Exception {
        shop.close();
    }

    private CommandRun explain(String... more) {
        return CommandRun.of(arguments(more));
    }

    private String[] arguments(String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("explain", "--config", shop.configuration(), "--tenant", "acme"));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    @Test
    void peopleAreToldWhatRunsAndWhy() {
        CommandRun run = explain("--user", "u-1", BY_ID);

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains(
                        "Asked by\n  tenant acme, user u-1",
                        "where \"t\".\"TENANT_ID\" = ?",
                        "1  'acme'  the principal's tenant",
                        "2  ?1      parameter 1 of the client",
                        "PUBLIC.USERS as User: NAME, ROLE, LOGIN_COUNT",
                        "User: rows by tenant",
                        "User.NAME: masked",
                        "NAME  from PUBLIC.USERS.NAME",
                        "Certificate");
        assertThat(run.lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void aStatementAboutTheSessionIsPerformedAndNotSent() {
        CommandRun run = explain("begin work");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains(
                        "Performed as\n  BEGIN",
                        "performed on the connection: no text of the statement is sent",
                        "none: it changes the session");
    }

    @Test
    void hashKeyIsNeverShown() {
        CommandRun text = explain("select national_id from customers where id = 1");
        CommandRun json = explain("--json", "select national_id from customers where id = 1");

        assertThat(text.out()).contains("<hash key>").doesNotContain("a key of a test");
        assertThat(json.out()).contains("\"secret\" : \"hash_key\"").doesNotContain("a key of a test");
    }

    @Test
    void programsAreToldTheSameAsJson() throws Exception {
        CommandRun run = explain("--json", BY_ID);

        JsonNode json = JSON.readTree(run.out());
        assertThat(run.code()).isZero();
        assertThat(json.path("sql").textValue()).endsWith("where \"LOGIN_COUNT\" = ? limit 500");
        assertThat(json.path("parameters")).hasToString("[\"acme\",{\"parameter\":1}]");
        assertThat(json.path("tables")).hasToString("[\"PUBLIC.USERS\"]");
        assertThat(json.path("planned").booleanValue()).isTrue();
        assertThat(json.path("max_rows").longValue()).isEqualTo(500);
        assertThat(json.path("certificate").path("confirmed_by_plan").booleanValue())
                .isTrue();
    }

    @Test
    void statementMayComeFromStandardInput() {
        CommandRun run = CommandRun.withInput("select name\nfrom products -- all of them\n", arguments("-"));

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("PUBLIC.PRODUCTS as Product: NAME");
    }

    @Test
    void refusalIsALineAndAHintAndCodeOne() {
        CommandRun run = explain("select ssn from customers");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines())
                .hasSize(2)
                .first()
                .asString()
                .isEqualTo("ormai: FIELD_NOT_ALLOWED Field 'SSN' is not allowed on model 'Customer'");
        assertThat(run.err()).contains("\n  hint: Allowed fields for Customer: ID");
    }

    @Test
    void refusalAsJsonIsTheErrorObject() throws Exception {
        CommandRun run = explain("--json", "select ssn from customers");

        JsonNode error = JSON.readTree(run.out()).path("error");
        assertThat(run.code()).isEqualTo(1);
        assertThat(error.fieldNames()).toIterable().containsExactly("code", "message", "retry_hints", "details");
        assertThat(error.path("code").textValue()).isEqualTo("FIELD_NOT_ALLOWED");
    }

    @Test
    void batchAnswersEachLineInOrderWhateverItIs() throws Exception {
        String input =
                """
                {"id": 1, "sql": "select name from products", "db": "ignored"}
                no JSON at all
                {"id": {"n": 2}, "sql": "select ssn from customers"}

                {"id": 3}
                {"id": "last", "sql": "%s"}
                """
                        .formatted(BY_ID);

        CommandRun run = CommandRun.withInput(input, arguments("--batch"));

        List<JsonNode> answers = new ArrayList<>();
        for (String line : run.lines()) {
            answers.add(JSON.readTree(line));
        }
        assertThat(run.code()).isZero();
        assertThat(answers.stream().map(answer -> answer.path("id").toString()))
                .containsExactly("1", "null", "{\"n\":2}", "null", "3", "\"last\"");
        assertThat(answers.stream()
                        .map(answer -> answer.path("error").path("code").asText("")))
                .containsExactly(
                        "", "VALIDATION_ERROR", "FIELD_NOT_ALLOWED", "VALIDATION_ERROR", "VALIDATION_ERROR", "");
        assertThat(answers.get(5).fieldNames())
                .toIterable()
                .containsExactly(
                        "id", "sql", "parameters", "tables", "models", "columns", "cost", "planned", "certificate");
    }

    @Test
    void nothingRuns() throws Exception {
        shop.database().execute("create sequence calls");
        shop.policy(shop.policyText()
                .replace("sql: {enabled: true}", "sql: {enabled: true, functions: {allow: [nextval]}}"));

        explain("select nextval('calls') from products");

        assertThat(shop.database().query("select next value for calls").toString())
                .contains("1");
    }
}
