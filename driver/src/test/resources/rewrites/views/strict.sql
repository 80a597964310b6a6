create view customers as
  select id, tenant_id, name, city, region, status, account_manager_id, credit_limit, card_number, national_id, notes, created_at, deleted_at
  from customers where tenant_id = :tenant;
create view users as select id, tenant_id, name, role, last_login, login_count from users where tenant_id = :tenant;
