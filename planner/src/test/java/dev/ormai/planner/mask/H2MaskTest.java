package dev.ormai.planner.mask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.planner.Dialect;
import dev.ormai.policy.HashKey;
import dev.ormai.policy.MaskKind;
import dev.ormai.policy.mask.MaskedText;
import dev.ormai.testkit.Databases;
import dev.ormai.testkit.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class H2MaskTest extends MaskContract {
    H2MaskTest() {
        super(Dialect.H2);
    }

    @Override
    TestDatabase freshDatabase() {
        return Databases.h2();
    }

    @Override
    String byteType() {
        return "varbinary(10)";
    }

    @Override
    List<String> textTypes() {
        return List.of("varchar(8000)", "varchar", "varchar_ignorecase", "clob");
    }

    @Override
    List<String> otherTypes() {
        return List.of(
                "tinyint",
                "smallint",
                "real",
                "double precision",
                "decfloat",
                "time",
                "timestamp",
                "timestamp with time zone",
                "interval day to second",
                "uuid",
                "json",
                "enum('a', 'b')",
                "int array");
    }

    @Test
    void otherTypesAreMaskedAsTheyArePrinted() throws Exception {
        MaskKind ends = MaskKind.Pattern.parse("{first3}#{last3}");

        assertThat(column("uuid", "'00010203-0405-0607-0809-0a0b0c0d0e0f'").masked(ends))
                .containsExactly("000#e0f");
        assertThat(column("json", "json '{\"a\": [1, true]}'").masked(ends)).containsExactly("{\"a#e]}");
        assertThat(column("int array", "array[1, 2, 3]").masked(ends)).containsExactly("[1,# 3]");
        assertThat(column("timestamp", "timestamp '2024-02-29 12:13:14'").masked(ends))
                .containsExactly("202#:14");
        assertThat(column("double precision", "1234.25").masked(ends)).containsExactly("123#.25");
        assertThat(column("enum('small', 'enormous')", "'enormous'").masked(ends))
                .containsExactly("eno#ous");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PostgreSQL", "MySQL", "MariaDB", "MSSQLServer", "DB2", "Derby", "HSQLDB", "LEGACY"})
    void masksAreTheSameInEveryMode(String mode) throws Exception {
        List<String> texts =
                MaskSamples.texts().stream().filter(text -> !text.isEmpty()).toList();
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:;MODE=" + mode)) {
            MaskedColumn column = MaskedColumn.ofTexts(connection, Dialect.H2, "varchar(8000)", texts);
            for (MaskKind kind : MaskSamples.kinds()) {
                assertThat(column.masked(kind))
                        .as("%s", kind)
                        .isEqualTo(texts.stream()
                                .map(text -> MaskedText.of(kind, text).orElseThrow())
                                .toList());
            }
        }
    }

    @Test
    void hashOfBytesIsTheHmacOfTheBytes() throws Exception {
        HashKey key = new HashKey("k".getBytes(StandardCharsets.UTF_8));

        assertThat(column("varbinary(10)", "X'00ff'").hashed(key))
                .containsExactly(HexFormat.of().formatHex(key.hmac(new byte[] {0, -1})));
        assertThat(column("blob", "X'00ff'").hashed(key))
                .containsExactly(HexFormat.of().formatHex(key.hmac(new byte[] {0, -1})));
    }

    @Test
    void longTextIsMaskedAndHashed() throws Exception {
        MaskedColumn column = column("clob", "repeat('ab', 1000000)");
        HashKey key = new HashKey("k".getBytes(StandardCharsets.UTF_8));

        assertThat(column.masked(MaskKind.Pattern.parse("{first1}{last1}"))).containsExactly("ab");
        assertThat(column.masked(new MaskKind.Automatic()).get(0)).hasSize(2000000);
        assertThat(column.hashed(key)).containsExactly(MaskedText.hash("ab".repeat(1000000), Optional.of(key)));
    }
}
