create table owners (id int primary key, tenant_id varchar(40) not null, code varchar(60) unique);
insert into owners values (1, 'globex', 'CANARY-globex-SECRET-owner'), (2, 'globex', 'CANARY-globex-SECRET-other');
create table vault (id int primary key, owner int not null references owners (id), amount int check (amount < 100), code varchar(40) not null, span int4range, constraint apart exclude using gist (span with &&));
insert into vault values (1, 1, 5, 'CANARY-globex-SECRET-vault', '[1,10)');
create table later (id int primary key, owner int references owners (id) deferrable initially deferred);
create type mood as enum ('glad');
create domain small as int check (value < 10);
create table gen (id int generated always as identity, twice int generated always as (1) stored);
create view seen as select count(*) as n from vault
