package dev.ormai.driver;

/**
 * How often statements found their plan, since the data source was made.
 *
 * @param sameText the very text was known
 * @param sameShape only literals differed from a known text
 * @param planned a plan had to be made, or a refusal
 */
public record PlanStatistics(long sameText, long sameShape, long planned) {}
