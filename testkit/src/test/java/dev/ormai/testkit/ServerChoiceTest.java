package dev.ormai.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class ServerChoiceTest {
    @Test
    void urlOfPostgresIsTakenWithoutItsPassword() {
        PostgresServer server =
                ServerChoice.postgres("jdbc:postgresql://db.example:5433/main?user=app&password=se%26cret&ssl=true");

        assertThat(server.description()).isEqualTo("PostgreSQL at jdbc:postgresql://db.example:5433/main?ssl=true");
    }

    @Test
    void urlOfMySqlIsTakenAsMySql() {
        MariaDbServer server = ServerChoice.mariaDb("jdbc:mysql://db.example/main?user=app&password=p");

        assertThat(server.kind()).isEqualTo(DatabaseKind.MYSQL);
        assertThat(server.description()).isEqualTo("MYSQL at jdbc:mysql://db.example/main");
    }

    @Test
    void urlOfAnUnknownProductIsRefused() {
        assertThatThrownBy(() -> ServerChoice.postgres("jdbc:oracle:thin:@x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not a JDBC URL of H2, PostgreSQL, MariaDB or MySQL");
    }

    @Test
    void userAndPasswordAreReadFromTheUrl() {
        DatabaseUrl url = DatabaseUrl.parse("jdbc:postgresql://h/main?user=app&password=se%26cret&ssl=true");

        assertThat(url.user()).contains("app");
        assertThat(url.password()).contains("se&cret");
        assertThat(url.to("other")).isEqualTo("jdbc:postgresql://h/other?ssl=true");
    }

    @Test
    void urlWithoutADatabaseIsRefusedWithoutEchoingItsPassword() {
        assertThatThrownBy(() -> DatabaseUrl.parse("jdbc:postgresql:main?password=secret"))
                .hasMessageContaining("not a URL like")
                .hasMessageNotContaining("secret");
    }
}
