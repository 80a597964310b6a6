package dev.ormai.planner.parse;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.fidelity.ReservedWords;
import dev.ormai.planner.lex.Token;
import dev.ormai.planner.lex.TokenKind;
import dev.ormai.planner.tree.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the names of types. */
final class TypeParser {
    private static final Set<String> TIMES = Set.of("time", "timestamp");
    private static final Set<String> CHARACTERS = Set.of("character", "char", "bit", "national character", "nchar");
    private static final Set<String> INTERVAL_FIELDS = Set.of("year", "month", "day", "hour", "minute", "second");

    private final Cursor cursor;

    TypeParser(Cursor cursor) {
        this.cursor = cursor;
    }

    TypeName type() {
        Optional<String> schema = Optional.empty();
        if (cursor.peek(1).isPunctuation('.')) {
            schema = Optional.of(name());
            cursor.expectMark('.');
        }
        boolean quoted = cursor.here().kind() == TokenKind.QUOTED_NAME;
        String name = quoted ? cursor.next().text() : words();
        List<String> modifiers = modifiers();
        String suffix = quoted ? "" : suffix(name);
        if (suffix.startsWith("to ") && !modifiers.isEmpty()) {
            throw cursor.unexpected();
        }
        return new TypeName(schema, name, quoted, modifiers, suffix, dimensions());
    }

    /** The type in front of a string that is read as that type, if the tokens here are one; the string is left. */
    Optional<TypeName> literalType() {
        int start = cursor.at();
        String word = Cursor.key(cursor.here());
        boolean canBeType = TIMES.contains(word) || !ReservedWords.contains(cursor.dialect(), word);
        if (!canBeType || !isFollowedByString()) {
            return Optional.empty();
        }
        if (cursor.dialect() == Dialect.MYSQL && !TIMES.contains(word) && !word.equals("date")) {
            throw cursor.unsupported(start, "the character set " + word + " of a string", "leave it out");
        }
        return Optional.of(type());
    }

    private boolean isFollowedByString() {
        int at = cursor.at() + 1;
        if (TIMES.contains(Cursor.key(cursor.here()))) {
            if (cursor.token(at).isPunctuation('(')) {
                at = cursor.partner(at) + 1;
            }
            boolean zoned = (cursor.token(at).isWord("with") || cursor.token(at).isWord("without"))
                    && cursor.token(at + 1).isWord("time")
                    && cursor.token(at + 2).isWord("zone");
            at += zoned ? 3 : 0;
        } else if (cursor.areWords("double", "precision")) {
            at++;
        }
        return cursor.token(at).kind() == TokenKind.STRING;
    }

    private String name() {
        Token token = cursor.here();
        if (cursor.atEnd() || (token.kind() != TokenKind.WORD && token.kind() != TokenKind.QUOTED_NAME)) {
            throw cursor.unexpected();
        }
        return cursor.next().text();
    }

    private String words() {
        if (cursor.here().kind() != TokenKind.WORD) {
            throw cursor.unexpected();
        }
        String name = Cursor.key(cursor.next());
        if (name.equals("double") && cursor.acceptWord("precision")) {
            return "double precision";
        }
        if (name.equals("national") && (cursor.isWord("character") || cursor.isWord("char"))) {
            name += " " + Cursor.key(cursor.next());
        }
        if (CHARACTERS.contains(name) && cursor.acceptWord("varying")) {
            return name + " varying";
        }
        if (name.equals("character") && cursor.acceptWords("large", "object")) {
            return "character large object";
        }
        if ((name.equals("signed") || name.equals("unsigned")) && cursor.acceptWord("integer")) {
            return name + " integer";
        }
        return name;
    }

    private List<String> modifiers() {
        List<String> modifiers = new ArrayList<>();
        if (cursor.acceptMark('(')) {
            do {
                if (cursor.here().kind() != TokenKind.NUMBER) {
                    throw cursor.unsupported(cursor.at(), "a type modifier that is no number", "write a number");
                }
                modifiers.add(cursor.next().text());
            } while (cursor.acceptMark(','));
            cursor.expectMark(')');
        }
        return modifiers;
    }

    private String suffix(String name) {
        if (TIMES.contains(name)) {
            if (cursor.acceptWords("with", "time", "zone")) {
                return "with time zone";
            }
            if (cursor.acceptWords("without", "time", "zone")) {
                return "without time zone";
            }
        }
        if (name.equals("interval") && cursor.isOneOf(INTERVAL_FIELDS)) {
            String field = Cursor.key(cursor.next());
            return cursor.acceptWord("to") ? field + " to " + Cursor.key(cursor.next()) : field;
        }
        if (cursor.dialect() == Dialect.MYSQL) {
            if (cursor.acceptWords("character", "set")) {
                return "character set " + Cursor.key(cursor.next());
            }
            if (cursor.acceptWord("unsigned")) {
                return "unsigned";
            }
        }
        return "";
    }

    private int dimensions() {
        int dimensions = 0;
        while (cursor.isMark('[') && cursor.peek(1).isPunctuation(']')) {
            cursor.next();
            cursor.next();
            dimensions++;
        }
        if (cursor.isMark('[')) {
            throw cursor.unsupported(cursor.at(), "a type with a length of an array", "leave the length out");
        }
        if (cursor.isWord("array") && dimensions == 0) {
            throw cursor.unsupported(cursor.at(), "the type word ARRAY", "write [] behind the type");
        }
        return dimensions;
    }
}
