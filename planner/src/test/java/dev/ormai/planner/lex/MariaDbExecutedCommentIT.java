package dev.ormai.planner.lex;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.ParameterStyle;
import dev.ormai.planner.parse.ParsedStatement;
import dev.ormai.planner.parse.ResultLabels;
import dev.ormai.planner.parse.StatementParser;
import dev.ormai.planner.write.SqlWriter;
import dev.ormai.testkit.Databases;
import dev.ormai.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("mariadb")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MariaDbExecutedCommentIT {
    private static final List<String> PIECES = List.of(
            "/*!",
            "/*! ",
            " /*!",
            "*/",
            " */ ",
            "*/",
            "/*",
            "1",
            "2",
            "+",
            "*",
            "/",
            "-",
            " ",
            ",",
            "'a'",
            " 'b'",
            "N'c'",
            "'*/'",
            "\"/*!\"",
            "`x`",
            " x ",
            "--",
            "-- ",
            "#",
            "\n",
            ";",
            "(",
            ")",
            "!",
            "M!",
            "5",
            "from dual",
            " as ",
            ".");

    private final TestDatabase database;
    private final Connection connection;

    MariaDbExecutedCommentIT() throws SQLException {
        database = Databases.mariaDb();
        connection = database.connect();
    }

    @AfterAll
    void close() throws SQLException {
        connection.close();
        database.close();
    }

    @Test
    void randomStatementsMeanTheSameWithoutTheMarks() throws SQLException {
        Differential differential = new Differential(
                connection,
                Lexer.of(Dialect.MYSQL, ParameterStyle.NONE),
                Spelling.of(Dialect.MYSQL, ParameterStyle.NONE));
        Random random = new Random(20_261);

        for (int i = 0; i < 20_000; i++) {
            StringBuilder sql = new StringBuilder("select ");
            for (int length = 2 + random.nextInt(9); length > 0; length--) {
                sql.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            differential.compare(sql.toString());
        }

        assertThat(differential.differences).as("%s", differential).isEmpty();
        assertThat(differential.equal).as("%s", differential).isGreaterThan(300);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select /*! STRAIGHT_JOIN */ 1",
                "select 1/*!+1*/, /*! 2 + */ 3, /*! 4 + 5 */, 6 /*! + */ 7",
                "select N'nat', _utf8'x', (N'y'), upper(N'z'), N'a' = 'a'",
                "select 1 from dual where 2 > 1"
            })
    void labelsAndValuesStay(String sql) throws SQLException {
        ParsedStatement parsed =
                new StatementParser().parseStatement(Lexer.of(Dialect.MYSQL).lex(sql));
        String written =
                SqlWriter.write(ResultLabels.keep(parsed), Dialect.MYSQL).text();

        assertThat(rows(written)).isEqualTo(rows(sql));
    }

    private String rows(String sql) throws SQLException {
        StringBuilder text = new StringBuilder();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                text.append(result.getMetaData().getColumnLabel(i))
                        .append('=')
                        .append(result.getString(i))
                        .append(';');
            }
        }
        return text.toString();
    }
}
