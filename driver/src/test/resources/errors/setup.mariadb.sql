create table owners (id int primary key, tenant_id varchar(40) not null, code varchar(60) unique);
insert into owners values (1, 'globex', 'CANARY-globex-SECRET-owner'), (2, 'globex', 'CANARY-globex-SECRET-other');
create table vault (id int primary key, owner int not null, amount int, code varchar(40) not null, tiny tinyint, day date, doc json, u int unsigned, constraint few check (amount < 100), constraint owned foreign key (owner) references owners (id));
insert into vault values (1, 1, 5, 'CANARY-globex-SECRET-vault', 1, '2024-01-01', null, 1);
create table gen (id int primary key auto_increment, twice int generated always as (1) stored);
create view seen as select count(*) as n from vault;
create procedure loud() begin signal sqlstate '45000' set message_text = 'CANARY-globex-SECRET-signal'; end;
create table parts (id int primary key) partition by range (id) (partition p0 values less than (10));
create table e (m enum('glad'))
