-- The sample shop on MariaDB and MySQL; points in time are UTC. MariaDB has no indexes on expressions, so email itself is indexed. order_items has no tenant of its own: its order has one. products belong to all tenants.

create table customers (
  id bigint primary key,
  tenant_id varchar(40) not null,
  name varchar(200) not null,
  email varchar(200),
  phone varchar(40),
  ssn varchar(60),
  city varchar(100),
  region varchar(40),
  status varchar(20) not null,
  account_manager_id varchar(40),
  credit_limit numeric(12,2),
  card_number varchar(40),
  national_id varchar(40),
  notes mediumtext,
  created_at datetime(6) not null,
  deleted_at datetime(6)
);
create index customers_tenant on customers (tenant_id);
create index customers_email on customers (email);

create table orders (
  id bigint primary key,
  tenant_id varchar(40) not null,
  customer_id bigint not null,
  status varchar(20) not null,
  total numeric(12,2) not null,
  placed_at datetime(6) not null,
  note varchar(300),
  version int not null,
  foreign key (customer_id) references customers (id)
);
create index orders_tenant on orders (tenant_id);
create index orders_customer on orders (customer_id);

create table products (
  id bigint primary key,
  sku varchar(40) not null unique,
  name varchar(200) not null,
  category varchar(60),
  price numeric(12,2) not null,
  stock int not null,
  attributes json
);

create table order_items (
  id bigint primary key,
  order_id bigint not null,
  product_id bigint not null,
  quantity int not null,
  unit_price numeric(12,2) not null,
  foreign key (order_id) references orders (id),
  foreign key (product_id) references products (id)
);
create index order_items_order on order_items (order_id);

create table employees (
  id bigint primary key,
  tenant_id varchar(40) not null,
  name varchar(200) not null,
  department varchar(60),
  manager_id bigint,
  salary numeric(12,2),
  hired date not null,
  is_active boolean not null,
  foreign key (manager_id) references employees (id)
);
create index employees_tenant on employees (tenant_id);

create table users (
  id char(36) primary key,
  tenant_id varchar(40) not null,
  email varchar(200) not null,
  name varchar(200) not null,
  role varchar(20) not null,
  password_hash varchar(100) not null,
  api_token varchar(100),
  last_login datetime(6),
  login_count int not null
);
create index users_tenant on users (tenant_id);
create index users_email on users (email);

create table events (
  id bigint primary key,
  tenant_id varchar(40) not null,
  user_id char(36),
  kind varchar(40) not null,
  payload json,
  at datetime(6) not null,
  foreign key (user_id) references users (id)
);
create index events_tenant on events (tenant_id);
