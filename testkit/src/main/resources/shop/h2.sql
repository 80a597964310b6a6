-- The sample shop on H2, which has no indexes on expressions. order_items has no tenant of its own: its order has one. products belong to all tenants.

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
  notes character varying(100000),
  created_at timestamp with time zone not null,
  deleted_at timestamp
);
create index customers_tenant on customers (tenant_id);

create table orders (
  id bigint primary key,
  tenant_id varchar(40) not null,
  customer_id bigint not null references customers (id),
  status varchar(20) not null,
  total numeric(12,2) not null,
  placed_at timestamp with time zone not null,
  note varchar(300),
  version int not null
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
  order_id bigint not null references orders (id),
  product_id bigint not null references products (id),
  quantity int not null,
  unit_price numeric(12,2) not null
);
create index order_items_order on order_items (order_id);

create table employees (
  id bigint primary key,
  tenant_id varchar(40) not null,
  name varchar(200) not null,
  department varchar(60),
  manager_id bigint references employees (id),
  salary numeric(12,2),
  hired date not null,
  is_active boolean not null
);
create index employees_tenant on employees (tenant_id);

create table users (
  id uuid primary key,
  tenant_id varchar(40) not null,
  email varchar(200) not null,
  name varchar(200) not null,
  role varchar(20) not null,
  password_hash varchar(100) not null,
  api_token varchar(100),
  last_login timestamp with time zone,
  login_count int not null
);
create index users_tenant on users (tenant_id);

create table events (
  id bigint primary key,
  tenant_id varchar(40) not null,
  user_id uuid references users (id),
  kind varchar(40) not null,
  payload json,
  at timestamp with time zone not null
);
create index events_tenant on events (tenant_id);
