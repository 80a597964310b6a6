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
            models:
              Customer: {table: customers, fields: {canary_ssn: deny}}
              Order: {table: orders}
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
