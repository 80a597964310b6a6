create schema archive;
create table archive.orders (id bigint, tenant_id varchar(40), note varchar(100));
insert into archive.orders values (1, 'acme', 'CANARY-globex-outside archive');
create table archive.customers (id bigint, tenant_id varchar(40), name varchar(100), ssn varchar(100));
insert into archive.customers values (1, 'acme', 'CANARY-globex-outside archive', 'CANARY-globex-outside archive');
create table diary (id bigint primary key, line varchar(100));
insert into diary values (1, 'CANARY-globex-outside diary');
create view everybody as select id, tenant_id, name, ssn from customers;
create sequence numbers start with 424242;
create alias leak_of as 'String leak(java.sql.Connection c, long n) throws Exception { try (java.sql.ResultSet r = c.createStatement().executeQuery("select listagg(ssn) from public.customers")) { r.next() ; return r.getString(1) ; } }';
create constant secret_word value 'CANARY-globex-outside constant';
create domain leaky as varchar(100);
create synonym diary_synonym for diary
