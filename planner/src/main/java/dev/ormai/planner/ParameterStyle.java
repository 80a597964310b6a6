package dev.ormai.planner;

/** How a statement's text marks the values that are bound later. */
public enum ParameterStyle {
    /** No values are bound: a question mark is an operator character where the database has such operators. */
    NONE,
    /** JDBC: {@code ?} is a parameter; {@code ??} is the operator character. */
    JDBC,
    /** The PostgreSQL protocol: {@code $1}; a question mark is an operator character. */
    NUMBERED
}
