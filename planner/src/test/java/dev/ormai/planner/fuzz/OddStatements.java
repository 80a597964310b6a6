package dev.ormai.planner.fuzz;

import dev.ormai.planner.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Statements that are wrong or odd: made from nothing, or known ones of which a piece was put elsewhere. Not thread-safe. */
final class OddStatements {
    private static final int DEPTH = 3;
    private static final Pattern WORD = Pattern.compile("'[^']*'|\\w+|[^\\w\\s]");

    private final Random random;
    private final List<String> known;
    private final OddQueries queries;
    private final OddExpressions expressions;

    OddStatements(Random random, Dialect dialect, List<String> known) {
        this.random = random;
        this.known = known;
        this.queries = new OddQueries(random, dialect);
        this.expressions = new OddExpressions(random, dialect, queries);
    }

    String next() {
        return random.nextInt(2) == 0 ? queries.query(DEPTH) : mutated(known.get(random.nextInt(known.size())));
    }

    private String mutated(String sql) {
        List<int[]> words = words(sql);
        if (words.isEmpty()) {
            return sql;
        }
        int[] word = words.get(random.nextInt(words.size()));
        int[] other = words.get(random.nextInt(words.size()));
        String before = sql.substring(0, word[0]);
        String after = sql.substring(word[1]);
        return switch (random.nextInt(6)) {
            case 0 -> before + after;
            case 1 -> before + sql.substring(other[0], other[1]) + after;
            case 2 -> before + " " + expressions.expression(1) + " " + after;
            case 3 -> before + " (" + queries.query(1) + ") " + after;
            case 4 -> sql.substring(0, word[1]) + " " + expressions.expression(1) + after;
            default ->
                mutated(before + sql.substring(word[0], word[1]) + " " + sql.substring(word[0], word[1]) + after);
        };
    }

    private static List<int[]> words(String sql) {
        List<int[]> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(sql);
        while (matcher.find()) {
            words.add(new int[] {matcher.start(), matcher.end()});
        }
        return words;
    }
}
