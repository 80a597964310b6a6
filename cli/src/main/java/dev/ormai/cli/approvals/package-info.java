/** The commands by which people decide about writes that agents asked for. */
@NullMarked
package dev.ormai.cli.approvals;

import org.jspecify.annotations.NullMarked;
