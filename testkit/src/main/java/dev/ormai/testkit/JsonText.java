package dev.ormai.testkit;

/** JSON as text. Databases put different spaces between its parts and none into its strings. */
final class JsonText {
    private JsonText() {}

    /** The same document without the spaces outside of strings. */
    static String withoutSpaces(String json) {
        StringBuilder text = new StringBuilder(json.length());
        boolean inString = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (inString && c == '\\' && i + 1 < json.length()) {
                text.append(c).append(json.charAt(++i));
                continue;
            }
            if (c == '"') {
                inString = !inString;
            }
            if (inString || !(c == ' ' || c == '\n' || c == '\r' || c == '\t')) {
                text.append(c);
            }
        }
        return text.toString();
    }
}
