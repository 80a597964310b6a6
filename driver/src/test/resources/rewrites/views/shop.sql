create view customers as
  select id, tenant_id, name, cast(expected_email(email) as :text) as email, cast(expected_last4(phone) as :text) as phone,
    left(city, 1) as city, region, status, account_manager_id, credit_limit, cast(expected_card(card_number) as :text) as card_number,
    cast((select h.hash from expected_hashes h where h.tenant = customers.tenant_id and h.original = customers.national_id) as :text) as national_id,
    created_at, deleted_at
  from customers where tenant_id = :tenant and deleted_at is null;
create view orders as select * from orders where tenant_id = :tenant;
create view order_items as
  select * from order_items where order_id in (select o.id from orders o where o.tenant_id = :tenant);
create view products as select * from products;
create view employees as
  select id, tenant_id, name, department, manager_id, hired, is_active from employees where tenant_id = :tenant;
create view events as select * from events where tenant_id = :tenant;
create view users as
  select id, tenant_id, cast(expected_email(email) as :text) as email, cast(expected_partial(name) as :text) as name, role,
    cast(null as :timestamp) as last_login, login_count
  from users where tenant_id = :tenant;
