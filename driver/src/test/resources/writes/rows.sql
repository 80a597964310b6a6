delete from notes;;
delete from tasks;;
delete from marked;;
delete from closed;;
delete from asked;;
delete from few;;
delete from keyed;;
delete from numbered;;
delete from stock;;
delete from grown;;
insert into tasks (id, tenant_id, owner_id, title, email, secret, fixed, fixed2, kind, deleted_at) values
 (1, 'acme', 'u-1', 'one', 'one@acme', 's1', 1, 1, 'open', null), (2, 'acme', 'u-1', 'two', 'two@acme', 's2', 1, 1, null, null),
 (3, 'acme', 'u-2', 'three', 'three@acme', 's3', 1, 1, 'open', null), (4, 'acme', 'u-1', 'four', 'four@acme', 's4', 1, 1, 'open', timestamp '2020-01-01 00:00:00'),
 (5, 'globex', 'u-1', 'five', 'five@globex', 's5', 1, 1, 'open', null), (6, 'globex', 'u-2', 'six', 'six@globex', 's6', 1, 1, 'open', null);;
insert into notes values (1, 1, 'own'), (2, 5, 'theirs'), (3, 3, 'another owner');;
insert into marked values (1, 'acme', false), (2, 'globex', false), (3, 'acme', true);;
insert into closed values (1, 'acme'), (2, 'globex');;
insert into asked values (1, 'acme');;
insert into few values (1, 'acme'), (2, 'acme'), (3, 'acme'), (4, 'globex');;
insert into keyed values (1, 'acme', 'a'), (2, 'acme', 'b'), (3, 'globex', 'c');;
insert into numbered values (1, 'acme', 'a'), (2, 'globex', 'b');;
insert into stock (id, tenant_id, code, name, secret, email, amount, slot) values (1, 'acme', 'a', 'alpha', 's1', 'one@acme', 10, 1),
 (2, 'globex', 'a', 'alpha', 's2', 'two@globex', 20, 1), (3, 'acme', 'b', 'beta', 's3', 'three@acme', 30, 2), (4, 'globex', 'z', 'zeta', 's4', 'four@globex', 40, 9);;
insert into grown values (1, 'acme', 'a'), (2, 'globex', 'b');;
