package dev.ormai.driver.interference;

import dev.ormai.testkit.DatabaseKind;

/**
 * Writes to the ledger as acme whose expressions fail on rows that acme may not see. Keys of new rows are free, or taken in every state, for
 * that a key is taken is no secret (docs/threat-model.md). Not thread-safe.
 */
final class RandomWrites {
    static final int FIRST_NEW = 5_000;
    private static final String COMMON = "id, account_id, total, big, amount, name, body, booked, seen";

    /** As many hidden rows as there are in each state. */
    private static final int TAKEN = 20;

    private final DatabaseKind kind;
    private final Fragments fragments;

    RandomWrites(DatabaseKind kind) {
        this.kind = kind;
        this.fragments = Fragments.of(kind);
    }

    /** The same seed makes the same statement. */
    Statement of(long seed) {
        Choices choices = new Choices(seed);
        return Statement.of(
                new One(choices, new Expressions(kind, choices, fragments, true), new Tables(choices)).sql(), false);
    }

    private boolean postgresql() {
        return kind == DatabaseKind.POSTGRESQL;
    }

    /** One statement while it grows. */
    private final class One {
        private final Choices choices;
        private final Expressions e;
        private final Table t;
        private final Table last;

        One(Choices choices, Expressions e, Tables tables) {
            this.choices = choices;
            this.e = e;
            this.t = tables.any();
            this.last = tables.any();
        }

        String sql() {
            int most = postgresql() ? 9 : 4;
            return switch (choices.below(most)) {
                case 0, 1 -> update() + returning();
                case 2 -> delete() + returning();
                case 3 -> insert() + returning();
                case 4 -> insert() + conflict() + returning();
                case 5 -> updateFrom() + returning();
                case 6 ->
                    "delete from " + t + " using " + last + " where " + e.where(t) + " and " + e.where(last)
                            + returning();
                case 7 ->
                    "insert into " + t.name() + " as " + t.alias() + " (" + columns() + ") select " + (FIRST_NEW + 100)
                            + " + "
                            + last.id() + values(last.column("account_id")) + " from " + last + " where "
                            + e.where(last)
                            + choices.of("", " and " + e.condition(last)) + conflict();
                default ->
                    "with w as ("
                            + choices.of(update(), delete(), insert() + conflict()) + " returning " + t.id() + ", "
                            + e.number(t) + " as y) select "
                            + choices.of(
                                    "count(*), max(y) from w", "id from w where 1000 / (y - 77) > -5000", "7 as seven");
            };
        }

        private String update() {
            return "update " + t + " set " + assignment() + choices.of("", ", name = 'changed'")
                    + choices.of(" where " + e.where(t), " where " + e.harmless(t) + " and " + e.condition(t));
        }

        private String assignment() {
            return switch (choices.below(7)) {
                case 0 -> "total = " + t.column("total") + " + " + Statement.bound(choices.below(9));
                case 1 -> "big = case when " + e.condition(t) + " then 1 else 2 end";
                case 2 -> "total = (select count(*) from " + last + " where " + e.where(last) + ")";
                case 3 -> t.name().equals("items") ? "account_id = " + account() : "total = 5";
                case 4 ->
                    t.name().equals("items") || t.name().equals("notes")
                            ? "total = 6"
                            : "tenant_id = " + choices.of("'acme'", "'globex'", "tenant_id");
                case 5 -> t.name().equals("notes") ? "status = " + choices.of("'open'", "'internal'") : "total = 7";
                default -> "big = (select max(x.big) from items x where x.account_id = " + t.column("account_id") + ")";
            };
        }

        private String updateFrom() {
            return "update " + t + " set total = " + last.column("total") + " from " + last + " where " + last.id()
                    + " = " + t.id() + " and " + e.where(last) + " and " + e.where(t);
        }

        private String delete() {
            return "delete from " + t + " where " + e.where(t);
        }

        private String insert() {
            String alias = postgresql() ? " as " + t.alias() : "";
            return "insert into " + t.name() + alias + " (" + columns() + ") values (" + id() + values(account()) + ")"
                    + (choices.oneIn(3) ? ", (" + (FIRST_NEW + 50 + choices.below(9)) + values(account()) + ")" : "");
        }

        private String id() {
            return switch (choices.below(4)) {
                case 0 -> String.valueOf(1 + choices.below(40));
                case 1 -> String.valueOf(LedgerRows.FIRST_HIDDEN + choices.below(TAKEN));
                default -> String.valueOf(FIRST_NEW + choices.below(40));
            };
        }

        private String account() {
            return String.valueOf(
                    choices.oneIn(5) ? LedgerRows.FIRST_HIDDEN + choices.below(TAKEN) : 1 + choices.below(40));
        }

        private String columns() {
            return t.name().equals("notes") ? COMMON + ", region, status" : COMMON;
        }

        private String values(String account) {
            return ", " + account + ", 104, 3, 4.25, 'new', '{}', date '2024-03-03', timestamp '2024-03-03 10:00:00'"
                    + (t.name().equals("notes") ? ", " + choices.of("'north'", "'north'", "'south'") + ", 'open'" : "");
        }

        private String conflict() {
            return switch (choices.below(4)) {
                case 0 -> " on conflict do nothing";
                case 1 -> " on conflict (id) do nothing";
                case 2 -> " on conflict (id) do update set total = excluded.total + 1 where " + e.where(t);
                default ->
                    " on conflict (id) do update set name = excluded.name, big = case when " + e.condition(t)
                            + " then 1 else 2 end";
            };
        }

        private String returning() {
            return postgresql() && choices.oneIn(2) ? " returning " + e.items(t).replace(t.alias() + ".*", t.id()) : "";
        }
    }
}
