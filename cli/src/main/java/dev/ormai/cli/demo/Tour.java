package dev.ormai.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ormai.cli.Terminal;
import dev.ormai.cli.demo.Interview.Answer;
import dev.ormai.cli.display.RowTable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** One minute through the shop. Everything it tells is held against the rows that came out. */
final class Tour {
    private static final String CENTRAL =
            "select id, name, email, city, credit_limit from customers where region = 'central' order by id";
    private static final List<String> RECORDED = List.of(
            "timestamp",
            "tenant_id",
            "principal_id",
            "entrance",
            "statement",
            "tables",
            "columns",
            "policy_decisions",
            "row_count",
            "error",
            "duration_ms",
            "policy_version");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final DemoShop shop;
    private final Page page;
    private final Terminal terminal;
    private final Interview interview;
    private final Claims claims = new Claims();

    Tour(DemoShop shop, Page page, Terminal terminal) {
        this.shop = shop;
        this.page = page;
        this.terminal = terminal;
        this.interview = new Interview(shop, page);
    }

    /** Shows everything; the claims say whether it came out as told. */
    Claims take() throws SQLException, IOException {
        terminal.line();
        page.title("OrmAI: one shop, three who ask");
        page.say(
                "A policy stands between the database and everyone who talks to it. Here three tenants share the tables of a"
                        + " shop on " + shop.product() + ". Everyone below uses plain JDBC and the URL "
                        + shop.urlShown());
        page.gap();
        sameStatement();
        denied();
        reaching();
        recorded();
        return claims;
    }

    private void sameStatement() throws SQLException, IOException {
        page.title("1  One statement, different answers");
        page.say("The table customers holds " + count("select count(*) from customers") + " rows of all tenants; "
                + count("select count(*) from customers where region = '" + DemoCustomers.REGION + "'")
                + " are of the region that is asked for.");
        page.gap();
        Answer acme = interview.ask(Asker.ACME, CENTRAL);
        claims.hold(
                acme.column("id").equals(raw("id", "acme")) && acme.count() == 4,
                "acme sees its own customers of the region, all of them and no deleted one");
        claims.hold(acme.column("email").equals(raw("email", "acme")), "acme's application sees e-mail addresses");
        Answer globex = interview.ask(Asker.GLOBEX, CENTRAL);
        claims.hold(
                globex.column("id").equals(raw("id", "globex")) && globex.count() == 2,
                "globex sees its own customers of the region");
        page.say("The agent works for acme under a policy of its own, " + Asker.AGENT.policy() + ":");
        page.gap();
        page.block("", agentPolicy(), false);
        page.gap();
        Answer agent = interview.ask(Asker.AGENT, CENTRAL);
        claims.hold(
                agent.column("id").equals(raw("id", "acme").subList(0, 3)),
                "the agent sees acme's customers, three at most");
        claims.hold(
                agent.column("email").stream().noneMatch(raw("email", "acme")::contains)
                        && agent.column("email").stream().allMatch(email -> email.contains("*")),
                "the agent sees e-mail addresses masked");
    }

    private void denied() throws SQLException {
        page.title("2  What is denied is refused, with a way on");
        Answer column = interview.ask(Asker.AGENT, "select name, salary from employees where department = 'sales'");
        claims.hold(column.refusedWith("FIELD_NOT_ALLOWED"), "the agent is refused the column salary");
        claims.hold(
                column.refusal().filter(failure -> !failure.hints().isEmpty()).isPresent(), "the refusal has a hint");
        Answer table = interview.ask(Asker.AGENT, "select * from orders where status = 'open'");
        claims.hold(table.refusedWith("MODEL_NOT_ALLOWED"), "the agent is refused a table that no model lists");
    }

    private void reaching() throws SQLException {
        page.title("3  Reaching for another tenant's rows");
        page.say("Whatever acme writes, the rows of others are not in the relation that it reads.");
        page.gap();
        page.who(Asker.ACME);
        Answer always = interview.attempt(
                Asker.ACME,
                "select tenant_id, count(*) as customers from customers where id = 901 or true group by tenant_id");
        claims.hold(always.column("tenant_id").equals(List.of("acme")), "'or true' shows no other tenant");
        Answer union = interview.attempt(
                Asker.ACME,
                "select name from customers where id = 901 union all select name from customers where tenant_id = 'globex'");
        claims.hold(union.column("name").equals(List.of("Nordwind Bakery")), "a union shows no other tenant");
        Answer named = interview.attempt(Asker.ACME, "select id, name from customers where tenant_id = 'globex'");
        claims.hold(named.count() == 0, "naming another tenant shows nothing");
    }

    private void recorded() throws IOException {
        page.title("4  Everything is on record");
        List<String> records = shop.auditRecords();
        page.say("Each statement is on disk before it goes out, refused ones too. The last one's record:");
        page.gap();
        JsonNode last = JSON.readTree(records.get(records.size() - 1));
        List<String> lines = new ArrayList<>();
        for (String key : RECORDED) {
            JsonNode value = last.path(key);
            if (!value.isNull() && !value.isMissingNode()) {
                lines.add("%-17s %s".formatted(key, value.isTextual() ? value.textValue() : value.toString()));
            }
        }
        page.block("", lines, false);
        page.gap();
        claims.hold(last.path("tenant_id").asText().equals("acme"), "the record names the tenant");
        claims.hold(last.path("row_count").asLong(-1) == 0, "the record tells how many rows came back");
        claims.hold(
                !last.path("statement").asText().contains("globex"), "the record keeps no literal of the statement");
        claims.hold(
                records.stream().anyMatch(record -> record.contains("FIELD_NOT_ALLOWED")),
                "refused statements are on record");
    }

    private List<String> agentPolicy() throws IOException {
        String file = "/demo/" + Asker.AGENT.policy();
        try (InputStream in = Tour.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IOException("the demo lacks its file " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    /** What the database itself holds for a tenant. */
    private List<String> raw(String column, String tenant) throws SQLException {
        String sql = "select " + column + " from customers where region = '" + DemoCustomers.REGION
                + "' and tenant_id = '" + tenant + "' and deleted_at is null order by id";
        return rawRows(sql).column(column);
    }

    private String count(String sql) throws SQLException {
        return rawRows(sql).rows().get(0).get(0).orElse("");
    }

    private RowTable rawRows(String sql) throws SQLException {
        try (Statement statement = shop.raw().createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return RowTable.read(result, Integer.MAX_VALUE);
        }
    }

    /** The end: whether everything was true, and what to do next. */
    void close() {
        page.title("What you saw");
        if (claims.broken().isEmpty()) {
            page.say("All " + claims.held() + " claims above were held against the rows that came out, and are true.");
        } else {
            claims.broken().forEach(claim -> terminal.err().println("ormai: not as told: " + claim));
        }
        page.gap();
        page.say("Next:");
        page.say("  ./ormai explain --help         the SQL that would run on your own database, and why");
        page.say("  ./ormai policy check --help    every fault of a policy, also against a database");
        page.say("  docs/guide/jdbc.md             the driver in your own program");
        page.gap();
    }
}
