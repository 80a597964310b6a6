package dev.ormai.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NamesTest {
    @ParameterizedTest
    @CsvSource({
        "*password*,user_PASSWORD_hash,true",
        "*password*,password,true",
        "*password*,passwort,false",
        "email,EMAIL,true",
        "email,email2,false",
        "ip,IP,true",
        "i?,id,true",
        "i?,i,false",
        "a*b*c,aXbbXc,true",
        "a*b*c,aXcXb,false",
        "*,'',true",
        "?,'',false",
    })
    void globMatchesTheWholeName(String glob, String name, boolean matches) {
        assertThat(Names.matches(glob, name)).isEqualTo(matches);
    }

    @Test
    void turkishLettersAreNotTheLatinOnes() {
        assertThat(Names.matches("ip", "\u0130P")).isFalse();
        assertThat(Names.matches("ip", "\u0131p")).isFalse();
        assertThat(Names.folded("ID")).isEqualTo("id");
    }

    @Test
    void manyStarsAreMatchedInReasonableTime() {
        assertThat(Names.matches("*a".repeat(500) + "b", "a".repeat(20_000))).isFalse();
    }
}
