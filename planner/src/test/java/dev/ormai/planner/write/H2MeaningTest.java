package dev.ormai.planner.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.lex.Lexer;
import dev.ormai.planner.parse.ParsedStatement;
import dev.ormai.planner.parse.ResultLabels;
import dev.ormai.planner.parse.StatementParser;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real database gives the same labels, types and rows for what came in and for what we write. */
final class H2MeaningTest {
    private final Connection connection = connect();

    private static Connection connect() {
        try {
            return DriverManager.getConnection("jdbc:h2:mem:");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void createTables() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table orders (id int primary key, total decimal(10, 2), status varchar(10))");
            statement.execute("insert into orders values (1, 10, 'new'), (2, 20.5, 'paid'), (3, null, 'new')");
            statement.execute("create table items (id int primary key, order_id int, \"Mixed\" int, name varchar(10))");
            statement.execute("insert into items values (1, 1, 5, 'a'), (2, 1, 6, 'b'), (3, 2, 7, null)");
        }
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select count(*), Total + 1, sum(total), max(id) m from orders group by total + 1 order by 1, 2",
                "select o.id, O.\"ID\", (o.id), -id, 'x', 1, 1.50, null, true, o.id || 'x', id in (1, 2), not id = 1 from orders o",
                "select case when id > 1 then 'a' else 'b' end, coalesce(total, 0), cast(total as int), status like 'n%' from orders",
                "select o.status, i.\"Mixed\" from orders o left outer join items i on i.order_id = o.id order by 1, 2",
                "select * from orders where id between 1 and 2 and status is not null order by id desc nulls last limit 1 offset 1",
                "select status, count(distinct id) from orders group by status having count(*) > 1",
                "with t (n) as (select 1 union all select 2) select n, n * 2 from t order by n fetch first 1 rows only",
                "select id, row_number() over (partition by status order by id desc), sum(total) over w from orders"
                        + " window w as (order by id rows between 1 preceding and current row)",
                "select (select max(id) from items) m, exists (select 1 from items where order_id = o.id) e from orders o",
                "select 2 + 3 * 4 - 1, -(1) + 2, 1 = 1 and not 1 = 2 or false, 'a' || 'b' = 'ab', 5 % 3",
                "values (1, 'a'), (2, 'b')",
                "(select id from orders) union (select id from items) order by 1 offset 1 row fetch next 2 rows only",
                "select extract(year from date '2020-01-01'), trim(both 'x' from 'xax'), substring('abc' from 2 for 1),"
                        + " current_date is null, interval '1' day, timestamp '2020-01-01 00:00:00'"
            })
    void writtenStatementGivesTheSame(String sql) throws SQLException {
        ParsedStatement statement =
                new StatementParser().parseStatement(Lexer.of(Dialect.H2).lex(sql));

        String written =
                SqlWriter.write(ResultLabels.keep(statement), Dialect.H2).text();

        assertThat(result(written)).as(written).isEqualTo(result(sql));
    }

    private List<String> result(String sql) throws SQLException {
        List<String> result = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            ResultSetMetaData metadata = rows.getMetaData();
            for (int i = 1; i <= metadata.getColumnCount(); i++) {
                result.add(metadata.getColumnLabel(i) + " " + metadata.getColumnTypeName(i));
            }
            while (rows.next()) {
                for (int i = 1; i <= metadata.getColumnCount(); i++) {
                    result.add(String.valueOf(rows.getObject(i)));
                }
            }
        }
        return result;
    }
}
