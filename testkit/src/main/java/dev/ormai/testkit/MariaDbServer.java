package dev.ormai.testkit;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A MariaDB server: one that we start from this machine's programs or the class path's, one in Docker, or one elsewhere, MySQL too. */
public final class MariaDbServer implements DatabaseServer {
    private static final String USER = "ormai";

    private static final List<String> SETTINGS = List.of(
            "--bind-address=127.0.0.1",
            "--skip-name-resolve",
            "--skip-ssl",
            "--character-set-server=utf8mb4",
            "--collation-server=utf8mb4_general_ci",
            "--default-time-zone=+00:00",
            "--innodb-buffer-pool-size=64M",
            "--innodb-flush-log-at-trx-commit=0",
            "--innodb-doublewrite=0",
            "--skip-log-bin",
            "--max-connections=200");

    private final DatabaseKind kind;
    private final String description;
    private final DatabaseUrl url;
    private final String user;
    private final String password;
    private final Runnable stop;

    MariaDbServer(DatabaseKind kind, String description, DatabaseUrl url, String user, String password, Runnable stop) {
        this.kind = requireNonNull(kind, "kind");
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
     * @throws IllegalStateException if neither this machine nor the class path has the programs
     */
    public static MariaDbServer start() {
        try {
            return start(MariaDbPrograms.find().orElseThrow(MariaDbServer::noPrograms));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start MariaDB", e);
        }
    }

    private static IllegalStateException noPrograms() {
        return new IllegalStateException(
                "MariaDB is not on the class path: run with -Pmariadb, install mariadb-server, or give a server by -D%s=jdbc:mariadb://host:3306/mysql?user=u&password=p"
                        .formatted(Databases.PROPERTY));
    }

    static MariaDbServer start(MariaDbPrograms programs) throws IOException {
        return FreePort.attempt(port -> start(programs, port));
    }

    private static MariaDbServer start(MariaDbPrograms programs, int port) throws IOException {
        ServerUser serverUser = ServerUser.current();
        Path directory = serverUser.newDirectory("ormai-mariadb");
        String password = RandomName.secret();
        initialize(serverUser, programs, directory, password);
        List<String> command = new ArrayList<>(List.of(
                programs.server().toString(),
                "--no-defaults",
                "--basedir=" + programs.base(),
                "--datadir=" + directory + "/data",
                "--tmpdir=" + directory,
                // Relative to the data directory, for a socket's path has at most 107 bytes.
                "--socket=s",
                "--pid-file=" + directory + "/pid",
                "--init-file=" + directory + "/users.sql",
                "--port=" + port));
        command.addAll(SETTINGS);
        ServerProcess process = ServerProcess.start(serverUser, directory, command, "TERM", "ready for connections");
        return new MariaDbServer(
                DatabaseKind.MARIADB,
                "MariaDB embedded from %s, port %s, run by %s".formatted(programs.server(), port, serverUser.name()),
                DatabaseUrl.parse("jdbc:mariadb://127.0.0.1:" + port + "/mysql"),
                USER,
                password,
                process::close);
    }

    /** The server's own root user can come in by the socket only, which lies in a directory that is closed to others. */
    private static void initialize(ServerUser user, MariaDbPrograms programs, Path directory, String password)
            throws IOException {
        // A statement a line.
        String users =
                "create user '%s'@'127.0.0.1' identified by '%s';%ngrant all on *.* to '%s'@'127.0.0.1' with grant option;%n"
                        .formatted(USER, password, USER);
        String script = "umask 077; printf %s \"$1\" > \"$2/users.sql\"; shift 2; exec \"$@\"";
        Command.output(user.command(List.of(
                "sh",
                "-c",
                script,
                "sh",
                users,
                directory.toString(),
                programs.install().toString(),
                "--no-defaults",
                "--basedir=" + programs.base(),
                "--datadir=" + directory + "/data",
                "--tmpdir=" + directory,
                "--auth-root-authentication-method=socket",
                "--skip-test-db",
                "--skip-name-resolve")));
    }

    /**
     * A MariaDB or MySQL server that runs elsewhere; its user must be allowed to create databases.
     *
     * @param jdbcUrl such as {@code jdbc:mariadb://host:3306/mysql?user=u&password=p}; the driver for it must be on the class path
     */
    public static MariaDbServer at(String jdbcUrl) {
        DatabaseUrl url = DatabaseUrl.parse(jdbcUrl);
        DatabaseKind kind = DatabaseKind.ofUrl(jdbcUrl);
        return new MariaDbServer(
                kind,
                kind + " at " + url,
                url,
                url.user().orElse("root"),
                url.password().orElse(""),
                () -> {});
    }

    @Override
    public DatabaseKind kind() {
        return kind;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public TestDatabase freshDatabase() throws SQLException {
        String name = RandomName.database();
        administer("create database " + name + " character set utf8mb4 collate utf8mb4_general_ci");
        return new TestDatabase(
                kind, url.to(name), user, password, () -> administer("drop database if exists " + name));
    }

    private void administer(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url.to(url.database()), user, password);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        stop.run();
    }
}
