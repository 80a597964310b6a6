package dev.ormai.planner.lex;

import dev.ormai.planner.Dialect;
import java.util.Random;

/** Random select lists that are mostly string literals, with what confuses lexers inside and between them. */
final class SqlSoup {
    private static final String[] OPENINGS = {
        "'", "'", "'", "E'", "e'", "U&'", "N'", "B'", "X'", "$$", "$a$", "\"", "_utf8mb4'"
    };
    private static final String[] INSIDE = {
        "a",
        "b",
        "1",
        " ",
        "''",
        "\"\"",
        "\\",
        "\\\\",
        "\\'",
        "\\\"",
        "\\n",
        "\\0041",
        "\\+01F600",
        "\\x41",
        "\\303\\251",
        "\\u00e9",
        "\\U0001F600",
        "\\ud83d\\ude00",
        "\\ud83d",
        "\\0",
        "\\7",
        "\\%",
        "\\_",
        "\\Z",
        "\\b",
        "\\v",
        "\\t",
        "\\r",
        "\\f",
        "\\q",
        "\\xe9",
        "\\377",
        "$",
        "$a$",
        "$$",
        "--",
        "-- ",
        "/*",
        "*/",
        "#",
        "\n",
        "\r",
        "é",
        "😀",
        "\u00a0",
        "'",
        "\"",
        "`",
        "!0041",
        "?",
        ";",
        "0",
        "ff",
        "x"
    };
    private static final String[] BETWEEN = {
        " ", "\n", "\r\n", "\t", " -- c\n", " --c\r", "-- ' \n", "/* ' */", "/* /* */", "/* /* */ */", "# ' \n",
                " // '\n", " || ", "||", ", ",
        " as ", " a", "\f", " uescape '!' ", " uescape 'a'", "--'", " - - 1", "--1", "+", "/**/\n", "\n/**/", "/*/ */",
                " = ", "<>", "!="
    };
    private static final String[] OTHER = {
        "1",
        "1.5",
        ".5",
        "1.",
        "1e3",
        "1.e-2",
        "0x1F",
        "0b11",
        "0o17",
        "1_000",
        "1__0",
        "1a",
        "1e",
        "null",
        "true",
        "(1)",
        "(",
        ")",
        "-1",
        "- -1",
        "2*-3",
        "2 *+3",
        "5%3",
        "5 % -3",
        "1<>2",
        "1<=2",
        "2^3",
        "~1",
        "1<<2",
        "1|2",
        "a",
        "\"a\"",
        "`a`",
        "é",
        "@",
        "#1",
        "1::text",
        "x'41'",
        "B'10''10'",
        "N'a'",
        "n 'a'",
        "X'4'",
        "B'101'",
        "[1]",
        "'a' \n 'b'",
        "'a' 'b'",
        "1..2",
        "1.5.2",
        "$1",
        "1-+1",
        "2>=-1",
        "2!=-1",
        "3-@-2",
        "1--1\n",
        ";"
    };

    private final Random random;
    private final Dialect dialect;

    SqlSoup(Dialect dialect, long seed) {
        this.dialect = dialect;
        this.random = new Random(seed);
    }

    String statement() {
        StringBuilder text = new StringBuilder("select ");
        int parts = 1 + random.nextInt(3);
        for (int i = 0; i < parts; i++) {
            if (i > 0) {
                text.append(random.nextInt(3) == 0 ? ", " : pick(BETWEEN));
            }
            text.append(random.nextInt(3) == 0 ? pick(OTHER) : literal());
        }
        if (random.nextInt(3) == 0) {
            text.append(pick(BETWEEN));
        }
        return text.toString();
    }

    private String literal() {
        String opening = dialect == Dialect.MYSQL && random.nextInt(4) == 0 ? "\"" : pick(OPENINGS);
        StringBuilder text = new StringBuilder(opening);
        boolean digits = opening.startsWith("X") || opening.startsWith("B");
        int pieces = random.nextInt(6);
        for (int i = 0; i < pieces; i++) {
            text.append(digits && random.nextInt(8) > 0 ? "10" : pick(INSIDE));
        }
        char last = opening.charAt(opening.length() - 1);
        return text.append(last == '$' ? opening : String.valueOf(last)).toString();
    }

    private String pick(String[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
