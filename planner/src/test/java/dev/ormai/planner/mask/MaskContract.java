package dev.ormai.planner.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ormai.planner.Dialect;
import dev.ormai.policy.HashKey;
import dev.ormai.policy.MaskKind;
import dev.ormai.policy.RefusedException;
import dev.ormai.policy.mask.MaskedText;
import dev.ormai.testkit.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds of masks on every database. */
abstract class MaskContract {
    private final Dialect dialect;
    private TestDatabase database;
    private Connection connection;

    @SuppressWarnings("NullAway.Init") // set before each test
    MaskContract(Dialect dialect) {
        this.dialect = dialect;
    }

    abstract TestDatabase freshDatabase() throws SQLException;

    /** A type that holds bytes. */
    abstract String byteType();

    /** Types of text, some of which could make a search or a comparison behave in another way. */
    abstract List<String> textTypes();

    /** Types whose values are no text. */
    abstract List<String> otherTypes();

    @BeforeEach
    void connect() throws SQLException {
        database = freshDatabase();
        connection = database.connect();
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
        database.close();
    }

    final Connection connection() {
        return connection;
    }

    final MaskedColumn column(String type, String... literals) throws SQLException {
        return MaskedColumn.ofLiterals(connection, dialect, type, List.of(literals));
    }

    @Test
    void masksAreThoseOfTheOriginal() throws Exception {
        OriginalMasks original = OriginalMasks.read();
        MaskedColumn column =
                MaskedColumn.ofTexts(connection, dialect, textTypes().get(0), original.values());

        for (String name : original.names()) {
            assertThat(column.masked(OriginalMasks.kind(name))).as(name).isEqualTo(original.masked(name));
        }
    }

    @Test
    void masksAreThoseOfTheReferenceForEveryTextType() throws Exception {
        List<String> texts = MaskSamples.texts();
        for (String type : textTypes()) {
            MaskedColumn column = MaskedColumn.ofTexts(connection, dialect, type, texts);
            for (MaskKind kind : MaskSamples.kinds()) {
                List<Optional<String>> expected =
                        texts.stream().map(text -> MaskedText.of(kind, text)).toList();

                assertThat(column.masked(kind).stream().map(Optional::ofNullable))
                        .as("%s of %s", kind, type)
                        .containsExactlyElementsOf(expected);
            }
        }
    }

    @Test
    void hashIsTheHmacOfTheText() throws Exception {
        List<String> texts = MaskSamples.texts();
        for (String type : textTypes()) {
            MaskedColumn column = MaskedColumn.ofTexts(connection, dialect, type, texts);
            for (String secret : List.of("k", "it's \\ a secret", "s".repeat(64), "s".repeat(65))) {
                byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
                List<String> expected = texts.stream()
                        .map(text -> HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8))))
                        .toList();

                assertThat(column.hashed(new HashKey(bytes)))
                        .as("hash of %s", type)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void hashTakesEveryByteOfTheKeyAsItIs() throws Exception {
        byte[] secret = new byte[64];
        for (int i = 0; i < secret.length; i++) {
            secret[i] = (byte) (i * 37);
        }
        HashKey key = new HashKey(secret);

        assertThat(column(textTypes().get(0), "'ab'").hashed(key))
                .containsExactly(MaskedText.hash("ab", Optional.of(key)));
    }

    @Test
    void noValueStaysNoValue() throws Exception {
        for (String type : textTypes()) {
            MaskedColumn column = column(type, "null");
            for (MaskKind kind : MaskSamples.kinds()) {
                assertThat(column.masked(kind)).as("%s of %s", kind, type).containsOnlyNulls();
            }
            assertThat(column.hashed(new HashKey(new byte[] {1}))).containsOnlyNulls();
        }
        MaskedColumn truth = column("boolean", "null");
        assertThat(truth.masked(new MaskKind.Partial())).containsOnlyNulls();
        assertThat(truth.hashed(new HashKey(new byte[] {1}))).containsOnlyNulls();
    }

    @Test
    void truthIsSpelledAsTheOriginalSpellsIt() throws Exception {
        MaskedColumn column = column("boolean", "true", "false");
        HashKey key = new HashKey(new byte[] {1});

        assertThat(column.masked(new MaskKind.Partial())).containsExactly("T**e", "F***e");
        assertThat(column.masked(new MaskKind.Card())).containsExactly("****", "*alse");
        assertThat(column.hashed(key))
                .containsExactly(MaskedText.hash("True", Optional.of(key)), MaskedText.hash("False", Optional.of(key)));
    }

    @Test
    void numbersAreMaskedAsTheyArePrinted() throws Exception {
        assertThat(column("int", "42", "-1234567").masked(new MaskKind.Partial()))
                .containsExactly("**", "-******7");
        assertThat(column("decimal(12, 2)", "1234.5").masked(MaskKind.Pattern.parse("#{last3}")))
                .containsExactly("#.50");
        assertThat(column("bigint", "12345678901").masked(new MaskKind.Automatic()))
                .containsExactly("12******901");
        assertThat(column("date", "date '2024-02-29'").masked(MaskKind.Pattern.parse("{first4}")))
                .containsExactly("2024");
    }

    @Test
    void paddingBelongsToNoValue() throws Exception {
        MaskedColumn column = column("char(10)", "'abcdef'", "''");

        assertThat(column.masked(new MaskKind.Partial())).containsExactly("a****f", "");
        HashKey key = new HashKey(new byte[] {1});
        assertThat(column.hashed(key))
                .containsExactly(MaskedText.hash("abcdef", Optional.of(key)), MaskedText.hash("", Optional.of(key)));
    }

    @Test
    void nullMaskKeepsTheType() throws Exception {
        List<String> types = new ArrayList<>(textTypes());
        types.addAll(otherTypes());
        types.add(byteType());
        for (String type : types) {
            MaskedColumn column = column(type);

            assertThat(column.maskedType(new MaskKind.Null())).as(type).isEqualTo(column.typeName());
        }
    }

    @Test
    void everyTypeThatPrintsCanBeMaskedAndHashed() throws Exception {
        for (String type : otherTypes()) {
            MaskedColumn column = column(type, "null");
            for (MaskKind kind : MaskSamples.kinds()) {
                assertThat(column.masked(kind)).as("%s of %s", kind, type).containsOnlyNulls();
            }
            assertThat(column.hashed(new HashKey(new byte[] {1}))).as(type).containsOnlyNulls();
        }
    }

    @Test
    void bytesHaveNoCharactersToShow() throws Exception {
        MaskedColumn column = column(byteType());

        assertThatThrownBy(() -> column.masked(new MaskKind.Partial()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("POLICY_INVALID")
                .hasMessageContaining("holds bytes");
    }
}
