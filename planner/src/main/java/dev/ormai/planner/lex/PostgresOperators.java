package dev.ormai.planner.lex;

import dev.ormai.planner.ParameterStyle;

/** PostgreSQL's operators: the longest run of operator characters, less a comment's beginning and, mostly, trailing signs. */
final class PostgresOperators {
    private static final int MAX_BYTES = 63;

    /** A longer run could be many operators with signs, each of which looks at the whole rest: time would be quadratic. */
    private static final int MAX_RUN = 200;

    private final PostgresScanner scanner;

    PostgresOperators(PostgresScanner scanner) {
        this.scanner = scanner;
    }

    static boolean isOperatorCharacter(char c) {
        return switch (c) {
            case '~', '!', '@', '#', '^', '&', '|', '`', '?', '+', '-', '*', '/', '%', '<', '>', '=' -> true;
            default -> false;
        };
    }

    /** Whether an operator with this character may end in a sign. */
    private static boolean allowsTrailingSign(char c) {
        return switch (c) {
            case '~', '!', '@', '#', '^', '&', '|', '`', '?', '%' -> true;
            default -> false;
        };
    }

    /** Reads the operator, or the parameter, that begins here. */
    void read() {
        int start = scanner.at;
        if (isParameter(0)) {
            scanner.questionMark();
            return;
        }
        int end = 0;
        boolean doubled = false;
        boolean signAllowed = false;
        while (isOperatorCharacter(scanner.peek(end)) && !isParameter(end) && !beginsComment(end)) {
            char c = scanner.peek(end);
            if (c == '?' && scanner.peek(end + 1) == '?' && scanner.parameters != ParameterStyle.NUMBERED) {
                doubled = true;
                end++;
            }
            signAllowed |= allowsTrailingSign(c);
            end++;
            if (end > MAX_RUN) {
                throw scanner.unsupported(
                        start,
                        "more than " + MAX_RUN + " operator characters together",
                        "put spaces between operators");
            }
        }
        while (!signAllowed && end > 1 && isSign(scanner.peek(end - 1))) {
            end--;
        }
        scanner.at = start + end;
        String text =
                end == 1 ? Characters.asString(scanner.sql.charAt(start)) : scanner.sql.substring(start, scanner.at);
        add(doubled ? text.replace("??", "?") : text, start);
    }

    private void add(String text, int start) {
        if (text.length() > MAX_BYTES) {
            throw scanner.syntax(start, "an operator of more than " + MAX_BYTES + " characters", "use a shorter one");
        }
        if (scanner.parameters == ParameterStyle.NONE && text.contains("??")) {
            throw scanner.unsupported(
                    start, "the operator " + text + " in a statement without parameters", "prepare the statement");
        }
        scanner.add(TokenKind.OPERATOR, text, start);
    }

    private boolean isParameter(int ahead) {
        return scanner.parameters == ParameterStyle.JDBC
                && scanner.peek(ahead) == '?'
                && scanner.peek(ahead + 1) != '?';
    }

    private boolean beginsComment(int ahead) {
        char c = scanner.peek(ahead);
        char following = scanner.peek(ahead + 1);
        return (c == '-' && following == '-') || (c == '/' && following == '*');
    }

    private static boolean isSign(char c) {
        return c == '+' || c == '-';
    }
}
