package dev.ormai.driver;

import java.util.Optional;

/**
 * What a tool may write at this moment.
 *
 * @param approved the digest of the one statement that a person approved
 */
record OpenWrite(AskedWrite asked, Optional<String> approved) {}
