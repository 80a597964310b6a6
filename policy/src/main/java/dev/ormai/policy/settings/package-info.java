/** What a policy says, before overlays are merged and defaults are filled in: empty means not said. */
@NullMarked
package dev.ormai.policy.settings;

import org.jspecify.annotations.NullMarked;
