package dev.ormai.testkit.attack;

import dev.ormai.testkit.TestDatabase;
import dev.ormai.testkit.shop.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.Locale;

/** The sample shop and things beside it that no policy names, each with a canary in it. */
public final class AttackedShop {
    private AttackedShop() {}

    /**
     * Fills a fresh database.
     *
     * @throws IOException if a script cannot be read
     */
    public static void create(TestDatabase database) throws SQLException, IOException {
        Shop.create(database);
        String key = database.kind().name().toLowerCase(Locale.ROOT);
        String script = Files.readString(Attack.FOLDER.resolve("outside." + key + ".sql"));
        database.execute(script.strip().split(";\\R|;$"));
    }
}
