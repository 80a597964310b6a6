package dev.ormai.driver;

import dev.ormai.driver.catalog.CatalogReader;
import dev.ormai.planner.Dialect;
import dev.ormai.planner.catalog.Catalog;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The tables of one database as one user sees them, shared by all connections of that user. Thread-safe. */
final class SharedCatalog {
    /** A connection that is opened later than this after the last reading reads again. */
    static final Duration STALE = Duration.ofSeconds(60);

    /** A statement over something unknown reads again, but no more often than this. */
    static final Duration SOONEST = Duration.ofSeconds(5);

    private final Dialect dialect;
    private volatile @Nullable Reading last;

    private record Reading(Catalog catalog, long nanos) {
        boolean youngerThan(Duration age) {
            return System.nanoTime() - nanos < age.toNanos();
        }
    }

    SharedCatalog(Dialect dialect) {
        this.dialect = dialect;
    }

    /** The catalog, no older than the age; the same object as long as nothing changed. */
    synchronized Catalog noOlderThan(Duration age, Connection raw) throws SQLException {
        Reading known = last;
        if (known != null && known.youngerThan(age)) {
            return known.catalog();
        }
        Catalog read = CatalogReader.read(raw, dialect);
        boolean same = known != null && known.catalog().version().equals(read.version());
        Catalog catalog = same && known != null ? known.catalog() : read;
        last = new Reading(catalog, System.nanoTime());
        return catalog;
    }

    /** What was read last. */
    Catalog current() {
        Reading known = last;
        if (known == null) {
            throw new IllegalStateException("no connection has read the catalog yet");
        }
        return known.catalog();
    }
}
