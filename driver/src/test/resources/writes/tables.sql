create table tasks (id int primary key, tenant_id varchar(20) default 'globex', owner_id varchar(20), title varchar(40) default 'untitled',
  email varchar(40), secret varchar(40), fixed int, fixed2 int, kind varchar(20), deleted_at timestamp, parent_id int references tasks (id));;
create table notes (id int primary key, task_id int not null references tasks (id), text varchar(40));;
create table marked (id int primary key, tenant_id varchar(20), gone boolean default false not null);;
create table closed (id int primary key, tenant_id varchar(20));;
create table asked (id int primary key, tenant_id varchar(20));;
create table few (id int primary key, tenant_id varchar(20));;
create table keyed (id int primary key, tenant_id varchar(20), name varchar(20));;
create table outside (id int primary key, keyed_id int references keyed (id));;
