package dev.ormai.testkit;

import java.sql.SQLException;

/**
 * A running server in which tests make databases of their own. Closing a server that we started stops it and removes its data; closing
 * one that runs elsewhere does nothing.
 */
public sealed interface DatabaseServer extends AutoCloseable permits PostgresServer, MariaDbServer {
    DatabaseKind kind();

    /** What runs where and as whom, in one line. */
    String description();

    /** A new, empty database with a name nobody else has. */
    TestDatabase freshDatabase() throws SQLException;

    @Override
    void close();
}
