create table owners (id int primary key, tenant_id varchar(40) not null, code varchar(60) unique);
insert into owners values (1, 'globex', 'CANARY-globex-SECRET-owner'), (2, 'globex', 'CANARY-globex-SECRET-other');
create table vault (id int primary key, owner int not null references owners (id), amount int check (amount < 100), code varchar(40) not null, tiny tinyint, born date, doc json);
insert into vault values (1, 1, 5, 'CANARY-globex-SECRET-vault', 1, date '2024-01-01', null);
create table gen (id int generated always as identity, twice int generated always as (1));
create domain small as int check (value < 10);
create sequence few maxvalue 2 no cache;
create view seen as select count(*) as n from vault
