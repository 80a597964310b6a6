package dev.ormai.testkit;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A JDBC URL of a server in its parts, so that the database in it can be another one. User and password are taken out of it. */
record DatabaseUrl(
        String prefix, String database, List<String> parameters, Optional<String> user, Optional<String> password) {
    private static final Pattern SHAPE = Pattern.compile("(jdbc:[a-z0-9]+://[^/?]+/)([^?]*)(?:\\?(.*))?");

    DatabaseUrl {
        parameters = List.copyOf(parameters);
    }

    static DatabaseUrl parse(String url) {
        Matcher matcher = SHAPE.matcher(url);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a URL like jdbc:postgresql://host:5432/database?user=u&password=p: "
                    + url.replaceAll("\\?.*", "?…"));
        }
        List<String> kept = new ArrayList<>();
        Optional<String> user = Optional.empty();
        Optional<String> password = Optional.empty();
        String query = matcher.group(3) == null ? "" : matcher.group(3);
        for (String parameter : query.split("&", -1)) {
            if (parameter.startsWith("user=")) {
                user = Optional.of(decoded(parameter.substring("user=".length())));
            } else if (parameter.startsWith("password=")) {
                password = Optional.of(decoded(parameter.substring("password=".length())));
            } else if (!parameter.isEmpty()) {
                kept.add(parameter);
            }
        }
        return new DatabaseUrl(matcher.group(1), matcher.group(2), kept, user, password);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** This server's URL with another database in it, without user and password. */
    String to(String otherDatabase) {
        return prefix + otherDatabase + (parameters.isEmpty() ? "" : "?" + String.join("&", parameters));
    }

    @Override
    public String toString() {
        return to(database);
    }
}
