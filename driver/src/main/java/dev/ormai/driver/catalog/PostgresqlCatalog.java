package dev.ormai.driver.catalog;

import dev.ormai.planner.tree.ColumnType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;

/** PostgreSQL's own tables: ordinary, partitioned and foreign ones, views and materialized views. */
final class PostgresqlCatalog {
    static final CatalogQueries QUERIES = new CatalogQueries(
            """
            select n.nspname, c.relname, a.attname, not a.attnotnull as is_nullable,
                   coalesce(b.typname, t.typname) as type_name, coalesce(b.typtype, t.typtype) as type_kind,
                   case when t.typtype = 'd' and a.atttypmod = -1 then t.typtypmod else a.atttypmod end as modifier
            from pg_catalog.pg_attribute a
            join pg_catalog.pg_class c on c.oid = a.attrelid
            join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            join pg_catalog.pg_type t on t.oid = a.atttypid
            left join pg_catalog.pg_type b on t.typtype = 'd' and b.oid = t.typbasetype
            where c.relkind in ('r', 'p', 'f', 'v', 'm') and a.attnum > 0 and not a.attisdropped
              and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
            order by n.nspname, c.relname, a.attnum""",
            """
            select n.nspname, c.relname, a.attname, not a.attnotnull as is_nullable,
                   coalesce(b.typname, t.typname) as type_name, coalesce(b.typtype, t.typtype) as type_kind,
                   case when t.typtype = 'd' and a.atttypmod = -1 then t.typtypmod else a.atttypmod end as modifier
            from pg_catalog.pg_attribute a
            join pg_catalog.pg_class c on c.oid = a.attrelid
            join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            join pg_catalog.pg_type t on t.oid = a.atttypid
            left join pg_catalog.pg_type b on t.typtype = 'd' and b.oid = t.typbasetype
            where c.relkind in ('r', 'p', 'f', 'v', 'm') and a.attnum > 0 and not a.attisdropped
              and n.nspname in ('pg_catalog', 'information_schema') and c.oid < 16384
            order by n.nspname, c.relname, a.attnum""",
            """
            select n.nspname, c.relname, a.attname
            from pg_catalog.pg_constraint k
            join pg_catalog.pg_class c on c.oid = k.conrelid
            join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            cross join lateral unnest(k.conkey) with ordinality as u(attnum, place)
            join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum = u.attnum
            where k.contype = 'p' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
            order by n.nspname, c.relname, u.place""",
            """
            select n.nspname, c.relname, k.conname, a.attname, fn.nspname, fc.relname, fa.attname
            from pg_catalog.pg_constraint k
            join pg_catalog.pg_class c on c.oid = k.conrelid
            join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            join pg_catalog.pg_class fc on fc.oid = k.confrelid
            join pg_catalog.pg_namespace fn on fn.oid = fc.relnamespace
            cross join lateral unnest(k.conkey, k.confkey) with ordinality as u(attnum, target, place)
            join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum = u.attnum
            join pg_catalog.pg_attribute fa on fa.attrelid = fc.oid and fa.attnum = u.target
            where k.contype = 'f' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
            order by n.nspname, c.relname, k.conname, u.place""",
            """
            with extended as (
                select d.classid, d.objid, e.extname
                from pg_catalog.pg_depend d
                join pg_catalog.pg_extension e on e.oid = d.refobjid
                where d.deptype = 'e' and d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass)
            select distinct 'FUNCTION' as kind, n.nspname, p.proname, x.extname
            from pg_catalog.pg_proc p
            join pg_catalog.pg_namespace n on n.oid = p.pronamespace
            left join extended x on x.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass and x.objid = p.oid
            where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
            union
            select 'OPERATOR', n.nspname, o.oprname, x.extname
            from pg_catalog.pg_operator o
            join pg_catalog.pg_namespace n on n.oid = o.oprnamespace
            left join extended x on x.classid = 'pg_catalog.pg_operator'::pg_catalog.regclass and x.objid = o.oid
            where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
            union
            select 'COLLATION', n.nspname, c.collname, null
            from pg_catalog.pg_collation c
            join pg_catalog.pg_namespace n on n.oid = c.collnamespace
            where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
            union
            select 'TYPE', n.nspname, t.typname, x.extname
            from pg_catalog.pg_type t
            join pg_catalog.pg_namespace n on n.oid = t.typnamespace
            left join extended x on x.classid = 'pg_catalog.pg_type'::pg_catalog.regclass and x.objid = t.oid
            where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
              and (t.typtype = 'e' or t.typtype in ('b', 'r', 'm') and x.extname is not null)
              and not exists (
                select from pg_catalog.pg_cast k
                where (k.castsource = t.oid or k.casttarget = t.oid) and k.castfunc <> 0
                  and not exists (
                    select from pg_catalog.pg_proc p
                    where p.oid = k.castfunc
                      and (p.pronamespace = 'pg_catalog'::pg_catalog.regnamespace
                        or exists (select from extended y
                           where y.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass and y.objid = p.oid))))
            order by 1, 2, 3, 4""",
            Optional.of(
                    """
            select n.nspname, c.relname, k.conname, a.attname
            from pg_catalog.pg_constraint k
            join pg_catalog.pg_class c on c.oid = k.conrelid
            join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            cross join lateral unnest(k.conkey) with ordinality as u(attnum, place)
            join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum = u.attnum
            where k.contype in ('p', 'u') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
            order by n.nspname, c.relname, k.conname, u.place"""),
            Optional.empty(),
            PostgresqlCatalog::type);

    private PostgresqlCatalog() {}

    private static ColumnType type(ResultSet row) throws SQLException {
        String name = row.getString("type_name");
        int modifier = row.getInt("modifier");
        return switch (name) {
            case "varchar", "bpchar" -> new ColumnType(jdbcType(name, row), name, Math.max(0, modifier - 4), 0);
            case "numeric" ->
                modifier < 4
                        ? new ColumnType(Types.NUMERIC, name, 0, 0)
                        : new ColumnType(Types.NUMERIC, name, ((modifier - 4) >> 16) & 0xffff, scale(modifier));
            default -> new ColumnType(jdbcType(name, row), name, 0, 0);
        };
    }

    /** Eleven bits with a sign. */
    private static int scale(int modifier) {
        return (((modifier - 4) & 0x7ff) ^ 1024) - 1024;
    }

    private static int jdbcType(String name, ResultSet row) throws SQLException {
        if (name.startsWith("_")) {
            return Types.ARRAY;
        }
        return switch (name) {
            case "int2" -> Types.SMALLINT;
            case "int4" -> Types.INTEGER;
            case "int8", "oid" -> Types.BIGINT;
            case "float4" -> Types.REAL;
            case "float8", "money" -> Types.DOUBLE;
            case "bpchar", "char" -> Types.CHAR;
            case "varchar", "text", "name" -> Types.VARCHAR;
            case "bool", "bit" -> Types.BIT;
            case "bytea" -> Types.BINARY;
            case "date" -> Types.DATE;
            case "time", "timetz" -> Types.TIME;
            case "timestamp", "timestamptz" -> Types.TIMESTAMP;
            case "xml" -> Types.SQLXML;
            default -> row.getString("type_kind").equals("e") ? Types.VARCHAR : Types.OTHER;
        };
    }
}
