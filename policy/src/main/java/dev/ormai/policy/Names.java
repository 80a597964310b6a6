package dev.ormai.policy;

import java.util.Map;
import java.util.Optional;

/**
 * How names in a policy are compared: only the 26 ASCII letters have two cases, so that no locale and no version of
 * Unicode decides whether a column is denied.
 */
public final class Names {
    private Names() {}

    /** The name with its ASCII capitals made small. */
    public static String folded(String name) {
        StringBuilder folded = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            folded.append(small(name.charAt(i)));
        }
        return folded.toString();
    }

    public static boolean same(String one, String other) {
        return folded(one).equals(folded(other));
    }

    /** Whether a glob matches the whole name: {@code *} stands for any characters, {@code ?} for one. */
    public static boolean matches(String glob, String name) {
        int g = 0;
        int n = 0;
        int star = -1;
        int resume = 0;
        while (n < name.length()) {
            if (g < glob.length() && glob.charAt(g) == '*') {
                star = g++;
                resume = n;
            } else if (g < glob.length() && fits(glob.charAt(g), name.charAt(n))) {
                g++;
                n++;
            } else if (star >= 0) {
                g = star + 1;
                n = ++resume;
            } else {
                return false;
            }
        }
        while (g < glob.length() && glob.charAt(g) == '*') {
            g++;
        }
        return g == glob.length();
    }

    /** The value under exactly this name, else under the one name that differs in case only. */
    static <T> Optional<T> find(Map<String, T> byName, String name, T ifAmbiguous) {
        T exact = byName.get(name);
        if (exact != null) {
            return Optional.of(exact);
        }
        Optional<T> found = Optional.empty();
        for (Map.Entry<String, T> entry : byName.entrySet()) {
            if (same(entry.getKey(), name)) {
                if (found.isPresent()) {
                    return Optional.of(ifAmbiguous);
                }
                found = Optional.of(entry.getValue());
            }
        }
        return found;
    }

    private static boolean fits(char pattern, char c) {
        return pattern == '?' || small(pattern) == small(c);
    }

    private static char small(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    }
}
