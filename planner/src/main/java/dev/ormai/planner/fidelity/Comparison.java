package dev.ormai.planner.fidelity;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.ParameterSource;
import dev.ormai.planner.lex.Token;
import dev.ormai.planner.lex.TokenKind;
import java.util.List;

/** Walks over the tokens of a source and those of a written tree side by side. */
final class Comparison {
    private final Dialect dialect;
    private final List<Token> source;
    private final List<Token> written;
    private final List<ParameterSource> parameters;
    private final Noise noise;
    private int sourceParameters;
    private int writtenParameters;

    Comparison(Dialect dialect, List<Token> source, List<Token> written, List<ParameterSource> parameters) {
        this.dialect = dialect;
        this.source = source;
        this.written = written;
        this.parameters = parameters;
        this.noise = new Noise(dialect, source, written);
    }

    /** The index of the first token of the source that the written text does not have, or -1. */
    int firstDifference() {
        int i = 0;
        int j = 0;
        while (i < source.size() || j < written.size()) {
            if (i < source.size() && j < written.size() && same(i, j)) {
                i++;
                j++;
                continue;
            }
            Noise.Step step = noise.at(i, j);
            if (step.source() == 0 && step.written() == 0) {
                return i;
            }
            i += step.source();
            j += step.written();
        }
        return -1;
    }

    private boolean same(int i, int j) {
        Token left = source.get(i);
        Token right = written.get(j);
        if (left.kind() == TokenKind.PARAMETER && right.kind() == TokenKind.PARAMETER) {
            return sameParameter(left);
        }
        return isSameName(i, right) || (left.kind() == right.kind() && sameText(left, right));
    }

    private static boolean sameText(Token left, Token right) {
        return left.kind() == TokenKind.WORD
                ? right.isWord(left.text())
                : left.text().equals(right.text());
    }

    /** A word is the quoted name that we write for it, unless the database would have taken it for a keyword. */
    private boolean isSameName(int i, Token right) {
        Token left = source.get(i);
        if (left.kind() != TokenKind.WORD
                || right.kind() != TokenKind.QUOTED_NAME
                || !left.text().equals(right.text())) {
            return false;
        }
        boolean afterMark = i > 0
                && (source.get(i - 1).isPunctuation('.') || source.get(i - 1).isWord("as"));
        return afterMark || isPrimaryKeyHint(i) || !ReservedWords.contains(dialect, left.text());
    }

    /** MySQL calls the index of the primary key PRIMARY, a word that is reserved but needs no quotes in an index hint. */
    private boolean isPrimaryKeyHint(int i) {
        if (dialect != Dialect.MYSQL || i < 3 || !source.get(i).isWord("primary")) {
            return false;
        }
        Token before = source.get(i - 2);
        return source.get(i - 1).isPunctuation('(')
                && (before.isWord("index") || before.isWord("key") || before.isWord("join") || before.isWord("by"));
    }

    /** Parameters are compared by the number of the client's parameter that each stands for. */
    private boolean sameParameter(Token left) {
        sourceParameters++;
        int number = left.text().isEmpty() ? sourceParameters : Integer.parseInt(left.text());
        boolean same = writtenParameters < parameters.size()
                && parameters.get(writtenParameters).equals(new ParameterSource.Client(number));
        writtenParameters++;
        return same;
    }
}
