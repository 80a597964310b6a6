package dev.ormai.testkit;

/** The database products that tests run on; each has its own SQL. */
public enum DatabaseKind {
    H2,
    POSTGRESQL,
    MARIADB,
    MYSQL;

    /**
     * The product that a JDBC URL belongs to.
     *
     * @throws IllegalArgumentException for any other URL
     */
    public static DatabaseKind ofUrl(String jdbcUrl) {
        if (jdbcUrl.startsWith("jdbc:h2:")) {
            return H2;
        }
        if (jdbcUrl.startsWith("jdbc:postgresql:")) {
            return POSTGRESQL;
        }
        if (jdbcUrl.startsWith("jdbc:mariadb:")) {
            return MARIADB;
        }
        if (jdbcUrl.startsWith("jdbc:mysql:")) {
            return MYSQL;
        }
        throw new IllegalArgumentException(
                "not a JDBC URL of H2, PostgreSQL, MariaDB or MySQL: " + jdbcUrl.replaceAll("\\?.*", "?…"));
    }

    /** True for MariaDB and MySQL, which share one script of the sample shop. */
    public boolean isMySqlFamily() {
        return this == MARIADB || this == MYSQL;
    }
}
