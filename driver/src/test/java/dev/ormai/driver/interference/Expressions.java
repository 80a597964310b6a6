package dev.ormai.driver.interference;

import dev.ormai.testkit.DatabaseKind;
import java.util.List;

/** Random values and conditions over rows of the ledger. Not thread-safe. */
final class Expressions {
    private final DatabaseKind kind;
    private final Choices choices;
    private final Fragments fragments;
    private final boolean masked;

    /** @param masked whether masked columns may be read */
    Expressions(DatabaseKind kind, Choices choices, Fragments fragments, boolean masked) {
        this.kind = kind;
        this.choices = choices;
        this.fragments = fragments;
        this.masked = masked;
    }

    /** A number for every visible row. */
    String number(Table table) {
        String number = choices.of(fragments.numbers()).replace("$a", table.alias());
        return switch (choices.below(12)) {
            case 0 -> "coalesce(" + number + ", 0)";
            case 1 -> "case when " + harmless(table) + " then " + number + " else 0 end";
            case 2 -> "case " + table.column("id") + " % 3 when 0 then 0 when 1 then 1 else " + number + " end";
            case 3 -> "(select " + number + " from codes k where k.id = 1)";
            default -> "(" + number + ")";
        };
    }

    String pair(Table left, Table right) {
        return "(" + choices.of(fragments.pairs()).replace("$a", left.alias()).replace("$b", right.alias()) + ")";
    }

    /** A condition that may fail, alone or with others. */
    String where(Table table) {
        return switch (choices.below(8)) {
            case 0, 1 -> harmless(table) + " and " + condition(table);
            case 2 -> condition(table) + " and " + harmless(table);
            case 3 -> "(" + harmless(table) + " or " + condition(table) + ")";
            case 4 -> condition(table) + " and " + condition(table);
            case 5 -> "not (" + harmless(table) + " and not " + condition(table) + ")";
            default -> condition(table);
        };
    }

    String condition(Table table) {
        if (choices.oneIn(4)) {
            return "(" + choices.of(fragments.truths()).replace("$a", table.alias()) + ")";
        }
        if (masked && table.hides() && choices.oneIn(3)) {
            return shown(table);
        }
        String number = number(table);
        return switch (choices.below(8)) {
            case 0 -> number + " <> 77";
            case 1 -> number + " is not null";
            case 2 -> number + " between -5 and 500000000";
            case 3 -> number + " not in (77, 78)";
            case 4 -> number + " >= " + Statement.bound(0);
            case 5 -> number + " > (select min(k.id) - 100 from codes k)";
            case 6 -> "0 <= " + number;
            default -> number + " >= 0";
        };
    }

    /** A condition that cannot fail, hidden keys among its constants. */
    String harmless(Table table) {
        return switch (choices.below(13)) {
            case 0 -> table.id() + " > " + choices.below(50);
            case 1 -> table.id() + " = " + key();
            case 2 -> table.id() + " in (" + key() + ", " + key() + ", " + key() + ")";
            case 3 -> table.id() + " = " + Statement.bound(Integer.parseInt(key()));
            case 4 -> table.column("total") + " between 20 and 500000";
            case 5 -> table.column("name") + " is not null";
            case 6 -> table.column("total") + " in (33, 104, 108, 112, 45)";
            case 7 -> "lower(" + table.column("name") + ") <> 'none'";
            case 8 -> table.column("account_id") + " <= " + choices.below(300);
            case 9 -> table.column("name") + " = " + Statement.bound("1");
            case 10 -> table.column("name") + " like " + choices.of("'1%'", "'%'", "'zz%'", "'_'");
            case 11 -> table.column("account_id") + " = " + LedgerRows.CROWDED;
            default -> "exists (select 1 from codes k where k.id < " + table.column("total") + ")";
        };
    }

    /** Of a visible row or of a hidden one. */
    private String key() {
        return String.valueOf(choices.oneIn(2) ? choices.below(50) : LedgerRows.FIRST_HIDDEN + choices.below(60));
    }

    /** A condition on what a mask shows. */
    private String shown(Table table) {
        if (table.name().equals("notes")) {
            return switch (choices.below(3)) {
                case 0 -> "cast(" + table.column("label") + " as " + integer() + ") >= 0";
                case 1 -> table.column("label") + " = '1'";
                default -> table.column("label") + " in (select k.label from codes k) or " + table.id() + " > 0";
            };
        }
        return switch (choices.below(7)) {
            case 0 -> table.column("phone") + " like '***%'";
            case 1 -> "cast(substring(" + table.column("phone") + ", 4) as " + integer() + ") > 0";
            case 2 -> table.column("email") + " like 'a***@%'";
            case 3 -> table.column("pin") + " is null";
            case 4 -> "length(" + table.column("code") + ") = 64";
            case 5 -> table.column("phone") + " = '***0007'";
            default -> "1000 / (length(" + table.column("phone") + ") - 11) < 0";
        };
    }

    /** Columns and values, as the select list of a statement. */
    String items(Table table) {
        StringBuilder items = new StringBuilder(table.id());
        for (int i = choices.below(3); i > 0; i--) {
            items.append(", ").append(item(table));
        }
        return items.toString();
    }

    private String item(Table table) {
        boolean all = masked || !table.hides();
        return switch (choices.below(8)) {
            case 0 -> table.column("name");
            case 1 -> all ? table.alias() + ".*" : table.column("total");
            case 2 -> masked && table.hides() ? table.column(choices.of(visibleMasks(table))) : table.column("amount");
            case 3 -> "case when " + condition(table) + " then 1 else 0 end";
            case 4 ->
                "(select max(x.total) from items x where x.account_id = " + table.column("account_id") + " and "
                        + where(new Table("items", "x", false)) + ")";
            case 5 -> "(" + number(table) + ")";
            default -> number(table);
        };
    }

    private static List<String> visibleMasks(Table table) {
        return table.name().equals("notes") ? List.of("label") : List.of("phone", "email", "pin", "code");
    }

    private String integer() {
        return kind.isMySqlFamily() ? "signed" : "integer";
    }
}
