package dev.ormai.planner.catalog;

import java.text.Normalizer;

/**
 * Joins all characters that MySQL or MariaDB may take for the same one in a name: those that differ by case, or have the
 * same letter below an accent. Which rule a server follows depends on its version and on where the name stands; every pair
 * that one of them joins is joined here, as a test on a server shows for each character that a name can hold.
 */
public final class BroadFold {
    private BroadFold() {}

    /** Two names of the same fold may be the same to a server, two of different folds never are. */
    public static String fold(String name) {
        StringBuilder folded = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            folded.append(fold(name.charAt(i)));
        }
        return folded.toString();
    }

    private static char fold(char c) {
        if (c < 0x80) {
            return Character.toLowerCase(c);
        }
        return switch (c) {
            case 'ß' -> 's';
            case 'ϲ' -> 'σ'; // the lunate sigma
            default -> {
                char letter = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD)
                        .charAt(0);
                yield Character.toLowerCase(Character.toUpperCase(letter));
            }
        };
    }
}
