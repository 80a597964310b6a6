/** The policy file: read whole or refused whole, and followed when it changes. */
@NullMarked
package dev.ormai.policy.file;

import org.jspecify.annotations.NullMarked;
