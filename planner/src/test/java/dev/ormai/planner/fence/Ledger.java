package dev.ormai.planner.fence;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.OrmAiPlanner;
import dev.ormai.planner.ParameterStyle;
import dev.ormai.planner.Plan;
import dev.ormai.planner.SqlRequest;
import dev.ormai.planner.catalog.Catalog;
import dev.ormai.planner.catalog.Column;
import dev.ormai.planner.catalog.NameScope;
import dev.ormai.planner.catalog.Table;
import dev.ormai.planner.catalog.TableId;
import dev.ormai.planner.tree.ColumnType;
import dev.ormai.policy.EffectivePolicy;
import dev.ormai.policy.Principal;
import dev.ormai.policy.Secrets;
import dev.ormai.policy.file.PolicyFile;
import java.sql.Types;
import java.util.List;
import java.util.Locale;

/**
 * A small ledger: accounts of a tenant, entries of a tenant, items that belong to the tenant of their account, codes shared by
 * all. Acme may see its own rows; the name of an account is masked by an expression that fails for some.
 */
final class Ledger {
    static final String TENANT = "acme";

    private static final String POLICY =
            """
            version: 1
            profile: app
            tenant: tenant_id
            models:
              Account:
                table: accounts
                fields: {secret: {mask: {sql: "1 / (total - 33)"}}}
              Entry:
                table: entries
              Line:
                table: items
                rows: {tenant: {via: account}}
                relations: {account: {model: Account, key: {account_id: id}}}
              Code:
                table: codes
                rows: {tenant: none}
            """;

    private final Dialect dialect;
    private final Catalog catalog;
    private final NameScope scope;
    private final EffectivePolicy policy;
    private final OrmAiPlanner planner = new OrmAiPlanner();

    /** @param schema where the tables are; for MySQL the database */
    Ledger(Dialect dialect, String schema) {
        this.dialect = dialect;
        this.scope = new NameScope(List.of(schema));
        this.catalog = Catalog.of(
                dialect,
                "1",
                false,
                List.of(
                        table(
                                schema,
                                "accounts",
                                integer("id"),
                                text("tenant_id"),
                                integer("total"),
                                text("name"),
                                integer("secret")),
                        table(
                                schema,
                                "entries",
                                integer("id"),
                                text("tenant_id"),
                                integer("account_id"),
                                integer("total"),
                                big("big"),
                                decimal("amount"),
                                real("ratio"),
                                text("name"),
                                text("body"),
                                date("booked")),
                        table(
                                schema,
                                "items",
                                integer("id"),
                                integer("account_id"),
                                integer("total"),
                                big("big"),
                                text("name")),
                        table(schema, "codes", integer("id"), text("label"))));
        this.policy =
                PolicyFile.parse(POLICY, "ledger.yaml", Secrets.ofProcess()).forRoles(List.of());
    }

    Plan plan(String sql) {
        return planner.plan(new SqlRequest(
                sql, ParameterStyle.JDBC, policy, Principal.of(TENANT, "ann").principalClass(), catalog, scope));
    }

    /** The statement's text as it would run, certified. */
    Plan.Forward forward(String sql) {
        Plan plan = plan(sql);
        if (plan instanceof Plan.Forward forward) {
            return forward;
        }
        throw new AssertionError(sql + ": " + ((Plan.Refuse) plan).refusal());
    }

    private Table table(String schema, String name, Column... columns) {
        return new Table(new TableId(schema, cased(name)), List.of(columns), List.of(cased("id")), List.of());
    }

    private Column integer(String name) {
        return column(name, Types.INTEGER, "int4", "int", "integer", 0, 0);
    }

    private Column big(String name) {
        return column(name, Types.BIGINT, "int8", "bigint", "bigint", 0, 0);
    }

    private Column decimal(String name) {
        return column(name, Types.NUMERIC, "numeric", "decimal", "numeric", 12, 2);
    }

    private Column real(String name) {
        return column(name, Types.DOUBLE, "float8", "double", "double precision", 0, 0);
    }

    private Column text(String name) {
        return column(name, Types.VARCHAR, "varchar", "varchar", "character varying", 100, 0);
    }

    private Column date(String name) {
        return column(name, Types.DATE, "date", "date", "date", 0, 0);
    }

    private Column column(
            String name, int jdbcType, String postgres, String mysql, String h2, int precision, int scale) {
        String typeName =
                switch (dialect) {
                    case POSTGRESQL -> postgres;
                    case MYSQL -> mysql;
                    case H2 -> h2;
                };
        return new Column(cased(name), new ColumnType(jdbcType, typeName, precision, scale), true);
    }

    /** As the database folds it. */
    private String cased(String name) {
        return dialect == Dialect.H2 ? name.toUpperCase(Locale.ROOT) : name;
    }
}
