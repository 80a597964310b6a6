package dev.ormai.driver.attack;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** Texts that are no statement, or far too much of one, by what is wrong with them. */
final class BadTexts {
    private static final int MEGABYTE = 1 << 20;

    private final Map<String, Supplier<String>> texts = new LinkedHashMap<>();

    private BadTexts() {
        noStatements();
        unknownNames();
        megabytes();
        manyAndDeep();
        oddCharacters();
    }

    /** Made when they are needed, for together they are large. */
    static Map<String, Supplier<String>> all() {
        return new BadTexts().texts;
    }

    private void add(String name, String text) {
        texts.put(name, () -> text);
    }

    /** As often as fits into a megabyte. */
    private void megabyte(String name, String begin, String repeated, String end) {
        texts.put(name, () -> begin + repeated.repeat(MEGABYTE / repeated.length()) + end);
    }

    private void nested(int depth, String name, String open, String inner, String close) {
        texts.put(
                String.format(Locale.ROOT, "%,d %s", depth, name),
                () -> "select " + open.repeat(depth) + inner + close.repeat(depth));
    }

    private void noStatements() {
        add("nothing", "");
        add("blanks", "  \n\t ");
        add("a comment", "/* nothing */ -- at all");
        add("a comment without end", "select 1 /* never ends");
        add("a string without end", "select 'never ends");
        add("a name without end", "select \"never ends");
        add("no SQL", "what is the meaning of this?");
        add("a misspelled word", "selct id form customers");
        add("an open bracket", "select (((id from orders");
        add("a closed bracket", "select id) from orders");
        add("a clause twice", "select id from orders where id = 1 where id = 2");
        add("two statements", "select id from orders; delete from orders");
        add("three statements and a comment", "select 1; -- one\nselect 2; /* two */ select 3");
        add("semicolons alone", ";;;");
        add("a statement and many semicolons", "select id from orders;;;;");
    }

    private void unknownNames() {
        add("an unknown table", "select id from nowhere");
        add("an unknown schema", "select id from nowhere.orders");
        add("an unknown column", "select nothing from customers");
        add("an unknown alias", "select o.id from orders");
        add("an unknown function", "select nothing(id) from customers");
        add("an unknown type", "select cast(id as nothing) from customers");
        add("an unknown operator", "select id <#> 1 from customers");
        add("an ambiguous column", "select id from customers, orders");
        add("a name twice", "select 1 from orders o, customers o where o.id = 1");
    }

    private void megabytes() {
        megabyte("a megabyte of text", "select '", "x", "' as x");
        megabyte("a megabyte of letters", "", "x", "");
        megabyte("a megabyte of a name", "select ", "x", " from orders");
        megabyte("a megabyte of an alias", "select 1 as ", "x", "");
        megabyte("a megabyte of quotes", "", "'", "");
        megabyte("a megabyte of blanks", "select", " ", "1 as x");
        megabyte("a megabyte of comment", "select 1 /* ", "x", " */ as x");
        megabyte("a megabyte of operators", "select 1 ", "- ", "1");
        megabyte("a megabyte of digits", "select ", "9", "");
        megabyte("a megabyte of a list", "select id from orders where id in (0", ", 1", ")");
        megabyte("a megabyte of a list of texts", "select id from orders where status in ('a'", ", 'paid'", ")");
        megabyte("a megabyte of a sum", "select id", "+id", " from orders");
        megabyte("a megabyte of a sum of numbers", "select 1", "+1", "");
        megabyte("a megabyte of joined texts", "select 'a'", "||'b'", "");
        megabyte("a megabyte of conditions", "select id from orders where id = 1", " or id = 1", "");
        megabyte("a megabyte of unions", "select 1 as x", " union select 1", "");
        megabyte("a megabyte of columns", "select id", ", id", " from orders");
        megabyte("a megabyte of joins", "select 1 as x from orders", ", orders", "");
        megabyte("a megabyte of rows", "values (1)", ", (1)", "");
        megabyte("a megabyte of parameters", "select id from orders where id in (?", ", ?", ")");
        megabyte("a megabyte of cases", "select case", " when id = 1 then 2", " end from orders");
        megabyte("a megabyte of brackets", "select ", "(", "");
        megabyte("a megabyte of statements", "select 1", "; select 1", "");
        megabyte("a megabyte of sort keys", "select id from orders order by id", ", id", "");
        megabyte("a megabyte of table expressions", "with a as (select 1)", ", a as (select 1)", " select 1");
    }

    private void manyAndDeep() {
        nested(10_000, "brackets", "(", "1", ")");
        nested(10_000, "queries", "(select ", "1", ")");
        nested(10_000, "cases", "case when true then ", "1", " end");
        nested(10_000, "cases in conditions", "case when ", "true", " then true end");
        nested(10_000, "calls", "abs(", "1", ")");
        nested(10_000, "casts", "cast(", "1", " as int)");
        nested(10_000, "arrays", "array[", "1", "]");
        nested(10_000, "nots", "not ", "true", "");
        nested(500, "brackets", "(", "1", ")");
        nested(500, "cases", "case when true then ", "1", " end");
        nested(50, "queries", "(select ", "1", ")");
        texts.put("10,000 derived tables", () -> "select 1 from (".repeat(10_000) + "orders" + ") x".repeat(10_000));
        texts.put("10,000 open comments", () -> "select 1 " + "/*".repeat(10_000));
        texts.put("50,000 values of a list", () -> list(50_000));
        texts.put("50,000 columns", () -> "select 1" + ", 1".repeat(50_000));
        texts.put("5,000 values of a list", () -> list(5_000));
        texts.put("5,000 unions", () -> "select 1 as x" + " union all select 1".repeat(5_000));
        texts.put("5,000 joins", () -> "select 1 as x from orders" + ", orders".repeat(5_000));
        texts.put("5,000 conditions", () -> "select id from orders where id = 1" + " or id = 1".repeat(5_000));
        texts.put("5,000 sums", () -> "select id" + " + id".repeat(5_000) + " as x from orders");
        texts.put("a number without end", () -> "select " + "9".repeat(1_000));
    }

    private static String list(int size) {
        return "select id from orders where id in (0" + ", 1".repeat(size) + ")";
    }

    private void oddCharacters() {
        add("a NUL byte", "select id\u0000 from orders");
        add("a NUL byte at the end", "select id from orders\u0000");
        add("a NUL byte in a comment", "select id /* \u0000 */ from orders");
        add("a NUL byte in a name", "select 1 as \"a\u0000b\"");
        add("a NUL byte in a text", "select 'a\u0000b' as x");
        add("a lone surrogate", "select '\ud800' as x");
        add("a lone surrogate of the other half", "select 'a\udfffb' as x");
        add("surrogates the wrong way round", "select '\udc00\ud800' as x");
        add("a lone surrogate in a name", "select 1 as \"\udc00\"");
        add("a lone surrogate at the end", "select 1 as x \ud83d");
        add("a character beyond the first plane", "select '\ud83d\ude00' as x");
        add("a byte order mark", "\ufeffselect id from orders");
        add("a byte order mark of the other order", "\ufffeselect id from orders");
        add("a text turned right to left", "select '\u202e' as x from orders where \u202eid = 1");
        add("bytes read as the wrong characters", "select id from orders where note = 'Ã¤\u0080\u009f\ufffd'");
        add("quotes of another script", "select ‘id’ from orders");
        add("digits of another script", "select id from orders where id = \u0661\u0662");
        add("blanks of another script", "select\u00a0id\u2003from\u3000orders");
        add("control characters", "select \u0001\u0007\u001b[2J id from orders");
    }
}
