package dev.ormai.driver.writes;

import dev.ormai.testkit.DatabaseKind;

final class GeneratedKeysTest extends GeneratedKeysCases {
    GeneratedKeysTest() {
        super(DatabaseKind.H2);
    }
}
