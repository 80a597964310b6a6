package dev.ormai.planner.tree.session;

/** A statement about the session itself: it changes the session, or shows a setting of it. */
public sealed interface SessionStatement permits SessionChange, ShowSetting {}
