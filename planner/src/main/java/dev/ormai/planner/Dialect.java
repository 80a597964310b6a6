package dev.ormai.planner;

/** The SQL a database speaks. */
public enum Dialect {
    POSTGRESQL,
    /** MariaDB as well. */
    MYSQL,
    H2
}
