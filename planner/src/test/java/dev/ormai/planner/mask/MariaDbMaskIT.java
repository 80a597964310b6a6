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
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("mariadb")
final class MariaDbMaskIT extends MaskContract {
    MariaDbMaskIT() {
        super(Dialect.MYSQL);
    }

    @Override
    TestDatabase freshDatabase() throws SQLException {
        return Databases.mariaDb();
    }

    @Override
    String byteType() {
        return "varbinary(10)";
    }

    @Override
    List<String> textTypes() {
        return List.of(
                "varchar(8000)",
                "varchar(8000) collate utf8mb4_bin",
                "varchar(8000) collate utf8mb4_unicode_ci",
                "text",
                "longtext",
                "varchar(8000) character set utf16");
    }

    @Override
    List<String> otherTypes() {
        return List.of(
                "smallint",
                "int unsigned",
                "float",
                "double",
                "time",
                "datetime",
                "timestamp null",
                "year",
                "json",
                "uuid",
                "inet6",
                "enum('a', 'b')",
                "set('a', 'b')");
    }

    @Test
    void otherTypesAreMaskedAsTheyArePrinted() throws Exception {
        MaskKind ends = MaskKind.Pattern.parse("{first3}#{last3}");

        assertThat(column("uuid", "'00010203-0405-0607-0809-0a0b0c0d0e0f'").masked(ends))
                .containsExactly("000#e0f");
        assertThat(column("json", "'{\"a\": [1, true]}'").masked(ends)).containsExactly("{\"a#e]}");
        assertThat(column("datetime", "timestamp '2024-02-29 12:13:14'").masked(ends))
                .containsExactly("202#:14");
        assertThat(column("double", "1234.25").masked(ends)).containsExactly("123#.25");
        assertThat(column("enum('small', 'enormous')", "'enormous'").masked(ends))
                .containsExactly("eno#ous");
        assertThat(column("set('red', 'green')", "'red,green'").masked(ends)).containsExactly("red#een");
    }

    @Test
    void otherCharacterSetsAreMaskedAndHashedAsUnicode() throws Exception {
        HashKey key = new HashKey("k".getBytes(StandardCharsets.UTF_8));
        MaskedColumn column = column("varchar(20) character set latin1", "'éabcö'");

        assertThat(column.masked(MaskKind.Pattern.parse("{first1}…😀{last1}"))).containsExactly("é…😀ö");
        assertThat(column.masked(new MaskKind.Partial())).containsExactly("é***ö");
        assertThat(column.hashed(key)).containsExactly(MaskedText.hash("éabcö", Optional.of(key)));
    }

    @Test
    void hashOfBytesIsTheHmacOfTheBytes() throws Exception {
        HashKey key = new HashKey("k".getBytes(StandardCharsets.UTF_8));

        assertThat(column("varbinary(10)", "X'00ff'").hashed(key))
                .containsExactly(HexFormat.of().formatHex(key.hmac(new byte[] {0, -1})));
    }
}
