package dev.ormai.testkit;

import java.sql.SQLException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Fresh databases for tests, the demo and benchmarks. Each product's server is started once for this JVM, when it is first asked for, and
 * ends with the JVM. The system property {@value #PROPERTY} says which server to take: {@code auto} (the default: embedded if its programs
 * are there, else Docker), {@code embedded}, {@code docker}, or the JDBC URL of a running server, with {@code user} and {@code password}
 * as parameters. A URL counts for its own product; the others are taken as by {@code auto}. One line on the error output tells what was taken.
 */
public final class Databases {
    /** The system property that says where databases come from. */
    public static final String PROPERTY = "ormai.test.db";

    private static final Shared<PostgresServer> POSTGRES =
            new Shared<>(() -> ServerChoice.postgres(ServerChoice.setting()));
    private static final Shared<MariaDbServer> MARIADB =
            new Shared<>(() -> ServerChoice.mariaDb(ServerChoice.setting()));

    private Databases() {}

    /** An empty database of a product. MYSQL exists only where {@value #PROPERTY} names such a server. */
    public static TestDatabase fresh(DatabaseKind kind) throws SQLException {
        return switch (kind) {
            case H2 -> h2();
            case POSTGRESQL -> postgres();
            case MARIADB, MYSQL -> {
                MariaDbServer server = mariaDbServer();
                if (server.kind() != kind) {
                    throw new IllegalStateException("%s is wanted, but there is %s: give a server by -D%s=<JDBC URL>"
                            .formatted(kind, server.description(), PROPERTY));
                }
                yield server.freshDatabase();
            }
        };
    }

    /** An empty H2 database in memory. */
    public static TestDatabase h2() {
        return H2.freshDatabase();
    }

    /** An empty PostgreSQL database on this JVM's server. */
    public static TestDatabase postgres() throws SQLException {
        return postgresServer().freshDatabase();
    }

    /** An empty MariaDB database on this JVM's server. */
    public static TestDatabase mariaDb() throws SQLException {
        return fresh(DatabaseKind.MARIADB);
    }

    /** This JVM's PostgreSQL server. */
    public static PostgresServer postgresServer() {
        return POSTGRES.get();
    }

    /** This JVM's MariaDB server, or the MySQL server that {@value #PROPERTY} names. */
    public static MariaDbServer mariaDbServer() {
        return MARIADB.get();
    }

    /** One server for all threads of this JVM, started when first asked for; if that fails, the next asks again. */
    private static final class Shared<S extends DatabaseServer> {
        private final Supplier<S> start;
        private @Nullable S server;

        Shared(Supplier<S> start) {
            this.start = start;
        }

        synchronized S get() {
            if (server == null) {
                server = start.get();
                System.err.println("testkit: " + server.description());
            }
            return server;
        }
    }
}
