package dev.ormai.driver;

import dev.ormai.planner.Dialect;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Locale;

/** The products we guard. */
enum Database {
    POSTGRESQL(Dialect.POSTGRESQL),
    MYSQL(Dialect.MYSQL),
    MARIADB(Dialect.MYSQL),
    H2(Dialect.H2);

    private final Dialect dialect;

    Database(Dialect dialect) {
        this.dialect = dialect;
    }

    Dialect dialect() {
        return dialect;
    }

    /**
     * @param rest a JDBC URL behind {@code jdbc:}
     * @throws SQLException for a product that is not guarded
     */
    static Database ofUrl(String rest) throws SQLException {
        String product = rest.substring(0, Math.max(0, rest.indexOf(':'))).toLowerCase(Locale.ROOT);
        return switch (product) {
            case "postgresql" -> POSTGRESQL;
            case "mysql" -> MYSQL;
            case "mariadb" -> MARIADB;
            case "h2" -> H2;
            default ->
                throw Refusals.notSupported(
                        "database '" + product + "' is not supported", "use postgresql, mysql, mariadb or h2");
        };
    }

    /** MySQL's driver calls MariaDB MySQL; only the version tells. */
    static Database of(DatabaseMetaData metaData) throws SQLException {
        String product = metaData.getDatabaseProductName().toLowerCase(Locale.ROOT);
        String version = metaData.getDatabaseProductVersion().toLowerCase(Locale.ROOT);
        if (product.contains("mariadb") || version.contains("mariadb")) {
            return MARIADB;
        }
        return switch (product) {
            case "postgresql" -> POSTGRESQL;
            case "mysql" -> MYSQL;
            case "h2" -> H2;
            default ->
                throw Refusals.notSupported(
                        "database '" + product + "' is not supported", "use PostgreSQL, MySQL, MariaDB or H2");
        };
    }
}
