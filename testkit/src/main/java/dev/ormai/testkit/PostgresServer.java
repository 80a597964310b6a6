package dev.ormai.testkit;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL server: one that we start from the binaries on the class path, one in Docker, or one that runs elsewhere. */
public final class PostgresServer implements DatabaseServer {
    private static final String SUPERUSER = "postgres";

    /** Durability costs time and is worth nothing to data that ends with the process. */
    private static final List<String> SETTINGS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "fsync=off",
            "synchronous_commit=off",
            "full_page_writes=off",
            "wal_level=minimal",
            "max_wal_senders=0",
            "max_connections=200",
            "max_prepared_transactions=20",
            "timezone=UTC",
            "log_timezone=UTC",
            "log_min_messages=warning",
            "log_statement=none");

    private final String description;
    private final DatabaseUrl url;
    private final String user;
    private final String password;
    private final Runnable stop;

    PostgresServer(String description, DatabaseUrl url, String user, String password, Runnable stop) {
        this.description = requireNonNull(description, "description");
        this.url = requireNonNull(url, "url");
        this.user = requireNonNull(user, "user");
        this.password = requireNonNull(password, "password");
        this.stop = requireNonNull(stop, "stop");
    }

    /**
     * Starts a server of our own on a free port of the loopback address; as root, under the user {@code nobody}. It ends with this JVM,
     * however that ends.
     *
     * @throws IllegalStateException if the class path holds no binaries for this platform
     */
    public static PostgresServer start() {
        PostgresBinaries binaries = PostgresBinaries.onClassPath()
                .orElseThrow(() -> new IllegalStateException(
                        "no PostgreSQL binaries for %s on %s are on the class path: give a server by -D%s=jdbc:postgresql://host:5432/postgres?user=u&password=p"
                                .formatted(
                                        System.getProperty("os.name"),
                                        System.getProperty("os.arch"),
                                        Databases.PROPERTY)));
        try {
            Path directory = binaries.directory();
            return FreePort.attempt(port -> start(directory, port));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start PostgreSQL", e);
        }
    }

    private static PostgresServer start(Path binaries, int port) throws IOException {
        ServerUser user = ServerUser.current();
        Path directory = user.newDirectory("ormai-postgres");
        String password = RandomName.secret();
        initialize(user, binaries, directory, password);
        List<String> command = new ArrayList<>(List.of(
                binaries.resolve("bin/postgres").toString(), "-D", directory + "/data", "-p", String.valueOf(port)));
        SETTINGS.forEach(setting -> command.addAll(List.of("-c", setting)));
        ServerProcess process =
                ServerProcess.start(user, directory, command, "INT", "database system is ready to accept connections");
        DatabaseUrl url = DatabaseUrl.parse("jdbc:postgresql://127.0.0.1:" + port + "/postgres");
        return new PostgresServer(
                "PostgreSQL embedded, port %s, run by %s".formatted(port, user.name()),
                url,
                SUPERUSER,
                password,
                process::close);
    }

    /** The built-in Unicode locale makes case and order the same on every machine. The password guards against other users of the machine. */
    private static void initialize(ServerUser user, Path binaries, Path directory, String password) throws IOException {
        String script = "umask 077; printf %s \"$1\" > \"$2/password\"; shift 2; exec \"$@\"";
        Command.output(user.command(List.of(
                "sh",
                "-c",
                script,
                "sh",
                password,
                directory.toString(),
                binaries.resolve("bin/initdb").toString(),
                "--pgdata=" + directory + "/data",
                "--username=" + SUPERUSER,
                "--pwfile=" + directory + "/password",
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--set=scram_iterations=1",
                "--no-sync",
                "--no-instructions")));
    }

    /**
     * A server that runs elsewhere; its user must be allowed to create databases.
     *
     * @param jdbcUrl such as {@code jdbc:postgresql://host:5432/postgres?user=u&password=p}
     */
    public static PostgresServer at(String jdbcUrl) {
        DatabaseUrl url = DatabaseUrl.parse(jdbcUrl);
        return new PostgresServer(
                "PostgreSQL at " + url,
                url,
                url.user().orElse(SUPERUSER),
                url.password().orElse(""),
                () -> {});
    }

    @Override
    public DatabaseKind kind() {
        return DatabaseKind.POSTGRESQL;
    }

    @Override
    public String description() {
        return description;
    }

    /** Takes about as long as a query: the server copies its empty template. */
    @Override
    public TestDatabase freshDatabase() throws SQLException {
        return create("template1");
    }

    /**
     * A new database with all that another one holds, in about the time of an empty one. Nobody may be connected to the other meanwhile.
     */
    public TestDatabase copyOf(TestDatabase template) throws SQLException {
        return create(DatabaseUrl.parse(template.jdbcUrl()).database());
    }

    private TestDatabase create(String template) throws SQLException {
        String name = RandomName.database();
        administer("create database " + name + " template \"" + template + "\"");
        return new TestDatabase(
                kind(),
                url.to(name),
                user,
                password,
                () -> administer("drop database if exists " + name + " with (force)"));
    }

    private void administer(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url.to(url.database()), user, password);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** What the server says of itself, such as {@code 17.11}. */
    public String version() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url.to(url.database()), user, password);
                Statement statement = connection.createStatement();
                ResultSet resultSet = statement.executeQuery("show server_version")) {
            resultSet.next();
            return resultSet.getString(1);
        }
    }

    @Override
    public void close() {
        stop.run();
    }
}
