package dev.ormai.planner.fence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.tree.ColumnType;
import java.sql.Types;
import org.junit.jupiter.api.Test;

final class FamilyTest {
    /** PostgreSQL has numeric(3, 400), whose values may be too small for a double. */
    @Test
    void aDecimalReachesAsFarFromItsPointAsItsScale() {
        assertThat(Family.of(numeric(12, 2), Dialect.POSTGRESQL)).isEqualTo(Family.DECIMAL);
        assertThat(Family.of(numeric(3, 400), Dialect.POSTGRESQL)).isEqualTo(Family.UNLIMITED_DECIMAL);
        assertThat(Family.digits(numeric(3, 200))).isEqualTo(200);
        assertThat(Family.digits(numeric(12, 2))).isEqualTo(12);
    }

    private static ColumnType numeric(int precision, int scale) {
        return new ColumnType(Types.NUMERIC, "numeric", precision, scale);
    }
}
