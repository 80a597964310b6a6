package dev.ormai.cli.demo;

import dev.ormai.cli.Failure;
import dev.ormai.cli.display.RowTable;
import dev.ormai.driver.DryRun;
import dev.ormai.driver.OrmAiSqlException;
import dev.ormai.planner.ParameterStyle;
import dev.ormai.planner.Plan;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** Puts statements to the shop as one of those who ask, and shows what became of them. */
final class Interview {
    private static final int MOST_ROWS = 20;

    private final DemoShop shop;
    private final Page page;

    Interview(DemoShop shop, Page page) {
        this.shop = shop;
        this.page = page;
    }

    /** What came back: rows or a refusal. */
    record Answer(Optional<RowTable> rows, Optional<Failure> refusal) {
        boolean refusedWith(String code) {
            return refusal.filter(failure -> failure.code().equals(code)).isPresent();
        }

        /** No rows where there are none. */
        java.util.List<String> column(String label) {
            return rows.map(table -> table.column(label)).orElse(java.util.List.of());
        }

        int count() {
            return rows.map(table -> table.rows().size()).orElse(-1);
        }
    }

    /** Shows who asks what, what ran instead and what came back. */
    Answer ask(Asker asker, String sql) throws SQLException {
        page.who(asker);
        return answer(asker, sql);
    }

    /** The same without saying who. */
    Answer answer(Asker asker, String sql) throws SQLException {
        page.asks(sql);
        Plan plan = DryRun.of(shop.as(asker)).plan(sql, ParameterStyle.NONE);
        if (plan instanceof Plan.Forward forward) {
            page.runs(forward.sql(), asker.principal());
        }
        return run(asker, sql);
    }

    /** Only what was asked and what came back. */
    Answer attempt(Asker asker, String sql) throws SQLException {
        page.asks(sql);
        return run(asker, sql);
    }

    private Answer run(Asker asker, String sql) throws SQLException {
        try (Statement statement = shop.as(asker).createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            RowTable rows = RowTable.read(result, MOST_ROWS);
            page.gets(rows);
            return new Answer(Optional.of(rows), Optional.empty());
        } catch (OrmAiSqlException refused) {
            Failure failure = Failure.of(refused);
            page.refused(failure);
            return new Answer(Optional.empty(), Optional.of(failure));
        }
    }
}
