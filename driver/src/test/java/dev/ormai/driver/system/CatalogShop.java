package dev.ormai.driver.system;

import dev.ormai.driver.OrmAiDataSource;
import dev.ormai.policy.Principal;
import dev.ormai.policy.Secrets;
import dev.ormai.policy.file.PolicyFile;
import dev.ormai.testkit.TestDatabase;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A shop in whose catalog every name that its policy hides holds the word canary. */
record CatalogShop(TestDatabase database) implements DataSource {
    static final String CANARY = "canary";

    private static final String POLICY =
            """
            version: 1
            profile: app
            tenant: tenant_id
            deny: ["canary_*"]
            models:
              Customer: {table: customers, fields: {canary_ssn: deny}}
              Order: {table: orders}
              Everybody: {table: everybody}
              Note: {table: notes}
            """;

    static CatalogShop onPostgresql(TestDatabase database) throws SQLException {
        database.execute(
                "create type mood as enum ('glad', 'sad')",
                "create type canary_kind as enum ('canary_first', 'canary_second')",
                "create schema canary_schema",
                "create function canary_check(text) returns boolean language sql immutable as 'select true'",
                "create table canary_secrets (canary_id serial primary key, canary_kind canary_kind)",
                "create table canary_schema.customers (id int primary key, canary_other text)",
                "create table customers (id serial primary key, tenant_id varchar(40) not null, name varchar(60) not null,"
                        + " email text default 'none', canary_ssn text default 'canary_default', mood mood,"
                        + " constraint canary_unique unique (canary_ssn),"
                        + " constraint canary_checked check (canary_ssn <> 'canary'),"
                        + " constraint canary_called check (canary_check(name)),"
                        + " constraint name_length check (length(name) > 0), constraint email_once unique (tenant_id, email))",
                "create table orders (id bigserial primary key, tenant_id varchar(40) not null,"
                        + " customer_id int not null, total numeric(10, 2),"
                        + " foreign key (customer_id) references customers)",
                "create index customers_name on customers (lower(name))",
                "create index canary_index on customers (name, canary_ssn)",
                "create index canary_partial on customers (name) where canary_ssn is not null",
                "create index orders_total on orders (total)",
                "create view canary_view as select canary_ssn from customers",
                "create sequence canary_sequence",
                "comment on table canary_secrets is 'canary comment'",
                "comment on column customers.canary_ssn is 'canary comment'",
                "comment on table customers is 'who buys'",
                "comment on column customers.name is 'how we call them'",
                "comment on schema public is 'canary comment'",
                "insert into customers (tenant_id, name, canary_ssn) values ('acme', 'Ada', 'canary_row')",
                "analyze customers");
        return new CatalogShop(database);
    }

    /** Names that differ from visible ones by case or an accent are hidden too: the catalog takes them for the same. */
    static CatalogShop onMariaDb(TestDatabase database) throws SQLException {
        database.execute(
                "create function canary_check(x text) returns boolean deterministic return true",
                "create sequence canary_sequence",
                "create table canary_secrets (canary_id int primary key auto_increment, canary_kind enum('canary_first', 'canary_second'))"
                        + " comment 'canary comment'",
                "create table CUSTOMERS (id int primary key, canary_upper text, constraint canary_case unique (id))",
                "create table `cüstomers` (id int primary key, canary_accent text)",
                "create table customers (id int primary key auto_increment, tenant_id varchar(40) not null,"
                        + " name varchar(60) not null comment 'how we call them', email varchar(60) default 'none',"
                        + " rank_no bigint default nextval(canary_sequence),"
                        + " length_of int generated always as (length(canary_ssn)) virtual,"
                        + " canary_ssn varchar(60) default 'canary_default' comment 'canary comment',"
                        + " mood enum('glad', 'sad'), made timestamp default current_timestamp on update current_timestamp,"
                        + " constraint canary_unique unique (canary_ssn),"
                        + " constraint canary_checked check (canary_ssn <> 'canary'),"
                        + " constraint email_once unique (tenant_id, email)) comment 'who buys'",
                "create table orders (id bigint primary key auto_increment, tenant_id varchar(40) not null,"
                        + " customer_id int not null, total decimal(10, 2), canary_parent int,"
                        + " constraint total_is_positive check (total >= 0),"
                        + " constraint orders_customer foreign key (customer_id) references customers (id),"
                        + " constraint canary_foreign foreign key (canary_parent) references customers (id),"
                        + " constraint canary_leads_away foreign key (customer_id) references canary_secrets (canary_id))",
                "create index customers_name on customers (name)",
                "create index canary_index on customers (name, canary_ssn)",
                "create index orders_total on orders (total) comment 'for reports'",
                "create view canary_view as select canary_ssn from customers",
                "create table notes (id int primary key, tenant_id varchar(40) not null, stars int,"
                        + " constraint few_stars check (stars < 6))",
                "create view everybody as select canary_ssn as id, tenant_id from customers",
                "create procedure canary_procedure() select 1",
                "create trigger canary_trigger before insert on customers for each row set new.name = new.name",
                "insert into customers (tenant_id, name, canary_ssn) values ('acme', 'Ada', 'canary_row')",
                "analyze table customers");
        return new CatalogShop(database);
    }

    static CatalogShop onH2(TestDatabase database) throws SQLException {
        database.execute(
                "create schema canary_schema",
                "create alias canary_check as 'boolean check(String x) { return true; }'",
                "create sequence canary_sequence",
                "create constant canary_constant value 'canary'",
                "create domain canary_domain as varchar(60)",
                "create table canary_secrets (canary_id int primary key auto_increment, canary_kind enum('canary_first', 'canary_second'))",
                "create table canary_schema.customers (id int primary key, canary_other text)",
                "create table customers (id int primary key auto_increment, tenant_id varchar(40) not null,"
                        + " name varchar(60) not null, email varchar(60) default 'none',"
                        + " rank_no bigint default next value for canary_sequence,"
                        + " length_of int generated always as (length(canary_ssn)),"
                        + " canary_ssn varchar(60) default 'canary_default', mood enum('glad', 'sad'),"
                        + " made timestamp default current_timestamp,"
                        + " constraint canary_unique unique (canary_ssn),"
                        + " constraint canary_checked check (canary_ssn <> 'canary'),"
                        + " constraint email_once unique (tenant_id, email))",
                "create table orders (id bigint primary key auto_increment, tenant_id varchar(40) not null,"
                        + " customer_id int not null, total decimal(10, 2), canary_parent int,"
                        + " constraint total_is_positive check (total >= 0),"
                        + " constraint canary_called check (canary_check(tenant_id)),"
                        + " kept_by int, constraint canary_keeper foreign key (kept_by) references canary_secrets (canary_id),"
                        + " constraint orders_customer foreign key (customer_id) references customers (id),"
                        + " constraint canary_foreign foreign key (canary_parent) references customers (id),"
                        + " constraint canary_leads_away foreign key (customer_id) references canary_secrets (canary_id))",
                "create index customers_name on customers (name)",
                "create index canary_index on customers (name, canary_ssn)",
                "create index orders_total on orders (total)",
                "create view canary_view as select canary_ssn from customers",
                "create table notes (id int primary key, tenant_id varchar(40) not null, stars int,"
                        + " constraint few_stars check (stars < 6))",
                "create view everybody as select canary_ssn as id, tenant_id from customers",
                "create synonym canary_synonym for canary_secrets",
                "create role canary_role",
                "create user canary_user password 'x'",
                "comment on table canary_secrets is 'canary comment'",
                "comment on column customers.canary_ssn is 'canary comment'",
                "comment on schema public is 'canary comment'",
                "comment on table customers is 'who buys'",
                "comment on column customers.name is 'how we call them'",
                "insert into customers (tenant_id, name, canary_ssn) values ('acme', 'Ada', 'canary_row')",
                "analyze");
        return new CatalogShop(database);
    }

    /** Whether this version of the database has a table. */
    boolean has(String table) throws SQLException {
        String sql = "select count(*) from information_schema.tables where upper(table_schema) = ? and table_name = ?";
        String[] parts = table.split("\\.", 2);
        return !database.query(sql, parts[0].toUpperCase(Locale.ROOT), parts[1])
                .rows()
                .get(0)
                .toString()
                .equals("[0]");
    }

    Connection guarded() throws SQLException {
        return OrmAiDataSource.around(this)
                .policy(PolicyFile.parse(POLICY, "shop.yaml", Secrets.ofProcess()))
                .audit("off")
                .principal(Principal.of("acme", "ann"))
                .build()
                .getConnection();
    }

    @Override
    public Connection getConnection() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() {
        return new PrintWriter(System.out, true, java.nio.charset.StandardCharsets.UTF_8);
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("wraps nothing");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
