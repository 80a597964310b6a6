package dev.ormai.driver.writes;

import dev.ormai.testkit.DatabaseKind;

final class GeneratedKeysIT extends GeneratedKeysCases {
    GeneratedKeysIT() {
        super(DatabaseKind.POSTGRESQL);
    }
}
