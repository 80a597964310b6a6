create view tickets as
  select id, tenant_id, subject, priority, opened_on, labels from tickets where tenant_id = :tenant;
create view shipments as
  select s.id, s.item_id, cast(expected_partial(s.carrier) as :text) as carrier, s.cancelled
  from shipments s
  where (s.cancelled = false or s.cancelled is null)
    and s.item_id in (select i.id from order_items i join orders o on o.id = i.order_id
      where o.tenant_id = :tenant and o.status <> 'cancelled' and o.total > -1);
create view order_items as
  select i.id, i.order_id, i.product_id, i.quantity, cast(null as decimal(12,2)) as unit_price
  from order_items i join orders o on o.id = i.order_id
  where o.tenant_id = :tenant and o.status <> 'cancelled' and o.total > -1;
create view orders as
  select id, tenant_id, customer_id, status, cast(expected_partial(cast(total as varchar(40))) as :text) as total, placed_at,
    case when note is null then 'none' else 'some' end as note, version
  from orders where tenant_id = :tenant and status <> 'cancelled' and total > -1;
create view customers as
  select id, cast(expected_partial(name) as :text) as name, cast(expected_email(email) as :text) as email,
    cast(expected_phone(phone) as :text) as phone, region, status, cast(null as decimal(12,2)) as credit_limit,
    cast(expected_first4_last2(card_number) as :text) as card_number
  from customers where tenant_id = :tenant and deleted_at is null and region = :attr.region and status <> 'internal';
create view "Odd Names" as
  select "Id", tenant_id, "Select", "two words", "ünïcode", "quo""te" from "Odd Names" where tenant_id = :tenant;
