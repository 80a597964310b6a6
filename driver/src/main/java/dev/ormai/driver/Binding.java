package dev.ormai.driver;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Puts one value of the client's at a position of admitted SQL, counted from 1. */
@FunctionalInterface
interface Binding {
    void at(PreparedStatement statement, int position) throws SQLException;
}
