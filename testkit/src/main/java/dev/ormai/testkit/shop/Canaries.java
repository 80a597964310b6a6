package dev.ormai.testkit.shop;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Unique texts in the shop's rows that tell whose they are: {@code CANARY-acme-customer} may be read by acme alone, {@code
 * CANARY-acme-SECRET-ssn-1} (ssn, notes, password_hash, api_token) and {@code CANARY-acme-DELETED-customer} (rows with deleted_at) by
 * nobody. Whatever comes out of a guarded connection can so be searched for what should not be in it.
 */
public final class Canaries {
    private static final Pattern CANARY = Pattern.compile("canary-([a-z]+)-[a-z0-9-]*");

    private Canaries() {}

    static String visible(Tenant tenant, String where) {
        return "CANARY-" + tenant.id() + "-" + where;
    }

    static String secret(Tenant tenant, String where) {
        return "CANARY-" + tenant.id() + "-SECRET-" + where;
    }

    static String deleted(Tenant tenant, String where) {
        return "CANARY-" + tenant.id() + "-DELETED-" + where;
    }

    /** The canaries in a text, in lower case, that this tenant must not see. Finds them in any case, for a query can change it. */
    public static Set<String> leakedTo(Tenant tenant, String text) {
        Set<String> leaked = new TreeSet<>();
        Matcher matcher = CANARY.matcher(text.toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            String canary = matcher.group();
            boolean own = matcher.group(1).equals(tenant.id());
            if (!own || canary.contains("-secret-") || canary.contains("-deleted-")) {
                leaked.add(canary);
            }
        }
        return leaked;
    }
}
