package dev.ormai.cli.demo;

import dev.ormai.cli.Terminal;
import dev.ormai.driver.DryRun;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ormai demo}. */
@Command(
        name = "demo",
        header = "Shows what two tenants and an agent see of one shop.",
        synopsisHeading = "%nUsage: ",
        descriptionHeading = "%n",
        description = {
            "Starts a sample shop on a database of its own and shows what two tenants and an agent see of it: the same"
                    + " statement, the SQL that really ran, the rows; a refusal with its hint; attempts to reach another tenant's"
                    + " rows; the audit record.",
            "The demo checks itself: it ends with 1 if anything does not come out as told."
        },
        optionListHeading = "%nOptions:%n",
        footer = {
            "%nExamples:",
            "  ormai demo                 the tour, then statements of your own",
            "  ormai demo --once          the tour alone",
            "  ormai demo --db h2         without starting a server"
        })
public final class DemoCommand implements Callable<Integer> {
    @Option(names = "--once", description = "End after the tour.")
    private boolean once;

    @Option(
            names = "--db",
            paramLabel = "h2|postgres",
            description =
                    "The database: postgres starts an embedded server, h2 runs in memory. Default: postgres, and h2 where"
                            + " that cannot start.")
    private DemoDatabase.@Nullable Choice choice;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description =
                    "A running PostgreSQL, MySQL or MariaDB server, with user and password as parameters. The demo makes a"
                            + " database of its own there and drops it at the end.")
    private @Nullable String url;

    private final Terminal terminal;

    public DemoCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws SQLException, IOException {
        DemoDatabase database = DemoDatabase.start(choice, url, terminal);
        try (DemoShop shop = DemoShop.open(database)) {
            Page page = new Page(
                    terminal, DryRun.of(shop.as(Asker.ACME)).schema().catalog().dialect());
            Tour tour = new Tour(shop, page, terminal);
            Claims claims = tour.take();
            tour.close();
            if (!once) {
                page.say("The PostgreSQL wire server is not part of this build yet; ormai mcp serves agents.");
                new Prompt(terminal, new Interview(shop, page)).run();
            }
            return claims.broken().isEmpty() ? 0 : 1;
        }
    }
}
