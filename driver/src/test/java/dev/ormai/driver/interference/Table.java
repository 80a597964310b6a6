package dev.ormai.driver.interference;

/**
 * One mention of a table of the ledger in a FROM.
 *
 * @param hides whether it has columns that are masked or denied
 */
record Table(String name, String alias, boolean hides) {
    String id() {
        return alias + ".id";
    }

    String column(String name) {
        return alias + "." + name;
    }

    @Override
    public String toString() {
        return name + " " + alias;
    }
}
