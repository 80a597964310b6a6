# Each of these is answered with rows, and none of them tells of what is hidden.
select c.oid, n.nspname, c.relname from pg_catalog.pg_class c left join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where c.relname operator(pg_catalog.~) '^(customers)$' collate pg_catalog.default and pg_catalog.pg_table_is_visible(c.oid) order by 2, 3;
select a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod),
  (select pg_catalog.pg_get_expr(d.adbin, d.adrelid, true) from pg_catalog.pg_attrdef d where d.adrelid = a.attrelid and d.adnum = a.attnum and a.atthasdef),
  a.attnotnull from pg_catalog.pg_attribute a where a.attrelid = 'customers'::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum;
select c2.relname, i.indisprimary, i.indisunique, pg_catalog.pg_get_indexdef(i.indexrelid, 0, true), pg_catalog.pg_get_constraintdef(con.oid, true), contype
from pg_catalog.pg_class c, pg_catalog.pg_class c2, pg_catalog.pg_index i
left join pg_catalog.pg_constraint con on (conrelid = i.indrelid and conindid = i.indexrelid and contype in ('p', 'u', 'x'))
where c.relname = 'customers' and c.oid = i.indrelid and i.indexrelid = c2.oid order by i.indisprimary desc, c2.relname;
select column_name, data_type, column_default from information_schema.columns where table_name = 'customers' order by ordinal_position;
select table_schema, table_name from information_schema.tables where table_schema = 'public';
select tc.constraint_name, kcu.column_name from information_schema.table_constraints tc
join information_schema.key_column_usage kcu on tc.constraint_name = kcu.constraint_name where tc.table_name = 'orders';
select conname, conrelid::regclass as child, confrelid::regclass as parent, pg_get_constraintdef(oid) from pg_constraint where contype = 'f';
select t.typname, e.enumlabel from pg_enum e join pg_type t on t.oid = e.enumtypid order by e.enumsortorder;
select name, setting from pg_settings where name = 'server_version_num';
select current_schema();
select current_schema;
select * from current_schema();
select current_schemas(true);
select version();
select obj_description('customers'::regclass, 'pg_class') as said, col_description('customers'::regclass, 3);
select d.description from pg_catalog.pg_description d join pg_class c on c.oid = d.objoid where c.relname = 'customers';
select pg_get_userbyid(relowner) from pg_class where relname = 'customers';
select relname, reltuples, relpages from pg_class where relname = 'customers';
select typname, typtype, typelem from pg_type where oid = 'int4'::regtype or typname = 'mood';
select to_regclass('public.customers'), to_regclass('canary_secrets');
select tablename from pg_tables where schemaname = 'public';
select indexname, indexdef from pg_indexes where tablename = 'customers';
select nspname from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema';
select format_type(atttypid, atttypmod) from pg_attribute where attrelid = 'customers'::regclass and attname in ('mood', 'name');
select pg_get_serial_sequence('customers', 'id');
select count(*) from pg_proc;
select datname from pg_database;
select rolname from pg_roles;
select a.attname from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey) where i.indrelid = 'public.orders'::regclass and i.indisprimary;
select c.oid from pg_catalog.pg_class c left join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where (pg_catalog.pg_table_is_visible(c.oid)) and c.relname = 'customers' and c.relkind in ('r', 'v', 'm', 'f', 'p');
select "table_schema", "table_name", obj_description((quote_ident("table_schema") || '.' || quote_ident("table_name"))::regclass, 'pg_class') as table_comment
from "information_schema"."tables" where ("table_schema" = 'public' and "table_name" = 'orders') or ("table_schema" = 'public' and "table_name" = 'customers');
# Fails on a hidden row, if it meets one.
select count(*) from pg_class where case when relname like 'cana%' then 1 / (length(relname::text) - length(relname::text)) else 1 end > 0;
select count(*) from information_schema.columns where case when column_name like 'cana%' then 1 / (length(column_name::text) - length(column_name::text)) else 1 end > 0;
