package dev.ormai.driver.approval;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A queue in a table of a PostgreSQL or H2 database: it outlives every process, and any number of them share it. Each call takes a
 * connection of its own, for people decide seldom. Whoever may write to that table can approve.
 */
public final class JdbcQueue implements ApprovalQueue {
    private static final String TABLE =
            """
            create table if not exists ormai_approvals (
              id varchar(64) primary key,
              status varchar(16) not null,
              statement_digest varchar(64) not null,
              state_digest varchar(64) not null,
              requester varchar(400),
              request text not null,
              requested_at bigint not null,
              expires_at bigint not null,
              decided_by varchar(400),
              decided_at bigint,
              decision_comment text,
              claimed_at bigint,
              ended_at bigint)""";
    private static final String COLUMNS = "id, status, request, requested_at, expires_at, decided_by, decided_at,"
            + " decision_comment, claimed_at, ended_at";

    private final String url;
    private final Clock clock;
    private final Duration expiry;

    private JdbcQueue(String url, Clock clock, Duration expiry) {
        this.url = url;
        this.clock = clock;
        this.expiry = expiry;
    }

    /**
     * Makes the table if it is not there.
     *
     * @param url of the store, with what it takes to connect
     * @param expiry after which a request is void, decided or not
     * @throws IllegalArgumentException for another kind of database
     */
    public static JdbcQueue open(String url, Clock clock, Duration expiry) throws SQLException {
        if (!url.startsWith("jdbc:postgresql:") && !url.startsWith("jdbc:h2:")) {
            // A URL may hold a password, so it is not repeated.
            throw new IllegalArgumentException("approvals are kept in a database of jdbc:postgresql: or jdbc:h2: only");
        }
        JdbcQueue queue = new JdbcQueue(url, clock, expiry);
        try (Connection connection = queue.connect();
                Statement statement = connection.createStatement()) {
            makeTable(statement);
        }
        return queue;
    }

    /** Two processes that start at once may both find no table, and PostgreSQL lets one of them fail. */
    private static void makeTable(Statement statement) throws SQLException {
        try {
            statement.execute(TABLE);
        } catch (SQLException e) {
            try {
                statement.execute("select count(*) from ormai_approvals");
            } catch (SQLException stillMissing) {
                e.addSuppressed(stillMissing);
                throw e;
            }
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url);
    }

    @Override
    public Approval submit(ApprovalRequest request) throws SQLException {
        Instant now = now();
        try (Connection connection = connect()) {
            Optional<Approval> same = same(connection, request, now);
            if (same.isPresent()) {
                return same.get();
            }
            Approval pending = Approval.pending(InMemoryQueue.newId(), request, now, now.plus(expiry));
            insert(connection, pending);
            return pending;
        }
    }

    private static Optional<Approval> same(Connection connection, ApprovalRequest request, Instant now)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select " + COLUMNS + " from ormai_approvals"
                + " where statement_digest = ? and state_digest = ? and status in ('pending', 'approved')"
                + " and expires_at > ? order by requested_at, id")) {
            select.setString(1, request.statementDigest());
            select.setString(2, request.stateDigest());
            select.setLong(3, now.toEpochMilli());
            return read(select).stream().findFirst();
        }
    }

    private static void insert(Connection connection, Approval pending) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into ormai_approvals (id, status,"
                + " statement_digest, state_digest, requester, request, requested_at, expires_at)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?)")) {
            ApprovalRequest request = pending.request();
            insert.setString(1, pending.id());
            insert.setString(2, pending.status().word());
            insert.setString(3, request.statementDigest());
            insert.setString(4, request.stateDigest());
            insert.setString(5, request.principal().user().orElse(null));
            insert.setString(6, RequestJson.write(request));
            insert.setLong(7, pending.requestedAt().toEpochMilli());
            insert.setLong(8, pending.expiresAt().toEpochMilli());
            insert.executeUpdate();
        }
    }

    @Override
    public Optional<Approval> find(String id) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement select =
                        connection.prepareStatement("select " + COLUMNS + " from ormai_approvals where id = ?")) {
            select.setString(1, id);
            return read(select).stream().findFirst();
        }
    }

    @Override
    public List<Approval> newest(int most) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement select = connection.prepareStatement(
                        "select " + COLUMNS + " from ormai_approvals order by requested_at desc, id")) {
            select.setMaxRows(most);
            return read(select);
        }
    }

    @Override
    public boolean decide(String id, boolean approved, String by, Optional<String> comment) throws SQLException {
        return swapped(
                "update ormai_approvals set status = ?, decided_by = ?, decided_at = ?, decision_comment = ?"
                        + " where id = ? and status = 'pending' and expires_at > ?",
                (approved ? ApprovalStatus.APPROVED : ApprovalStatus.REJECTED).word(),
                by,
                now().toEpochMilli(),
                comment.orElse(null),
                id,
                now().toEpochMilli());
    }

    @Override
    public boolean claim(String id, String statementDigest, String stateDigest) throws SQLException {
        return swapped(
                "update ormai_approvals set status = 'executing', claimed_at = ? where id = ? and status = 'approved'"
                        + " and statement_digest = ? and state_digest = ? and expires_at > ?",
                now().toEpochMilli(),
                id,
                statementDigest,
                stateDigest,
                now().toEpochMilli());
    }

    @Override
    public boolean end(String id, boolean applied) throws SQLException {
        return swapped(
                "update ormai_approvals set status = ?, ended_at = ? where id = ? and status = 'executing'",
                (applied ? ApprovalStatus.EXECUTED : ApprovalStatus.FAILED).word(),
                now().toEpochMilli(),
                id);
    }

    /** Whether exactly one row was as expected; the database asks and writes at once. */
    private boolean swapped(String sql, @Nullable Object... values) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                update.setObject(i + 1, values[i]);
            }
            return update.executeUpdate() == 1;
        }
    }

    private static List<Approval> read(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            List<Approval> approvals = new ArrayList<>();
            while (row.next()) {
                approvals.add(new Approval(
                        row.getString(1),
                        RequestJson.read(row.getString(3)),
                        status(row.getString(2)),
                        Instant.ofEpochMilli(row.getLong(4)),
                        Instant.ofEpochMilli(row.getLong(5)),
                        Optional.ofNullable(row.getString(6)),
                        moment(row, 7),
                        Optional.ofNullable(row.getString(8)),
                        moment(row, 9),
                        moment(row, 10)));
            }
            return approvals;
        }
    }

    private static ApprovalStatus status(String word) throws SQLException {
        return ApprovalStatus.of(word)
                .orElseThrow(
                        () -> new SQLException("the store of approvals holds a status that is not known: " + word));
    }

    private static Optional<Instant> moment(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    /** A URL may hold a password. */
    @Override
    public String toString() {
        return "JdbcQueue[" + url.replaceAll("[?;].*", "…") + "]";
    }
}
