package dev.ormai.policy;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the known word that someone probably meant. */
public final class Nearest {
    /** Words listed when none is near. */
    private static final int LISTED = 20;

    /** Longer words are not compared; nobody mistypes them. */
    private static final int LONGEST = 64;

    /** Known words that are compared; a longer list is searched in part, for each comparison takes time. */
    private static final int COMPARED = 500;

    private Nearest() {}

    /** What was expected in place of the word: the nearest known one, if any is near, else all of them. */
    public static String among(String word, Collection<String> known) {
        return to(word, known).map(near -> "'" + near + "'").orElseGet(() -> listed(known));
    }

    /** The known word with the fewest letters to change, add, drop or swap; none when half of the word would change. */
    public static Optional<String> to(String word, Collection<String> known) {
        if (word.length() > LONGEST) {
            return Optional.empty();
        }
        int most = Math.max(1, word.length() / 2 - (word.length() > 5 ? 1 : 0));
        String folded = Names.folded(word);
        return known.stream()
                .limit(COMPARED)
                .sorted()
                .filter(candidate -> candidate.length() <= LONGEST)
                .map(candidate -> new Near(candidate, distance(folded, Names.folded(candidate))))
                .filter(near ->
                        near.distance() <= most && near.distance() < near.word().length())
                .min(Comparator.comparingInt(Near::distance))
                .map(Near::word);
    }

    private record Near(String word, int distance) {}

    private static String listed(Collection<String> known) {
        if (known.isEmpty()) {
            return "nothing";
        }
        String first =
                known.stream().limit(LISTED).reduce((a, b) -> a + ", " + b).orElse("");
        return "one of " + first + (known.size() > LISTED ? " and " + (known.size() - LISTED) + " more" : "");
    }

    private static int distance(String from, String to) {
        int[][] steps = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                steps[i][j] = step(steps, from, to, i, j);
            }
        }
        return steps[from.length()][to.length()];
    }

    private static int step(int[][] steps, String from, String to, int i, int j) {
        if (i == 0 || j == 0) {
            return i + j;
        }
        boolean equal = from.charAt(i - 1) == to.charAt(j - 1);
        int best = Math.min(steps[i - 1][j - 1] + (equal ? 0 : 1), Math.min(steps[i - 1][j], steps[i][j - 1]) + 1);
        boolean swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(best, steps[i - 2][j - 2] + 1) : best;
    }
}
