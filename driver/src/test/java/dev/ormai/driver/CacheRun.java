package dev.ormai.driver;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.ormai.planner.SqlPlanner;
import dev.ormai.policy.Principal;
import dev.ormai.testkit.DatabaseKind;
import dev.ormai.testkit.Databases;
import dev.ormai.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Many threads on one pool ask the same few texts as principals of several tenants and classes, in two schemas, with statements kept over
 * changes of the policy and the tables. Each answer is held against what the policy in force at that moment gives this principal.
 */
final class CacheRun implements AutoCloseable {
    private static final int THREADS = 4;
    private static final int KEPT = 6;
    private static final Pattern CELL = Pattern.compile("(one|two)-(acme|globex|initech)-(name|email|note)-\\d+");
    private static final List<String> TEXTS = List.of(
            "select name from customers where id < ?",
            "select * from customers where id < ?",
            "select email from customers where id < ?",
            "select note from customers where id < ?",
            "select c.name, d.email from customers c join customers d on c.id = d.id where c.id < ?");

    private final long seed;
    private final TestDatabase database;
    private final CacheTables tables;
    private final CacheWorld world;
    private final HikariDataSource pool;
    private final ConcurrentLinkedQueue<String> violations = new ConcurrentLinkedQueue<>();
    private final AtomicInteger answers = new AtomicInteger();
    private final AtomicInteger refusals = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();

    CacheRun(DatabaseKind kind, SqlPlanner planner, long seed) throws SQLException {
        this.seed = seed;
        database = Databases.fresh(kind);
        tables = new CacheTables(database);
        world = new CacheWorld(kind, planner);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.jdbcUrl());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(THREADS);
        pool = new HikariDataSource(config);
    }

    /** Ends at the first violation. */
    Optional<String> run(Duration time) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS + 1);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                Random random = new Random(seed + thread);
                running.add(threads.submit(until(end, () -> ask(random))));
            }
            Random random = new Random(seed - 1);
            running.add(threads.submit(until(end, () -> change(random))));
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
        return Optional.ofNullable(violations.peek());
    }

    private Callable<Boolean> until(long end, Callable<Boolean> step) {
        return () -> {
            while (System.nanoTime() < end && violations.isEmpty()) {
                step.call();
            }
            return true;
        };
    }

    /** The policy often, the tables seldom; then everybody asks for a while. */
    private boolean change(Random random) throws Exception {
        int before = answers.get() + refusals.get() + failures.get();
        world.lock.writeLock().lock();
        try (Connection raw = database.connect()) {
            world.setVersion(random.nextInt(CacheWorld.EMAIL.size()));
            if (random.nextInt(4) == 0) {
                tables.change(random);
            }
            if (random.nextInt(3) == 0) {
                world.readCatalog(raw);
            }
        } finally {
            world.lock.writeLock().unlock();
        }
        while (violations.isEmpty() && answers.get() + refusals.get() + failures.get() < before + 40) {
            Thread.onSpinWait();
            if (Thread.currentThread().isInterrupted()) {
                return false;
            }
        }
        return true;
    }

    /** A statement that one connection keeps, and the schema in which it was prepared. */
    private record Kept(PreparedStatement statement, String sql, String schema) {}

    private boolean ask(Random random) throws Exception {
        try (Connection connection = world.guarded(pool.getConnection())) {
            List<Kept> kept = new ArrayList<>();
            String schema = move(connection, random);
            for (int step = 0; step < 30 && violations.isEmpty(); step++) {
                if (random.nextInt(6) == 0) {
                    kept.clear();
                    schema = move(connection, random);
                }
                Principal principal = principal(random);
                String here = schema;
                world.lock.readLock().lock();
                try {
                    PrincipalScope.call(principal, () -> one(connection, here, kept, principal, random));
                } finally {
                    world.lock.readLock().unlock();
                }
            }
        }
        return true;
    }

    private static Principal principal(Random random) {
        String tenant = CacheTables.TENANTS.get(random.nextInt(CacheTables.TENANTS.size()));
        return random.nextBoolean() ? Principal.of(tenant, "u") : Principal.of(tenant, "u", "auditor");
    }

    private String move(Connection connection, Random random) throws SQLException {
        String schema = CacheTables.SCHEMAS.get(random.nextInt(CacheTables.SCHEMAS.size()));
        world.lock.readLock().lock();
        try {
            connection.setSchema(tables.kind() == DatabaseKind.H2 ? schema.toUpperCase(Locale.ROOT) : schema);
        } finally {
            world.lock.readLock().unlock();
        }
        return schema;
    }

    private boolean one(Connection connection, String schema, List<Kept> kept, Principal principal, Random random) {
        String sql = TEXTS.get(random.nextInt(TEXTS.size()));
        String asked = sql + " as " + principal + " in " + schema + " under version " + world.version();
        try {
            Kept known = kept.isEmpty() || kept.size() < KEPT && random.nextBoolean()
                    ? new Kept(connection.prepareStatement(sql), sql, schema)
                    : kept.get(random.nextInt(kept.size()));
            if (!kept.contains(known)) {
                kept.add(known);
            }
            asked = known.sql() + " as " + principal + " in " + schema + " under version " + world.version();
            known.statement().setInt(1, 1_000);
            try (ResultSet rows = known.statement().executeQuery()) {
                check(rows, known, principal, asked);
            }
            answers.incrementAndGet();
        } catch (OrmAiSqlException e) {
            refusals.incrementAndGet();
            if (mayAsk(asked, principal) && !e.error().code().name().equals("MODEL_NOT_ALLOWED")) {
                violations.add("refused: " + asked + ": " + e.getMessage());
            }
        } catch (SQLException e) {
            failures.incrementAndGet();
            if (CELL.matcher(String.valueOf(e.getMessage())).find()) {
                violations.add("error: " + asked + ": " + e.getMessage());
            }
        }
        return true;
    }

    private boolean mayAsk(String sql, Principal principal) {
        boolean email = sql.contains("email from") && world.version() == 2;
        boolean note = sql.startsWith("select note") && principal.roles().isEmpty();
        return !email && !note;
    }

    private void check(ResultSet rows, Kept asked, Principal principal, String story) throws SQLException {
        if (!mayAsk(asked.sql(), principal)) {
            violations.add("answered: " + story);
        }
        int columns = rows.getMetaData().getColumnCount();
        int count = 0;
        while (rows.next()) {
            count++;
            for (int column = 1; column <= columns; column++) {
                String label = rows.getMetaData().getColumnLabel(column).toLowerCase(Locale.ROOT);
                checkCell(label, rows.getString(column), asked.schema(), principal, story);
            }
        }
        if (count != CacheTables.ROWS) {
            violations.add(count + " rows: " + story);
        }
    }

    private void checkCell(String label, String value, String schema, Principal principal, String story) {
        if (label.equals("email") && (value != null) != (world.version() == 1)) {
            violations.add("e-mail " + value + ": " + story);
        }
        if (label.equals("note") && principal.roles().isEmpty()) {
            violations.add("note " + value + ": " + story);
        }
        Matcher cell = CELL.matcher(String.valueOf(value));
        if (cell.matches()) {
            boolean own = cell.group(1).equals(schema)
                    && cell.group(2).equals(principal.tenant().orElse(""))
                    && cell.group(3).equals(label);
            if (!own) {
                violations.add("cell " + value + " as " + label + ": " + story);
            }
        }
    }

    /** How much was asked, for the log of the run. */
    @Override
    public String toString() {
        return "seed " + seed + ": " + answers + " answers, " + refusals + " refusals, " + failures + " failures";
    }

    int answered() {
        return answers.get();
    }

    @Override
    public void close() throws SQLException {
        pool.close();
        database.close();
    }
}
