package dev.ormai.planner.lex;

/** A comment in slashes and asterisks that may hold others, as in PostgreSQL and H2. */
final class NestedComment {
    private NestedComment() {}

    /** Moves from the slash that opens a comment to behind the one that closes it. */
    static void skip(Scanner scanner) {
        int start = scanner.at;
        scanner.at += 2;
        int depth = 1;
        while (depth > 0) {
            if (scanner.at >= scanner.length) {
                throw scanner.syntax(start, "the comment is never closed", "add */; comments nest");
            }
            char c = scanner.here();
            if (c == '*' && scanner.peek(1) == '/') {
                depth--;
                scanner.at += 2;
            } else if (c == '/' && scanner.peek(1) == '*') {
                depth++;
                scanner.at += 2;
            } else {
                scanner.at++;
            }
        }
    }
}
