package dev.ormai.driver;

import java.util.concurrent.ThreadLocalRandom;

/** What passes between two attempts of one write. */
@FunctionalInterface
public interface Patience {
    /** How often a write is attempted. */
    int ATTEMPTS = 5;

    /**
     * Returns when the next attempt may begin.
     *
     * @param failures how many attempts failed so far, from 1
     * @throws InterruptedException if the caller is to give up
     */
    void after(int failures) throws InterruptedException;

    /** 10 ms doubled with each failure, and as much again by chance, so that two who got in each other's way part. */
    static Patience growing() {
        return failures -> {
            long millis = 10L << Math.min(failures, 8);
            Thread.sleep(millis + ThreadLocalRandom.current().nextLong(millis));
        };
    }
}
