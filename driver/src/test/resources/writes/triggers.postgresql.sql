create function steal() returns trigger language plpgsql as $$
begin
  if new.title = 'steal' then
    new.tenant_id := 'globex';
  end if;
  return new;
end $$;;
create trigger steal before insert or update on tasks for each row execute function steal();;
create unique index stock_name on stock (tenant_id, lower(name));;
create unique index stock_slot on stock (tenant_id, slot) where active;;
