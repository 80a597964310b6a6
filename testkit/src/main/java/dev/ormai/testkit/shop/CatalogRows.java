package dev.ormai.testkit.shop;

import static dev.ormai.testkit.shop.ShopTable.row;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Thirty products, which all tenants share. */
final class CatalogRows {
    static final int COUNT = 30;

    private static final List<String> NAMES = List.of(
            "Kettle", "Tea 100%", "Lamp_1", "O'Clock", "Çaydanlık", "Chair", "椅子", "Rocket 🚀", "Cable\\2m", "Desk");

    private static final List<@Nullable String> CATEGORIES = Arrays.asList("kitchen", "office", "Office", null, "");

    private static final List<ShopTable.@Nullable Json> ATTRIBUTES = Arrays.asList(
            json("{\"color\":\"red\",\"size\":4}"),
            json("{}"),
            json("[1,2.50,\"three\",null,true]"),
            json("{\"nested\":{\"quote\":\"it's \\\"so\\\"\",\"emoji\":\"😀\"}}"),
            json("null"),
            null);

    private CatalogRows() {}

    private static ShopTable.Json json(String text) {
        return new ShopTable.Json(text);
    }

    static long id(int index) {
        return index + 1L;
    }

    static BigDecimal price(int index) {
        return index == 9 ? new BigDecimal("0.00") : BigDecimal.valueOf(4_99L + 3_33L * index, 2);
    }

    static ShopTable table() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int index = 0; index < COUNT; index++) {
            rows.add(row(
                    id(index),
                    String.format(Locale.ROOT, "SKU-%03d", index),
                    NAMES.get(index % NAMES.size()),
                    CATEGORIES.get(index % CATEGORIES.size()),
                    price(index),
                    index * 13 % 40,
                    ATTRIBUTES.get(index % ATTRIBUTES.size())));
        }
        return new ShopTable(
                "products", List.of("id", "sku", "name", "category", "price", "stock", "attributes"), rows);
    }
}
