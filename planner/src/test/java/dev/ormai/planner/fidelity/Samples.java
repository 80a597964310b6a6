package dev.ormai.planner.fidelity;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.lex.Lexer;
import dev.ormai.planner.lex.Tokens;
import java.util.List;
import java.util.stream.Stream;

/** Statements that use every part of the grammar at least once. */
public final class Samples {
    private static final List<String> POSTGRESQL = List.of(
            "select 1",
            "select all a, b as c, t.d e, s.t.f, t.*, * from s.t as t where a = 1 and not b <> 'x' or c is null",
            "select distinct on (a, b) a from t order by a desc nulls last, b asc limit 3 offset 4",
            "select a from t left outer join u on t.id = u.id inner join v using (id, k) cross join w",
            "select * from a natural inner join b natural left join c, d full join e on true",
            "select * from a join b join c on b.x = c.x on a.x = b.x",
            "select * from (a join b on a.x = b.x) left join (select 1 as x) as s (y) on s.y = a.x",
            "select * from only t, lateral (select t.a) q, generate_series(1, 3) with ordinality as g (n, i), t *",
            "select * from json_to_recordset('[]') as r (a int, b numeric(10, 2), c timestamp with time zone, d text[])",
            "select * from t as x (a, b) tablesample bernoulli (10) repeatable (3)",
            "select sum(a) filter (where b > 0), count(*), count(distinct c), string_agg(d, ',' order by e desc) from t",
            "select percentile_cont(0.5) within group (order by a), lag(a, 1) over (partition by b order by c) from t",
            "select sum(a) over w, avg(a) over (w rows between 1 preceding and unbounded following exclude ties) from t"
                    + " window w as (partition by b order by c range unbounded preceding)",
            "select a, count(*) from t group by a, (b, c), rollup (d), cube (e, f), grouping sets ((a), ()) having count(*) > 1",
            "with recursive t (n) as (select 1 union all select n + 1 from t where n < 9) select sum(n) from t",
            "with a as materialized (select 1), b as not materialized (values (1, 'x'), (2, 'y')) table b",
            "(select 1 limit 1) union distinct select 2 intersect all select 3 except select 4 order by 1"
                    + " offset 2 rows fetch next 3 rows only",
            "select a from t order by a fetch first row_count row with ties",
            "select a from t offset 5 limit all",
            "select a from t limit 1 for no key update of t nowait for share skip locked",
            "select -a ^ 2, + b, ~ c, @ -1, 1 - -1, a || b -> 'c' ->> 'd', a @> b, a #>> '{x,y}', a ?? 'k', a ~* 'b'",
            "select a between symmetric 1 and 2 + 3, a not in (1, 2), (a, b) in (select 1, 2), a not like 'x' escape '!'",
            "select a ilike any (array['x', 'y']), a = any (select 1), b <> all (array[[1], [2]]), a similar to 'x'",
            "select case when a then 1 else 2 end, case a when 1 then 'x' when 2 then 'y' end",
            "select cast(a as numeric(12, 2)), b::text::varchar(3), c::double precision[], d::s.u, e::\"char\"",
            "select date '2020-01-01', timestamp with time zone 'x', interval '1' day, interval '1-2' year to month, uuid 'u'",
            "select extract(year from a), trim(both 'x' from a), substring(a from 1 for 2), position('a' in b), trim(a)",
            "select overlay(a placing b from 1), coalesce(a, b), pg_catalog.lower(a), \"Odd\"(a), make_date(year => 2020)",
            "select a at time zone 'utc', a collate \"C\", a is distinct from b, a is not true, a isnull, b notnull",
            "select (a).b, (f(x)).c.d, a[1], a[1:2], a[:2], a[2:], array(select 1), row(1, 2), (1, 2) = (3, 4), row()",
            "select current_date, current_timestamp(3), current_user, null, true, false, 1.5e3, X'1F', B'101', E'a\\nb'",
            "select exists (select 1), (select max(x) from t), ((select 1)), (((a)))",
            "select \"Weird \"\"name\"\"\", t.select, t.\"from\", a as order from \"Sch\".\"T\" t where \"t\".\"x\" = ?",
            "select a from t where a = ? and b in (?, ?) limit ? offset ?",
            "select from t where exists (select) and exists (select all from u order by a limit 1)",
            "select from t window w as (order by a) union all select intersect select from u group by a having b for update",
            "select N'a''b', n'x' || 'y', cast(N'z' as text)",
            "select j.* from t, json_table(t.d, '$[*]' columns (a int path '$.a' error on empty default 1 + 2 on error,"
                    + " b text, nested path '$.x' columns (n for ordinality), ok boolean exists path '$.y') error on error)"
                    + " as j (x, y)",
            "select format('%s', variadic array['a']), a operator(pg_catalog.~) 'x' and b collate pg_catalog.default = c");

    private static final List<String> MYSQL = List.of(
            "SELECT `a`, COUNT(*) FROM `t` WHERE a <=> NULL && b = \"x\" || !(c) XOR d DIV 2 MOD 3 LIMIT 5, 10",
            "select straight_join a from t use index (PRIMARY) straight_join u force index for join (i, j) lock in share mode",
            "select a from t where a regexp '^x' and b not rlike 'y' and binary c = 'z' group by a with rollup",
            "select now() - interval 1 + 2 day, date_add(a, interval 3 month), timestampdiff(hour, a, b), a -> '$.x'",
            "select group_concat(distinct a order by b desc separator '; '), convert(a using utf8mb4), convert(a, decimal(10, 1))",
            "select N'a\\'b', _utf8'x', n'y' from dual where a union select b from dual",
            "select j.* from t, json_table(t.d, '$[*]' columns (Path varchar(10) character set utf8mb4 path '$.a' null on empty"
                    + " default '{}' on error, n for ordinality, nested '$.x' columns (b decimal(10, 2) path '$', `order` json"
                    + " path '$.o', nested path '$.z[*]' columns (c int exists path '$.c')))) as j",
            "select cast(a as unsigned), cast(b as char), if(a, b, c), left(a, 2), replace(a, 'x', 'y'), current_timestamp()");

    private static final List<String> H2 = List.of(
            "SELECT COUNT(*), Total + 1, \"Odd\", T.A FROM T JOIN U ON T.ID = U.ID WHERE NAME ILIKE 'x%' AND A REGEXP 'y'",
            "select a from t order by a offset 1 row fetch first 2 rows only");

    private Samples() {}

    /** The tokens of all samples. */
    public static Stream<Tokens> tokens() {
        return Stream.of(lexed(Dialect.POSTGRESQL, POSTGRESQL), lexed(Dialect.MYSQL, MYSQL), lexed(Dialect.H2, H2))
                .flatMap(s -> s);
    }

    private static Stream<Tokens> lexed(Dialect dialect, List<String> statements) {
        return statements.stream().map(Lexer.of(dialect)::lex);
    }
}
