package dev.ormai.planner.lex;

import java.util.Set;

/** The operators of MySQL and MariaDB. */
final class MySqlOperators {
    /** The server reads comparison characters greedily and loses one when the run is none of these, so only these pass. */
    private static final Set<String> COMPARISONS =
            Set.of("=", "<", ">", "!", "<=", ">=", "<>", "!=", "<=>", "<<", ">>");

    private static final int LONGEST = 3;

    private MySqlOperators() {}

    /** The operator that begins here, or an empty text. */
    static String at(Scanner scanner) {
        char c = scanner.here();
        char following = scanner.peek(1);
        return switch (c) {
            case '<', '>', '=', '!' -> comparison(scanner);
            case '&', '|' -> following == c ? (c == '&' ? "&&" : "||") : Characters.asString(c);
            case ':' -> following == '=' ? ":=" : "";
            case '-' -> following != '>' ? "-" : scanner.peek(2) == '>' ? "->>" : "->";
            case '+', '*', '/', '%', '^', '~' -> Characters.asString(c);
            default -> "";
        };
    }

    private static String comparison(Scanner scanner) {
        int end = 1;
        while (end <= LONGEST && "<>=!".indexOf(scanner.peek(end)) >= 0) {
            end++;
        }
        String run = scanner.sql.substring(scanner.at, scanner.at + end);
        if (!COMPARISONS.contains(run)) {
            throw scanner.syntax(
                    scanner.at, "the characters " + run + " are no operator", "put spaces between the operators");
        }
        return run;
    }
}
