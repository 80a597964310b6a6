package dev.ormai.policy.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.PolicyInvalidException;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.Secrets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PolicyFaultsTest {
    private static PolicyInvalidException refused(String text) {
        return catchThrowableOfType(
                PolicyInvalidException.class, () -> PolicyFile.parse(text, "test.yaml", reference -> "key"));
    }

    private static List<String> faults(String text) {
        return refused(text).faults().stream().map(Object::toString).toList();
    }

    /** The fault of a model that says this. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rows: {tennant: t}                   | 5:8: models.M.rows: key 'tennant' is not known here; expected 'tenant'",
                "rows: {tenant: {}}                   | 5:16: models.M.rows.tenant: 'via' is missing; expected a column, {via: relation}, or none for a shared table",
                "rows: {tenant: 5}                    | 5:16: models.M.rows.tenant: found 5; expected a column, {via: relation}, or none for a shared table",
                "rows: {tenant: {via: up}}            | 5:17: models.M.rows.tenant.via: model 'M' lists no relation 'up'; expected nothing",
                "rows: {filter: 'a = :usr'}           | 5:8: models.M.rows.filter: row filter names ':usr', which is no identity value; expected one predicate over the table's columns; identity values are :tenant, :user and :attr.name",
                "rows: [tenant]                       | 5:7: models.M.rows: found a list; expected a mapping with the keys tenant, owner, filter, soft_delete",
                "table: a.b.c                         | 5:8: models.M.table: table name has more than two parts: a.b.c; expected table or schema.table",
                "fields: {a: maks}                    | 5:13: models.M.fields.a: found 'maks'; expected 'mask'",
                "fields: {a: true}                    | 5:13: models.M.fields.a: found true; expected one of allow, deny, mask, hash",
                "fields: {a: {mask: emial}}           | 5:20: models.M.fields.a.mask: found 'emial'; expected 'email'",
                "fields: {a: {mask: {sql: ''}}}       | 5:26: models.M.fields.a.mask.sql: found ''; expected an expression over the row's columns",
                "fields: {a: {mask: {}}}              | 5:20: models.M.fields.a.mask: 'sql' is missing; expected a pattern with {firstN} or {lastN}, {sql: expression}, or one of automatic, card, email, null, partial, phone",
                "fields: {a: {mask: }}                | 5:19: models.M.fields.a.mask: found nothing; expected a pattern with {firstN} or {lastN}, {sql: expression}, or one of automatic, card, email, null, partial, phone",
                "fields: {a: {mask: }}                | 5:19: models.M.fields.a.mask: found nothing; expected a pattern with {firstN} or {lastN}, {sql: expression}, or one of automatic, card, email, null, partial, phone",
                "default_field: mask                  | 5:16: models.M.default_field: found 'mask'; expected one of allow, deny",
                "relations: {up: {modle: M}}          | 5:17: models.M.relations.up: 'model' is missing; expected the model that the relation leads to",
                "relations: {up: m}                   | 5:13: models.M.relations.up.model: model 'm' is not listed under models; expected 'M'",
                "relations: {up: {model: M, key: {}}} | 5:33: models.M.relations.up.key: no columns are given; expected columns of this model and the columns of the other that they equal",
                "aggregations: {operations: [median]} | 5:29: models.M.aggregations.operations[0]: found 'median'; expected one of count, sum, avg, min, max",
                "writes: {create: yes}                | 5:18: models.M.writes.create: found 'yes'; expected true or false",
                "writes: {require_approval: [remove]} | 5:29: models.M.writes.require_approval[0]: found 'remove'; expected one of create, update, delete, bulk",
                "writes: {soft_delete: true}          | 5:10: models.M.writes.soft_delete: deletes are to mark rows and no column marks them; expected 'rows: {soft_delete: column}'",
                "budget: {max_rows: 0}                | 5:20: models.M.budget.max_rows: found 0; expected a whole number from 1 to 9223372036854775807, or none for no limit",
                "budget: {max_rows: -1}               | 5:20: models.M.budget.max_rows: found -1; expected a whole number from 1 to 9223372036854775807, or none for no limit",
                "budget: {max_rows: 1.5}              | 5:20: models.M.budget.max_rows: found 1.5; expected a whole number from 1 to 9223372036854775807, or none for no limit",
                "budget: {max_cost: 9223372036854775808} | 5:20: models.M.budget.max_cost: found 9223372036854775808; expected a whole number from 1 to 9223372036854775807, or none for no limit",
                "budget: {min_filters: 2147483648}    | 5:23: models.M.budget.min_filters: found 2147483648; expected a whole number from 1 to 2147483647, or none for no limit",
                "budget: {max_rows: 0x10}             | 5:20: models.M.budget.max_rows: found 0x10; expected a whole number from 1 to 9223372036854775807, or none for no limit",
            })
    void faultOfAModelSaysWhereAndWhatWasExpected(String said, String fault) {
        assertThat(faults("version: 1\ntenant: t\nmodels:\n  M:\n    " + said))
                .anySatisfy(found -> assertThat(found).isEqualTo("line " + place(fault)));
    }

    /** The tables' columns count from the model's own column; the model stands four blanks in. */
    private static String place(String fault) {
        int colon = fault.indexOf(':', 2);
        int column = Integer.parseInt(fault.substring(2, colon)) + 4;
        return "5:" + column + fault.substring(colon);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "version: 2                    | line 1:10: version: found 2; expected 1",
                "profile: production           | line 1:10: profile: found 'production'; expected one of prod, internal, dev, app",
                "profile: Prod                 | line 1:10: profile: found 'Prod'; expected 'prod'",
                "deny: password                | line 1:7: deny: found 'password'; expected a list of column names; * and ? stand for any characters and for one",
                "mask: [[a]]                   | line 1:8: mask[0]: found a list; expected a list of column names; * and ? stand for any characters and for one",
                "hash_key: hunter2             | line 1:11: hash_key: the key is not given by reference; expected env:NAME or file:PATH",
                "audit: {sink: 'jdb:x'}        | line 1:15: audit.sink: the sink is not known; expected jsonl:path, jdbc:url or off",
                "sql: {unplanned: maybe}       | line 1:18: sql.unplanned: found 'maybe'; expected one of refuse, allow",
                "roles: {r: {models: {X: {}}}} | line 1:22: roles.r.models.X: model 'X' is not listed under models; expected one of M",
                "roles: {r: {models: {M: {table: t}}}} | line 1:26: roles.r.models.M: key 'table' is not known here; expected one of description, rows, fields, default_field, relations, aggregations, writes, budget",
                "models: {M: {}, M: {}}        | line 1:17: key 'M' is given twice; expected each key once",
                "tenant: *nowhere              | line 1:9: alias *nowhere has no anchor before it; expected &nowhere",
            })
    void faultAtTheTopSaysWhereAndWhatWasExpected(String said, String fault) {
        assertThat(faults(said + "\n" + rest(said))).contains(fault);
    }

    private static String rest(String said) {
        String rest = said.startsWith("models") ? "" : "models: {M: {}}\n";
        return rest
                + (said.startsWith("version") ? "" : "version: 1\n")
                + (said.startsWith("tenant") ? "" : "tenant: t\n");
    }

    @Test
    void starIsForDevOnly() {
        assertThat(faults("{version: 1, profile: prod, models: '*'}"))
                .containsExactly(
                        "line 1:29: models: every table is opened under profile prod; expected a list of models;"
                                + " '*' is for dev only");
    }

    @Test
    void tenantMustBeSaid() {
        assertThat(faults("{version: 1, models: {M: {}}}"))
                .containsExactly(
                        "line 1:23: models.M: model 'M' does not say which tenant a row belongs to; expected"
                                + " 'tenant' at the top, or 'rows: {tenant: column}', or 'rows: {tenant: none}' for a shared table");
    }

    @Test
    void unreadableTenantIsOneFaultNotOneForEachModel() {
        assertThat(faults("{version: 1, tenant: 12, models: {M: {}, N: {rows: {tenant: [a]}}}}"))
                .containsExactly(
                        "line 1:22: tenant: found 12; expected a column, or none for shared tables",
                        "line 1:61: models.N.rows.tenant: found a list; expected a column, {via: relation}, or none for a"
                                + " shared table");
    }

    @Test
    void wayToTheTenantMustNotComeBack() {
        assertThat(
                        faults(
                                """
                version: 1
                models:
                  A: {rows: {tenant: {via: b}}, relations: {b: B}}
                  B: {rows: {tenant: {via: a}}, relations: {a: A}}
                """))
                .containsExactly(
                        "line 3:23: models.A.rows.tenant.via: the way to the tenant comes back to model 'A'; expected a"
                                + " relation towards a tenant column",
                        "line 4:23: models.B.rows.tenant.via: the way to the tenant comes back to model 'B'; expected a"
                                + " relation towards a tenant column");
    }

    @Test
    void wayToTheTenantMustNotEndAtASharedModel() {
        assertThat(
                        faults(
                                """
                version: 1
                models:
                  A: {rows: {tenant: {via: b}}, relations: {b: B}}
                  B: {rows: {tenant: none}}
                """))
                .containsExactly("line 3:23: models.A.rows.tenant.via: model 'B' at the end of the way is shared by all"
                        + " tenants; expected a relation towards a model with a tenant column");
    }

    @Test
    void hashNeedsAKeyExceptUnderDev() {
        String text = "version: 1\ntenant: t\nprofile: %s\nmodels: {M: {fields: {a: hash}}}";

        assertThat(faults(text.formatted("prod")))
                .containsExactly("line 4:23: models.M.fields.a: field 'a' is hashed without a key; expected 'hash_key:"
                        + " env:NAME' at the top");
        assertThat(PolicyFile.parse(text.formatted("dev"), "dev.yaml", Secrets.ofProcess()))
                .isNotNull();
    }

    @Test
    void secretThatIsNotThereIsAFaultWithoutTheSecret() {
        PolicyInvalidException refused = catchThrowableOfType(
                PolicyInvalidException.class,
                () -> PolicyFile.parse(
                        "version: 1\ntenant: t\nhash_key: env:ORMAI_NO_SUCH_VARIABLE\nmodels: {M: {}}",
                        "a.yaml",
                        Secrets.ofProcess()));

        assertThat(refused.faults())
                .extracting(Object::toString)
                .containsExactly("line 3:1: hash_key: environment variable ORMAI_NO_SUCH_VARIABLE is not set; expected"
                        + " env:NAME or file:PATH of a secret");
    }

    @Test
    void keyWrittenInTheFileIsNotRepeated() {
        assertThat(refused("{version: 1, tenant: t, hash_key: hunter2, models: {M: {}}}"))
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void faultsBecomeARefusal() {
        Refusal refusal = refused("{version: 1, tenant: t, modles: {M: {}}}").refusal();

        assertThat(refusal.code()).isEqualTo(ErrorCode.POLICY_INVALID);
        assertThat(refusal.message())
                .isEqualTo("policy test.yaml has 2 faults: line 1:1: models: 'models' is missing; expected models and"
                        + " what holds for them");
        assertThat(refusal.details()).containsOnlyKeys("faults");
    }

    @Test
    void missingFileIsAFault() {
        PolicyInvalidException refused =
                catchThrowableOfType(PolicyInvalidException.class, () -> PolicyFile.load("/no/such/policy.yaml"));

        assertThat(refused).hasMessageContaining("it cannot be read: NoSuchFileException");
    }
}
