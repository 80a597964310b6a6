package dev.ormai.planner.tree.session;

/**
 * <code>show time zone</code>: a row with one text.
 *
 * @param name as the client wrote it, lower case
 */
public record ShowSetting(String name) implements SessionStatement {}
