# Each of these is answered with rows, and none of them tells of what is hidden. What Hibernate, jOOQ, Flyway, Liquibase, DBeaver and
# H2's own driver ask, in their shapes.
select schema_name from information_schema.schemata;
select catalog_name from information_schema.information_schema_catalog_name;
SELECT TABLE_CATALOG, TABLE_SCHEMA, TABLE_NAME, TABLE_TYPE, REMARKS, TABLE_CLASS FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = schema() ORDER BY TABLE_TYPE, TABLE_SCHEMA, TABLE_NAME;
SELECT COLUMN_NAME, ORDINAL_POSITION, COLUMN_DEFAULT, IS_NULLABLE, DATA_TYPE, CHARACTER_MAXIMUM_LENGTH, NUMERIC_SCALE, IS_IDENTITY, IS_GENERATED, REMARKS FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_NAME = 'CUSTOMERS' ORDER BY ORDINAL_POSITION;
select column_default from information_schema.columns where column_name = 'EMAIL' and column_default is not null;
select c.constraint_name, c.constraint_type, k.column_name from information_schema.table_constraints c join information_schema.key_column_usage k on c.constraint_schema = k.constraint_schema and c.constraint_name = k.constraint_name where c.table_name = 'ORDERS' order by 1, k.ordinal_position;
select c.constraint_name from information_schema.table_constraints c where c.constraint_type = 'FOREIGN KEY' and c.constraint_name = 'ORDERS_CUSTOMER';
select r.constraint_name, r.unique_constraint_name, r.delete_rule, k.column_name from information_schema.referential_constraints r join information_schema.key_column_usage k on k.constraint_name = r.unique_constraint_name and k.constraint_schema = r.unique_constraint_schema;
select i.index_name, i.index_type_name, c.column_name, c.ordinal_position, c.is_unique from information_schema.indexes i join information_schema.index_columns c on i.index_schema = c.index_schema and i.index_name = c.index_name where i.table_name = 'CUSTOMERS' order by 1, 4;
select index_name from information_schema.indexes where index_name = 'CUSTOMERS_NAME';
select table_name, row_count_estimate, last_modification from information_schema.tables where table_schema = schema();
select column_name, selectivity, identity_base from information_schema.columns where column_name = 'ID';
select value_name from information_schema.enum_values where object_name = 'CUSTOMERS';
select remarks from information_schema.tables where table_name = 'CUSTOMERS';
select view_definition from information_schema.views;
select schema_name, schema_owner, remarks from information_schema.schemata where schema_name = 'PUBLIC';
select table_name, column_name from information_schema.columns where table_schema = 'INFORMATION_SCHEMA' and table_name = 'TABLES';
select tables.table_name from information_schema.tables where tables.table_schema = schema();
select constraint_name, column_name from information_schema.constraint_column_usage;
select collation_name from information_schema.collations limit 1;
select h2version();
select constraint_name from information_schema.table_constraints where constraint_name = 'FEW_STARS';
# Fails on a hidden row, if it meets one.
select count(*) from information_schema.tables where case when table_name like 'CANA%' then 1 / (length(table_name) - length(table_name)) else 1 end > 0;
select count(*) from information_schema.columns where case when column_name like 'CANA%' then 1 / (length(column_name) - length(column_name)) else 1 end > 0;
select count(*) from information_schema.table_constraints where case when constraint_name like 'CANA%' then 1 / (length(constraint_name) - length(constraint_name)) else 1 end > 0;
