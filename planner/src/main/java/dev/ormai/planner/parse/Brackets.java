package dev.ormai.planner.parse;

import dev.ormai.planner.lex.Token;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Which bracket belongs to which. The lexer has already seen that all are closed. */
final class Brackets {
    private Brackets() {}

    /** For each bracket the index of its partner, for other tokens -1. */
    static int[] partners(List<Token> tokens) {
        int[] partners = new int[tokens.size()];
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < partners.length; i++) {
            partners[i] = -1;
            Token token = tokens.get(i);
            if (token.isPunctuation('(') || token.isPunctuation('[')) {
                open.push(i);
            } else if (token.isPunctuation(')') || token.isPunctuation(']')) {
                int opening = open.pop();
                partners[opening] = i;
                partners[i] = opening;
            }
        }
        return partners;
    }
}
