package dev.ormai.planner.parse;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.lex.Position;
import dev.ormai.planner.lex.Token;
import dev.ormai.planner.lex.TokenKind;
import dev.ormai.planner.lex.Tokens;
import dev.ormai.planner.tree.SelectItem;
import dev.ormai.policy.RefusedException;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A place in the tokens of a statement, and questions about what stands there. Not thread-safe: one walk, one cursor. */
final class Cursor {
    /** How deep a tree may be: readers of the tree may recurse once a level, and their stack must hold. */
    static final int MAX_DEPTH = 1_000;

    /** How deep the parser itself may recurse: about a quarter of a stack of 512 KiB. */
    static final int MAX_NESTING = 220;

    private static final Token END = new Token(TokenKind.PUNCTUATION, " ", 0, 0);

    private final Tokens tokens;
    private final List<Token> list;
    private final int[] partner;
    private final IdentityHashMap<SelectItem, SourceRange> ranges = new IdentityHashMap<>();
    private int at;
    private int depth;
    private int nesting;

    Cursor(Tokens tokens) {
        this.tokens = tokens;
        this.list = tokens.tokens();
        this.partner = Brackets.partners(list);
    }

    Dialect dialect() {
        return tokens.dialect();
    }

    int at() {
        return at;
    }

    void moveTo(int index) {
        at = index;
    }

    int size() {
        return list.size();
    }

    boolean atEnd() {
        return at >= list.size();
    }

    Token token(int index) {
        return index >= 0 && index < list.size() ? list.get(index) : END;
    }

    Token here() {
        return token(at);
    }

    Token peek(int ahead) {
        return token(at + ahead);
    }

    Token next() {
        if (atEnd()) {
            throw unexpected();
        }
        return list.get(at++);
    }

    /** The index of the bracket that belongs to the one at this index. */
    int partner(int index) {
        return partner[index];
    }

    boolean isWord(String word) {
        return here().isWord(word);
    }

    boolean isWord(int ahead, String word) {
        return peek(ahead).isWord(word);
    }

    boolean isMark(char mark) {
        return here().isPunctuation(mark);
    }

    /** Whether an unquoted word of this set stands here. */
    boolean isOneOf(Set<String> words) {
        return here().kind() == TokenKind.WORD && words.contains(key(here()));
    }

    /** Whether these unquoted words stand here one after the other. */
    boolean areWords(String... words) {
        for (int i = 0; i < words.length; i++) {
            if (!isWord(i, words[i])) {
                return false;
            }
        }
        return true;
    }

    boolean acceptWord(String word) {
        boolean found = isWord(word);
        if (found) {
            at++;
        }
        return found;
    }

    boolean acceptWords(String... words) {
        boolean found = areWords(words);
        if (found) {
            at += words.length;
        }
        return found;
    }

    boolean acceptMark(char mark) {
        boolean found = isMark(mark);
        if (found) {
            at++;
        }
        return found;
    }

    void expectWord(String word) {
        if (!acceptWord(word)) {
            throw unexpected();
        }
    }

    void expectMark(char mark) {
        if (!acceptMark(mark)) {
            throw unexpected();
        }
    }

    /** A word in lower case, for tables of keywords. */
    static String key(Token token) {
        return token.text().toLowerCase(Locale.ROOT);
    }

    /** Goes one level down in the tree by a recursion of the parser; {@link #leave} comes back. */
    void enter() {
        if (++nesting > MAX_NESTING) {
            throw tooDeep("nested", MAX_NESTING);
        }
        enterChain();
    }

    void leave() {
        nesting--;
        leaveChain(1);
    }

    /** Goes one level down in the tree without a recursion, as a chain of operators does. */
    void enterChain() {
        if (++depth > MAX_DEPTH) {
            throw tooDeep("chained", MAX_DEPTH);
        }
    }

    void leaveChain(int levels) {
        depth -= levels;
    }

    /** Notes that the value of a select item was read from the tokens from {@code start} to {@code end}, exclusive. */
    void note(SelectItem item, int start, int end) {
        ranges.put(
                item, new SourceRange(list.get(start).start(), list.get(end - 1).end()));
    }

    /** The part of the text from which the value of this very item was read. */
    Optional<SourceRange> range(SelectItem item) {
        return Optional.ofNullable(ranges.get(item));
    }

    RefusedException tooDeep(String how, int limit) {
        return unsupported(
                Math.min(at, list.size() - 1),
                "the statement is " + how + " more than " + limit + " deep",
                "use IN with a list, or split the statement");
    }

    Position position(int index) {
        int offset = index < list.size()
                ? list.get(index).start()
                : list.get(list.size() - 1).end();
        return tokens.position(offset);
    }

    RefusedException unexpected() {
        return unexpected(at);
    }

    RefusedException unexpected(int index) {
        if (index >= list.size()) {
            return Refusals.syntax(position(index), "the statement ends too early", "finish the statement");
        }
        Token token = list.get(index);
        Optional<String> meant = Spellcheck.slip(token(index - 1));
        if (meant.isPresent()) {
            // A misspelt keyword passes for an alias, and only what follows does not fit.
            return Refusals.syntax(
                    position(index - 1),
                    "unexpected " + describe(token(index - 1)),
                    "did you mean " + meant.get() + "?");
        }
        String hint = Spellcheck.nearestKeyword(token)
                .map(word -> "did you mean " + word + "?")
                .orElse("look at what stands before it");
        return Refusals.syntax(position(index), "unexpected " + describe(token), hint);
    }

    RefusedException syntax(int index, String message, String hint) {
        return Refusals.syntax(position(index), message, hint);
    }

    RefusedException unsupported(int index, String message, String hint) {
        return Refusals.unsupported(position(index), message, hint);
    }

    /** A token for a message: literals are not shown, for messages reach logs. */
    private static String describe(Token token) {
        return switch (token.kind()) {
            case STRING, NATIONAL_STRING -> "string";
            case BIT_STRING, HEX_STRING -> "binary string";
            case NUMBER -> "number";
            case PARAMETER -> "parameter";
            case WORD, QUOTED_NAME, OPERATOR, PUNCTUATION, VARIABLE -> '"' + token.text() + '"';
        };
    }
}
