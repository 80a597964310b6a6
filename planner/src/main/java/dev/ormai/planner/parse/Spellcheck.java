package dev.ormai.planner.parse;

import dev.ormai.planner.lex.Token;
import dev.ormai.planner.lex.TokenKind;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Finds the keyword that somebody probably meant. */
final class Spellcheck {
    private static final List<String> KEYWORDS = List.of(
            "select",
            "from",
            "where",
            "group",
            "having",
            "order",
            "limit",
            "offset",
            "fetch",
            "join",
            "left",
            "right",
            "inner",
            "outer",
            "cross",
            "using",
            "union",
            "intersect",
            "except",
            "distinct",
            "between",
            "exists",
            "with",
            "recursive",
            "values",
            "window",
            "lateral",
            "natural",
            "interval",
            "case",
            "when",
            "then",
            "else");

    private Spellcheck() {}

    static Optional<String> nearestKeyword(Token token) {
        return token.kind() == TokenKind.WORD ? nearest(Cursor.key(token), KEYWORDS) : Optional.empty();
    }

    /** The keyword that a word which is none misses by one letter. */
    static Optional<String> slip(Token token) {
        if (token.kind() != TokenKind.WORD || KEYWORDS.contains(Cursor.key(token))) {
            return Optional.empty();
        }
        return nearestKeyword(token).filter(keyword -> distance(Cursor.key(token), keyword) == 1);
    }

    /** The candidate at most two changes away from a word, but never one that shares next to nothing with it. */
    static Optional<String> nearest(String word, Collection<String> candidates) {
        String best = "";
        int bestDistance = Math.min(2, (word.length() - 1) / 2) + 1;
        for (String candidate : candidates) {
            int distance = Math.abs(candidate.length() - word.length()) > 2 ? 3 : distance(word, candidate);
            if (distance > 0 && distance < bestDistance) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best);
    }

    /** Insertions, deletions, replacements and swaps of neighbours between two short words. */
    private static int distance(String left, String right) {
        int[][] table = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                if (i == 0 || j == 0) {
                    table[i][j] = i + j;
                    continue;
                }
                int replaced = table[i - 1][j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                int best = Math.min(replaced, Math.min(table[i - 1][j], table[i][j - 1]) + 1);
                boolean swapped = i > 1
                        && j > 1
                        && left.charAt(i - 1) == right.charAt(j - 2)
                        && left.charAt(i - 2) == right.charAt(j - 1);
                table[i][j] = swapped ? Math.min(best, table[i - 2][j - 2] + 1) : best;
            }
        }
        return table[left.length()][right.length()];
    }
}
