package dev.ormai.driver.writes;

import dev.ormai.testkit.DatabaseKind;

final class BatchTest extends BatchCases {
    BatchTest() {
        super(DatabaseKind.H2);
    }
}
