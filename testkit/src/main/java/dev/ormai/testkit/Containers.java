package dev.ormai.testkit;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.mariadb.MariaDBContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The only class that names Testcontainers; {@link Docker} loads it when Testcontainers is there. */
final class Containers {
    private static final String POSTGRES_IMAGE = "postgres:17-alpine";
    private static final String MARIADB_IMAGE = "mariadb:11.4";

    private Containers() {}

    static boolean dockerAnswers() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    static PostgresServer postgres() {
        PostgreSQLContainer container = new PostgreSQLContainer(POSTGRES_IMAGE);
        container.start();
        return new PostgresServer(
                "PostgreSQL in Docker, image " + POSTGRES_IMAGE,
                DatabaseUrl.parse(container.getJdbcUrl()),
                container.getUsername(),
                container.getPassword(),
                container::stop);
    }

    /** Its root user, for others may not create databases. */
    static MariaDbServer mariaDb() {
        MariaDBContainer container = new MariaDBContainer(MARIADB_IMAGE);
        container.start();
        return new MariaDbServer(
                DatabaseKind.MARIADB,
                "MariaDB in Docker, image " + MARIADB_IMAGE,
                DatabaseUrl.parse(container.getJdbcUrl()),
                "root",
                container.getPassword(),
                container::stop);
    }
}
