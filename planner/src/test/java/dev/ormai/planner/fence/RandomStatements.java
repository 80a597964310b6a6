package dev.ormai.planner.fence;

import dev.ormai.planner.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Statements over the ledger whose expressions fail on some of the rows that acme may not see, and on none that it may see.
 * The same seed makes the same statement.
 */
final class RandomStatements {
    private final Dialect dialect;
    private final Random random;
    private final List<Object> values = new ArrayList<>();

    private RandomStatements(Dialect dialect, long seed) {
        this.dialect = dialect;
        this.random = new Random(seed);
    }

    static Statement of(Dialect dialect, long seed) {
        RandomStatements statements = new RandomStatements(dialect, seed);
        String sql = statements.statement();
        return new Statement(sql, statements.values);
    }

    private String statement() {
        return switch (random.nextInt(14)) {
            case 0 -> "select e.id from entries e where " + where("e");
            case 1 -> "select l.id from items l where " + where("l");
            case 2 ->
                "select count(*) from entries e join items l on l.account_id = e.account_id and " + condition("l")
                        + " where " + where("e");
            case 3 ->
                "select count(*) from entries e left join items l on l.account_id = e.account_id and " + where("l");
            case 4 ->
                "select count(*) from (select l.id, " + value("l") + " as y from items l) s where s.y is not null";
            case 5 ->
                "with c as (select e.account_id, " + value("e") + " as y from entries e where " + benign("e")
                        + ") select count(*) from c join items l on l.account_id = c.account_id where c.y >= 0 or "
                        + where("l");
            case 6 ->
                "select a.id from accounts a where exists (select 1 from items l where l.account_id = a.id and "
                        + where("l") + ")";
            case 7 ->
                "select a.id from accounts a where a.id in (select l.account_id from items l where " + where("l") + ")";
            case 8 ->
                "select max(y) from (select l.account_id, " + value("l")
                        + " as y, count(*) as n from items l group by l.account_id, l.total, l.big, l.name) s where s.y >= 0";
            case 9 ->
                "select l.id from items l where l.total > 5 and " + benign("l") + " order by " + value("l") + ", l.id";
            case 10 ->
                "select count(*) from items l join entries e on e.total = " + value("l") + " where " + benign("e");
            case 11 ->
                "select e.id from entries e where " + where("e") + " union select l.id from items l where "
                        + where("l");
            case 12 -> "select e.id from entries e where " + several() + " and " + benign("e");
            default ->
                "select count(*) from accounts a, entries e, items l where a.id = e.account_id and l.account_id = a.id and "
                        + where("e") + " and " + where("l");
        };
    }

    /** A sub-select that gives one row for each account with visible entries and two for one that only hidden entries name. */
    private String several() {
        return "e.total > (select l.total - 500 from items l where l.account_id = e.account_id and l.id > 0)";
    }

    private String where(String alias) {
        return switch (random.nextInt(5)) {
            case 0 -> benign(alias) + " and " + condition(alias);
            case 1 -> condition(alias) + " and " + benign(alias);
            case 2 -> "(" + benign(alias) + " or " + condition(alias) + ")";
            case 3 -> condition(alias) + " and " + condition(alias);
            default -> condition(alias);
        };
    }

    private String benign(String alias) {
        return switch (random.nextInt(6)) {
            case 0 -> alias + ".id > " + random.nextInt(50);
            case 1 -> alias + ".total between 20 and 500000";
            case 2 -> alias + ".name is not null";
            case 3 -> alias + ".total in (33, 104, 108, 112)";
            case 4 -> "lower(" + alias + ".name) <> 'none'";
            default -> alias + ".account_id <= " + random.nextInt(300);
        };
    }

    private String condition(String alias) {
        if (random.nextInt(6) == 0) {
            return textual(alias);
        }
        return value(alias) + (random.nextBoolean() ? " >= 0" : " <> 77");
    }

    private String textual(String alias) {
        return switch (dialect) {
            case POSTGRESQL ->
                switch (random.nextInt(4)) {
                    case 0 -> "'x' !~ " + alias + ".name";
                    case 1 -> "not (" + alias + ".name || 'e0')::float8 < 0";
                    case 2 -> alias + ".name::boolean is null or " + alias + ".id > 0";
                    default -> "substring(" + alias + ".name, 1, " + alias + ".total - 40) <> ''";
                };
            case MYSQL -> random.nextBoolean() ? alias + ".name > 5" : "'x' not rlike " + alias + ".name";
            case H2 -> bound(alias + (random.nextBoolean() ? ".name = ?" : ".name >= ?"), 1);
        };
    }

    private String bound(String sql, Object value) {
        values.add(value);
        return sql;
    }

    /** A number for every visible row. */
    private String value(String alias) {
        return switch (dialect) {
            case POSTGRESQL -> postgres(alias);
            case MYSQL -> mysql(alias);
            case H2 -> h2(alias);
        };
    }

    private String postgres(String a) {
        return switch (random.nextInt(10)) {
            case 0 -> "1000000 / (" + a + ".total - 33)";
            case 1 -> "cast(" + a + ".name as integer)";
            case 2 -> "cast(sqrt(" + a + ".total - 40) as integer)";
            case 3 -> "cast(ln(" + a + ".total - 40) as integer)";
            case 4 -> "(" + a + ".big + 1)";
            case 5 -> a + ".total * " + a + ".total";
            case 6 -> "cast(" + a + ".big as integer)";
            case 7 -> "(string_to_array(" + a + ".name, ','))[1]::integer";
            case 8 -> "cast(('{\"a\":' || " + a + ".name || '}')::jsonb ->> 'a' as integer)";
            default -> "mod(" + a + ".total, " + a + ".total - 33)";
        };
    }

    private String mysql(String a) {
        return switch (random.nextInt(6)) {
            case 0 -> "(" + a + ".big + 1)";
            case 1 -> a + ".big * 4";
            case 2 -> "1000000 / (" + a + ".total - 33)";
            case 3 -> "cast(" + a + ".name as signed)";
            case 4 -> "exp(" + a + ".total / 100)";
            default -> "json_extract(concat('{\"a\":', " + a + ".name, '}'), '$.a')";
        };
    }

    private String h2(String a) {
        return switch (random.nextInt(6)) {
            case 0 -> "1000000 / (" + a + ".total - 33)";
            case 1 -> "cast(" + a + ".name as integer)";
            case 2 -> "sqrt(" + a + ".total - 40)";
            case 3 -> "(" + a + ".big + 1)";
            case 4 -> "cast(" + a + ".big as integer)";
            default -> "mod(" + a + ".total, " + a + ".total - 33)";
        };
    }
}
