package dev.ormai.benchmarks;

import dev.ormai.testkit.DatabaseKind;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * What every question to the driver needs: a shop on PostgreSQL and a connection for each way, the same ones in each question.
 *
 * @param again a second one of the first kind: how far two equal things are apart in this run
 */
record Connections(Shops shops, Connection raw, Connection again, Connection guarded) implements AutoCloseable {
    /** @param customers how many customers the tenant has */
    static Connections open(long customers) throws SQLException {
        Shops shops = Shops.open(DatabaseKind.POSTGRESQL, "app", customers);
        return new Connections(shops, shops.raw(), shops.raw(), shops.guarded());
    }

    @Override
    public void close() throws SQLException {
        raw.close();
        again.close();
        guarded.close();
        shops.close();
    }
}
