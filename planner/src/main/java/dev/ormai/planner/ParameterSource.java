package dev.ormai.planner;

import dev.ormai.planner.tree.PolicyValue;

/** Where the value of a {@code ?} in admitted SQL comes from. */
public sealed interface ParameterSource {
    /** The client's parameter with this number, counted from 1. */
    record Client(int index) implements ParameterSource {}

    /**
     * The statement's own free literal with this number, counted from 0. Only in a text that all statements of a shape share, and
     * in no tree.
     */
    record Literal(int number) implements ParameterSource {}

    /** The policy. */
    record Policy(PolicyValue value) implements ParameterSource {}
}
