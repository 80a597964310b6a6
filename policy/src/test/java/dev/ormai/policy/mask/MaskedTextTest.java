package dev.ormai.policy.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ormai.policy.HashKey;
import dev.ormai.policy.MaskKind;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MaskedTextTest {
    private static final MaskKind LAST_FOUR = MaskKind.Pattern.parse("****{last4}");
    private static final MaskKind ENDS = MaskKind.Pattern.parse("{first2}***{last2}");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // value            | automatic           | email              | phone               | card
                //   | partial
                "user@domain.com    | u***@domain.com     | u***@domain.com    | us**********com     | ***********.com     | u*************m",
                "a@b.c              | a***@b.c            | a***@b.c           | *****               | *@b.c               | a***c",
                "a@b@c.d            | a***@c.d            | a***@c.d           | a@**c.d             | ***@c.d             | a*****d",
                "+1234567890        | +1******890         | +*********0        | +1******890         | *******7890         | +*********0",
                "12345678901        | 12******901         | 1*********1        | 12******901         | *******8901         | 1*********1",
                "555-123-4567       | 55*******567        | 5**********7       | 55*******567        | ********4567        | 5**********7",
                "1234567890         | 1********0          | 1********0         | 12*****890          | ******7890          | 1********0",
                "1234567890123456   | 12***********456    | 1**************6   | 12***********456    | ************3456    | 1**************6",
                "4111-1111-1111-1111| 41**************111 | 4*****************1| 41**************111 | ***************1111 | 4*****************1",
                "abcdef             | a****f              | a****f             | ab*def              | **cdef              | a****f",
                "ab                 | **                  | **                 | **                  | ****                | **",
                "a                  | *                   | *                  | *                   | ****                | *",
                "''                 | ''                  | ''                 | ''                  | ****                | ''",
                "secret value       | s**********e        | s**********e       | se*******lue        | ********alue        | s**********e",
                "True               | T**e                | T**e               | ****                | ****                | T**e",
                "3.5                | 3*5                 | 3*5                | ***                 | ****                | 3*5",
                "42                 | **                  | **                 | **                  | ****                | **",
            })
    void kindsGiveTheOriginalsValues(
            String value, String automatic, String email, String phone, String card, String partial) {
        assertThat(MaskedText.of(new MaskKind.Automatic(), value)).hasValue(automatic);
        assertThat(MaskedText.of(new MaskKind.Email(), value)).hasValue(email);
        assertThat(MaskedText.of(new MaskKind.Phone(), value)).hasValue(phone);
        assertThat(MaskedText.of(new MaskKind.Card(), value)).hasValue(card);
        assertThat(MaskedText.of(new MaskKind.Partial(), value)).hasValue(partial);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "user@domain.com    | ****.com | us***om",
                "a@b.c              | ****@b.c | a@***.c",
                "a@b@c.d            | ****@c.d | a@***.d",
                "+1234567890        | ****7890 | +1***90",
                "555-123-4567       | ****4567 | 55***67",
                "4111-1111-1111-1111| ****1111 | 41***11",
                "abcdef             | ****cdef | ab***ef",
                "secret value       | ****alue | se***ue",
            })
    void patternsGiveTheOriginalsValues(String value, String lastFour, String ends) {
        assertThat(MaskedText.of(LAST_FOUR, value)).hasValue(lastFour);
        assertThat(MaskedText.of(ENDS, value)).hasValue(ends);
    }

    @ParameterizedTest
    @CsvSource({"True,****", "3.5,***", "42,**", "ab,**", "a,*", "'',''"})
    void valueThatThePatternWouldShowIsMaskedWhole(String value, String stars) {
        assertThat(MaskedText.of(LAST_FOUR, value)).hasValue(stars);
        assertThat(MaskedText.of(ENDS, value)).hasValue(stars);
    }

    @ParameterizedTest
    @CsvSource({
        "user@domain.com,f7ee5ec7312165148b69fcca1d29075b14b8aef0b5048a332b18b88d09069fb7",
        "a,ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb",
        "'',e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "True,3cbc87c7681f34db4617feaa2c8801931bc5e42d8d0f560e756dd4cd92885f18",
        "42,73475cb40a568e8da8a045ced110137e159f890ac4da883b6b17dc651b3a8049",
    })
    void hashWithoutKeyIsTheOriginals(String value, String hash) {
        assertThat(MaskedText.hash(value, Optional.empty())).isEqualTo(hash);
    }

    @Test
    void hashUnderAKeyIsHmac() {
        HashKey key = new HashKey("Jefe".getBytes(StandardCharsets.UTF_8));

        assertThat(MaskedText.hash("what do ya want for nothing?", Optional.of(key)))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @Test
    void charactersOutsideTheFirstPlaneCountOnce() {
        assertThat(MaskedText.of(new MaskKind.Partial(), "😀ab😀")).hasValue("😀**😀");
        assertThat(MaskedText.of(MaskKind.Pattern.parse("{last1}"), "ab😀")).hasValue("😀");
    }

    @Test
    void addressWithNothingBeforeTheAtShowsNothingMore() {
        assertThat(MaskedText.of(new MaskKind.Email(), "@domain.com")).hasValue("***@domain.com");
    }

    @Test
    void dashesAloneAreNoPhoneNumber() {
        assertThat(MaskedText.of(new MaskKind.Automatic(), "------------")).hasValue("-**********-");
    }

    @Test
    void nullMaskLeavesNoValue() {
        assertThat(MaskedText.of(new MaskKind.Null(), "anything")).isEmpty();
    }

    @Test
    void sqlMaskIsLeftToTheDatabase() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MaskedText.of(new MaskKind.Expression("left(city, 1)"), "Rome"));
    }
}
