create table shipments (
  id bigint primary key,
  item_id bigint not null,
  carrier varchar(40),
  cancelled boolean,
  foreign key (item_id) references order_items (id)
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
  labels json
);
insert into tickets values
  (1, 'acme', 'Printer on fire', 1, '2026-01-05', 'fp-1', 'tok-1', '["hot", "printer"]'),
  (2, 'ACME', 'Other case of the name', 2, '2026-01-06', 'fp-2', 'tok-2', '["x"]'),
  (3, 'Acme', 'Yet another case', 3, '2026-01-07', 'fp-3', 'tok-3', null),
  (4, 'acme ', 'A blank behind the name', 4, '2026-01-08', 'fp-4', 'tok-4', '["hot"]'),
  (5, 'globex', 'Not acme''s', 5, '2026-01-09', 'fp-5', 'tok-5', '["hot"]'),
  (6, 'acme', 'It''s "quoted" \\ and 😀', null, null, 'fp-6', null, '[]'),
  (7, 'acmé', 'An accent', 7, '2026-01-11', 'fp-7', 'tok-7', '["hot"]'),
  (8, 'acme', 'Drawer stuck', 2, '2026-02-01', 'fp-8', 'tok-8', '["printer"]'),
  (9, 'acme', 'Drawer stuck', 2, '2026-02-02', 'fp-9', 'tok-9', '["printer", "stuck", "hot"]'),
  (10, 'acme', 'drawer stuck again', 9, '2026-02-03', 'fp-10', 'tok-10', null),
  (11, 'globex', 'Printer on fire', 1, '2026-02-04', 'fp-11', 'tok-11', null);
create table `Odd Names` (
  `Id` bigint primary key,
  tenant_id varchar(40) not null,
  `Select` varchar(60),
  `two words` varchar(60),
  `ünïcode` int,
  `quo``te` varchar(60),
  plain varchar(60)
);
insert into `Odd Names` values
  (1, 'acme', 'first', 'one two', 10, 'q1', 'p1'),
  (2, 'globex', 'second', 'three four', 20, 'q2', 'p2'),
  (3, 'acme', 'third', 'five six', 30, 'q3', 'p3'),
  (4, 'acme', null, 'one two', null, 'q4', null);
create table vault (id bigint primary key, tenant_id varchar(40), content varchar(60));
insert into vault values (1, 'acme', 'gold'), (2, 'globex', 'silver');
create table expected_hashes (tenant varchar(40), original varchar(40), hash varchar(64));
create function expected_partial(v longtext) returns longtext deterministic return
  case when char_length(v) <= 2 then repeat('*', char_length(v))
       else concat(left(v, 1), repeat('*', char_length(v) - 2), right(v, 1)) end;
create function expected_email(v longtext) returns longtext deterministic return
  case when v like '%@%' then concat(left(v, locate('@', v) > 1), '***@', substring_index(v, '@', -1)) else expected_partial(v) end;
create function expected_phone(v longtext) returns longtext deterministic return
  case when char_length(v) <= 5 then repeat('*', char_length(v))
       else concat(left(v, 2), repeat('*', char_length(v) - 5), right(v, 3)) end;
create function expected_card(v longtext) returns longtext deterministic return
  case when char_length(v) <= 4 then '****' else concat(repeat('*', char_length(v) - 4), right(v, 4)) end;
create function expected_last4(v longtext) returns longtext deterministic return
  case when char_length(v) <= 4 then repeat('*', char_length(v)) else concat('***', right(v, 4)) end;
create function expected_first4_last2(v longtext) returns longtext deterministic return
  case when char_length(v) <= 6 then repeat('*', char_length(v)) else concat(left(v, 4), ' to ', right(v, 2)) end;
