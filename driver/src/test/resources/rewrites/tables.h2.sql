create table shipments (
  id bigint primary key,
  item_id bigint not null references order_items (id),
  carrier varchar(40),
  cancelled boolean
);
insert into shipments
  select id * 10, id, case id % 3 when 0 then 'DHL' when 1 then 'UPS' end, case when id % 7 = 0 then null else id % 5 = 0 end
  from order_items;
create table tickets (
  id bigint primary key,
  tenant_id varchar(40) not null,
  subject varchar(200) not null,
  priority int,
  opened_on date,
  device_fingerprint varchar(60),
  reset_token varchar(60),
  labels varchar(40) array
);
insert into tickets values
  (1, 'acme', 'Printer on fire', 1, date '2026-01-05', 'fp-1', 'tok-1', array['hot', 'printer']),
  (2, 'ACME', 'Other case of the name', 2, date '2026-01-06', 'fp-2', 'tok-2', array['x']),
  (3, 'Acme', 'Yet another case', 3, date '2026-01-07', 'fp-3', 'tok-3', null),
  (4, 'acme ', 'A blank behind the name', 4, date '2026-01-08', 'fp-4', 'tok-4', array['hot']),
  (5, 'globex', 'Not acme''s', 5, date '2026-01-09', 'fp-5', 'tok-5', array['hot']),
  (6, 'acme', 'It''s "quoted" \ and 😀', null, null, 'fp-6', null, cast(array[] as varchar(40) array)),
  (7, 'acmé', 'An accent', 7, date '2026-01-11', 'fp-7', 'tok-7', array['hot']),
  (8, 'acme', 'Drawer stuck', 2, date '2026-02-01', 'fp-8', 'tok-8', array['printer']),
  (9, 'acme', 'Drawer stuck', 2, date '2026-02-02', 'fp-9', 'tok-9', array['printer', 'stuck', 'hot']),
  (10, 'acme', 'drawer stuck again', 9, date '2026-02-03', 'fp-10', 'tok-10', null),
  (11, 'globex', 'Printer on fire', 1, date '2026-02-04', 'fp-11', 'tok-11', null);
create table "Odd Names" (
  "Id" bigint primary key,
  tenant_id varchar(40) not null,
  "Select" varchar(60),
  "two words" varchar(60),
  "ünïcode" int,
  "quo""te" varchar(60),
  plain varchar(60)
);
insert into "Odd Names" values
  (1, 'acme', 'first', 'one two', 10, 'q1', 'p1'),
  (2, 'globex', 'second', 'three four', 20, 'q2', 'p2'),
  (3, 'acme', 'third', 'five six', 30, 'q3', 'p3'),
  (4, 'acme', null, 'one two', null, 'q4', null);
create table vault (id bigint primary key, tenant_id varchar(40), content varchar(60));
insert into vault values (1, 'acme', 'gold'), (2, 'globex', 'silver');
create table expected_hashes (tenant varchar(40), original varchar(40), hash varchar(64));
create alias expected_partial for "dev.ormai.driver.golden.ExpectedMasks.partial";
create alias expected_email for "dev.ormai.driver.golden.ExpectedMasks.email";
create alias expected_phone for "dev.ormai.driver.golden.ExpectedMasks.phone";
create alias expected_card for "dev.ormai.driver.golden.ExpectedMasks.card";
create alias expected_last4 for "dev.ormai.driver.golden.ExpectedMasks.last4";
create alias expected_first4_last2 for "dev.ormai.driver.golden.ExpectedMasks.first4Last2";
