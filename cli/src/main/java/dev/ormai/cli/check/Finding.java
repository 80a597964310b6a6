package dev.ormai.cli.check;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that a policy check came across.
 *
 * @param fault whether the policy is wrong; otherwise it is only worth a look
 * @param line from 1; 0 where it has no line
 * @param column from 1; 0 where it has no line
 * @param path the keys that lead to the place; empty for the file as a whole
 * @param advice what would be right, or what to do
 */
record Finding(boolean fault, int line, int column, String path, String message, String advice) {
    static Finding fault(String path, String message, String advice) {
        return new Finding(true, 0, 0, path, message, advice);
    }

    static Finding remark(String path, String message, String advice) {
        return new Finding(false, 0, 0, path, message, advice);
    }

    /** As compilers write it, so that editors find the place. */
    String text(String file) {
        String place = line > 0 ? file + ":" + line + ":" + column : file;
        String at = path.isEmpty() ? "" : path + ": ";
        String kind = fault ? "" : "remark: ";
        return place + ": " + kind + at + message;
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("line", line);
        json.put("column", column);
        json.put("path", path);
        json.put("message", message);
        json.put(fault ? "expected" : "advice", advice);
        return json;
    }
}
