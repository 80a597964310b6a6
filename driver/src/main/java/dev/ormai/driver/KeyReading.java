package dev.ormai.driver;

import dev.ormai.planner.ResultColumns;
import java.sql.SQLException;

/** Reads what a write gives as its keys: the write itself has ended, and its record with it. */
record KeyReading(Results write) implements Reading {
    @Override
    public void ended(long rows) {
        // The rows are those that were written, and these are recorded.
    }

    @Override
    public void closed() {
        // The statement's results are another matter.
    }

    @Override
    public ResultColumns columns() {
        return write.columns();
    }

    @Override
    public SQLException failed(SQLException failure) {
        return write.failed(failure);
    }
}
