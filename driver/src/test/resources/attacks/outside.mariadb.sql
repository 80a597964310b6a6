create table diary (id bigint primary key, line varchar(100));
insert into diary values (1, 'CANARY-globex-outside diary');
create view everybody as select id, tenant_id, name, ssn from customers;
create function leak_of(n bigint) returns text return (select group_concat(ssn) from customers);
create sequence numbers start with 424242;
create table kept (id bigint primary key, tenant_id varchar(40), line varchar(100)) with system versioning
