create trigger steal_on_insert before insert on tasks for each row call 'dev.ormai.driver.writes.StealTrigger';;
create trigger steal_on_update before update on tasks for each row call 'dev.ormai.driver.writes.StealTrigger';;
