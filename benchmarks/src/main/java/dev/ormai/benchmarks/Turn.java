package dev.ormai.benchmarks;

/**
 * What one run of a way took in one turn.
 *
 * @param nanos on the clock, the median of the turn's runs: one that had to wait for another program does not count
 * @param processorNanos of the client's thread, on average; waiting is not in it
 * @param bytes allocated by the client's thread, on average
 */
record Turn(double nanos, double processorNanos, double bytes) {}
