package dev.ormai.policy.file;

/** Where something stands in a file: line and column from 1. */
record Place(int line, int column) {
    static final Place START = new Place(1, 1);
}
