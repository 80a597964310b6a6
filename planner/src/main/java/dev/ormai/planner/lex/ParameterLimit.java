package dev.ormai.planner.lex;

/** The numbers that a parameter can have. */
final class ParameterLimit {
    /** PostgreSQL counts parameters in 16 bits. */
    static final int MAX = 65_535;

    private ParameterLimit() {}

    static String text(Scanner scanner, int start, int number) {
        if (number < 1 || number > MAX) {
            throw scanner.syntax(
                    start, "a parameter number outside 1 to " + MAX, "number the parameters from 1 without gaps");
        }
        return Integer.toString(number);
    }
}
