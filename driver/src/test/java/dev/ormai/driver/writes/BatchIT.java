package dev.ormai.driver.writes;

import dev.ormai.testkit.DatabaseKind;

final class BatchIT extends BatchCases {
    BatchIT() {
        super(DatabaseKind.POSTGRESQL);
    }
}
