package dev.ormai.policy;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The identity values that a row filter names, found without knowing the dialect: text in quotes is passed over and a
 * doubled colon is a cast. What differs between dialects inside quotes (backslashes, comments, dollar quotes) is
 * refused, so that every dialect finds the same names.
 */
public final class FilterText {
    private FilterText() {}

    /**
     * In the order of their first place.
     *
     * @throws IllegalArgumentException when the text is no single predicate that every dialect reads alike, or names
     *     something that is not an identity value
     */
    public static Set<IdentityValue> identities(String filter) {
        Set<IdentityValue> found = new LinkedHashSet<>();
        int at = 0;
        while (at < filter.length()) {
            char c = filter.charAt(at);
            if (c == '\'' || c == '"' || c == '`') {
                at = afterQuoted(filter, at, c);
            } else if (c == ':') {
                at = filter.startsWith("::", at) ? at + 2 : afterName(filter, at + 1, found);
            } else {
                refuse(c == ';', "a semicolon");
                refuse(c == '\\', "a backslash");
                refuse(c == '$', "a dollar sign");
                refuse(c == '#', "a hash sign");
                refuse(filter.startsWith("--", at) || filter.startsWith("/*", at), "a comment");
                at++;
            }
        }
        return found;
    }

    private static int afterQuoted(String filter, int start, char quote) {
        int at = start + 1;
        while (at < filter.length()) {
            refuse(filter.charAt(at) == '\\', "a backslash");
            if (filter.charAt(at) == quote) {
                return at + 1;
            }
            at++;
        }
        throw new IllegalArgumentException("row filter has an open quote");
    }

    private static int afterName(String filter, int start, Set<IdentityValue> found) {
        int at = start;
        while (at < filter.length() && (isNamePart(filter.charAt(at)) || filter.charAt(at) == '.')) {
            at++;
        }
        String name = filter.substring(start, at);
        if (name.equals("tenant")) {
            found.add(IdentityValue.TENANT);
        } else if (name.equals("user")) {
            found.add(IdentityValue.USER);
        } else if (name.startsWith("attr.") && name.length() > 5 && name.indexOf('.', 5) < 0) {
            found.add(IdentityValue.attribute(name.substring(5)));
        } else {
            throw new IllegalArgumentException("row filter names ':" + name + "', which is no identity value");
        }
        return at;
    }

    private static boolean isNamePart(char c) {
        return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static void refuse(boolean found, String what) {
        if (found) {
            throw new IllegalArgumentException("row filter contains " + what);
        }
    }
}
