package dev.ormai.policy;

import java.util.List;

/**
 * Globs over column names: the built-in lists and what the file adds.
 *
 * @param masked what becomes of a column on the mask list: masked, or denied under a profile that denies
 */
public record ColumnPatterns(List<String> deny, List<String> mask, FieldRule masked) {
    public ColumnPatterns {
        deny = List.copyOf(deny);
        mask = List.copyOf(mask);
    }
}
