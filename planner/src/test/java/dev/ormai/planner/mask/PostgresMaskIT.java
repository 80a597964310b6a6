package dev.ormai.planner.mask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.planner.Dialect;
import dev.ormai.policy.HashKey;
import dev.ormai.policy.MaskKind;
import dev.ormai.policy.mask.MaskedText;
import dev.ormai.testkit.Databases;
import dev.ormai.testkit.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PostgresMaskIT extends MaskContract {
    PostgresMaskIT() {
        super(Dialect.POSTGRESQL);
    }

    @Override
    TestDatabase freshDatabase() throws SQLException {
        TestDatabase database = Databases.postgres();
        database.execute(
                "create collation vague (provider = icu, locale = 'und-u-ks-level1', deterministic = false)",
                "create type size as enum ('small', 'enormous')",
                "create domain shout as text check (value = upper(value))",
                "create type pair as (a int, b text)");
        return database;
    }

    @Override
    String byteType() {
        return "bytea";
    }

    @Override
    List<String> textTypes() {
        return List.of("text", "varchar(8000)", "text collate \"C\"", "text collate vague");
    }

    @Override
    List<String> otherTypes() {
        return List.of(
                "smallint",
                "real",
                "double precision",
                "numeric",
                "money",
                "time",
                "timetz",
                "timestamp",
                "timestamptz",
                "interval",
                "uuid",
                "json",
                "jsonb",
                "xml",
                "size",
                "shout",
                "pair",
                "int[]",
                "text[]",
                "inet",
                "bit(3)",
                "bit varying",
                "int4range",
                "point",
                "tsvector",
                "name",
                "\"char\"",
                "oid");
    }

    @Test
    void otherTypesAreMaskedAsTheyArePrinted() throws Exception {
        MaskKind ends = MaskKind.Pattern.parse("{first3}#{last3}");

        assertThat(column("uuid", "'00010203-0405-0607-0809-0a0b0c0d0e0f'").masked(ends))
                .containsExactly("000#e0f");
        assertThat(column("jsonb", "'{\"a\": [1, true]}'").masked(ends)).containsExactly("{\"a#e]}");
        assertThat(column("int[]", "array[1, 2, 3, 4]").masked(ends)).containsExactly("{1,#,4}");
        assertThat(column("timestamp", "timestamp '2024-02-29 12:13:14'").masked(ends))
                .containsExactly("202#:14");
        assertThat(column("double precision", "1234.25").masked(ends)).containsExactly("123#.25");
        assertThat(column("size", "'enormous'").masked(ends)).containsExactly("eno#ous");
        assertThat(column("shout", "'LOUDLY!'").masked(ends)).containsExactly("LOU#LY!");
        assertThat(column("pair", "row(17, 'text')").masked(ends)).containsExactly("(17#xt)");
    }

    @Test
    void hashOfBytesIsTheHmacOfTheBytes() throws Exception {
        HashKey key = new HashKey("k".getBytes(StandardCharsets.UTF_8));

        assertThat(column("bytea", "'\\x00ff'").hashed(key))
                .containsExactly(HexFormat.of().formatHex(key.hmac(new byte[] {0, -1})));
    }

    @Test
    void functionsOfOthersSeeNoValue() throws Exception {
        try (Statement statement = connection().createStatement()) {
            for (String function : List.of(
                    "length(varchar) returns int as 'select 1000'",
                    "left(varchar, int) returns text as 'select $1::text'",
                    "right(varchar, int) returns text as 'select $1::text'",
                    "convert_to(varchar, text) returns bytea as 'select null::bytea'")) {
                statement.execute("create function " + function + " language sql");
            }
        }
        MaskedColumn column = column("varchar(20)", "'abcdef'");
        HashKey key = new HashKey(new byte[] {1});

        assertThat(column.masked(new MaskKind.Partial())).containsExactly("a****f");
        assertThat(column.hashed(key)).containsExactly(MaskedText.hash("abcdef", Optional.of(key)));
    }
}
