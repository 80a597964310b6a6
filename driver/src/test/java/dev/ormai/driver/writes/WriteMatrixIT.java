package dev.ormai.driver.writes;

import dev.ormai.testkit.DatabaseKind;
import java.io.IOException;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class WriteMatrixIT {
    @TestFactory
    Stream<DynamicTest> everyCellIsRightOrRefused() throws SQLException, IOException {
        WriteMatrix matrix = WriteMatrix.on(DatabaseKind.POSTGRESQL);
        return matrix.tests().onClose(() -> close(matrix));
    }

    private static void close(WriteMatrix matrix) {
        try {
            matrix.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
