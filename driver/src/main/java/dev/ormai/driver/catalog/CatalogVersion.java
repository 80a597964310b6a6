package dev.ormai.driver.catalog;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.catalog.SchemaObjects;
import dev.ormai.planner.catalog.Table;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;

/** A digest over all that a catalog says. */
final class CatalogVersion {
    private CatalogVersion() {}

    static String of(Dialect dialect, boolean foldsTables, Collection<Table> tables, SchemaObjects objects) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            add(digest, dialect + " " + foldsTables);
            // A record's text names each part; a length before it keeps two tables from reading like one.
            tables.forEach(table -> add(digest, table.toString()));
            objects.all().forEach(object -> add(digest, object.toString()));
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }
}
