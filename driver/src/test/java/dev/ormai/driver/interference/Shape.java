package dev.ormai.driver.interference;

/** One form of statement. */
@FunctionalInterface
interface Shape {
    Statement statement(Tables tables, Expressions expressions, Choices choices);

    /** Of which the rows come in any order. */
    static Shape unordered(Text text) {
        return (tables, expressions, choices) -> Statement.of(text.sql(tables, expressions, choices), false);
    }

    /** Of which the rows come in the order of an ORDER BY without ties. */
    static Shape ordered(Text text) {
        return (tables, expressions, choices) -> Statement.of(text.sql(tables, expressions, choices), true);
    }

    /** Makes the text. */
    @FunctionalInterface
    interface Text {
        String sql(Tables tables, Expressions expressions, Choices choices);
    }
}
