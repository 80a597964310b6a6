package dev.ormai.planner;

import dev.ormai.planner.catalog.Catalog;
import dev.ormai.planner.catalog.Column;
import dev.ormai.planner.catalog.NameScope;
import dev.ormai.planner.catalog.Table;
import dev.ormai.planner.catalog.TableId;
import dev.ormai.planner.tree.ColumnType;
import dev.ormai.policy.PolicyBuilder;
import dev.ormai.policy.Principal;
import dev.ormai.policy.Profiles;
import java.sql.Types;
import java.util.List;

/** A small request that touches what most statements need, so that the first real one finds its classes loaded. */
final class WarmUp {
    private WarmUp() {}

    static SqlRequest request() {
        Table table = new Table(
                new TableId("public", "warm"),
                List.of(
                        new Column("id", new ColumnType(Types.BIGINT, "int8", 19, 0), false),
                        new Column("tenant_id", new ColumnType(Types.VARCHAR, "varchar", 40, 0), false),
                        new Column("email", new ColumnType(Types.VARCHAR, "varchar", 40, 0), true)),
                List.of("id"),
                List.of());
        return new SqlRequest(
                "select w.id, count(*) as n, max(w.email) from warm w left join warm v on v.id = w.id"
                        + " where w.id in (1, 2) and exists (select 1 from warm) group by w.id order by n limit 5",
                ParameterStyle.NONE,
                PolicyBuilder.of(Profiles.INTERNAL)
                        .tenantScope("tenant_id")
                        .registerModels("warm")
                        .build()
                        .forRoles(List.of()),
                Principal.of("warm", "warm").principalClass(),
                Catalog.of(Dialect.POSTGRESQL, "warm", false, List.of(table)),
                new NameScope(List.of("public")));
    }
}
