package dev.ormai.driver.interference;

/** Hands out mentions of tables, each under a name of its own. Not thread-safe. */
final class Tables {
    private final Choices choices;
    private int number;

    Tables(Choices choices) {
        this.choices = choices;
    }

    Table any() {
        return named(choices.of("accounts", "entries", "entries", "items", "items", "notes"));
    }

    /** One without masked or denied columns. */
    Table plain() {
        return named(choices.of("entries", "items"));
    }

    Table named(String name) {
        number++;
        return new Table(
                name, name.charAt(0) + String.valueOf(number), name.equals("accounts") || name.equals("notes"));
    }
}
