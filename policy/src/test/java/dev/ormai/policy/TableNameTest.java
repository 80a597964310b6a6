package dev.ormai.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TableNameTest {
    @Test
    void plainNameHasNoSchema() {
        assertThat(TableName.parse("Customers")).isEqualTo(new TableName(Optional.empty(), "Customers"));
    }

    @Test
    void schemaComesBeforeTheDot() {
        assertThat(TableName.parse("public.customers")).isEqualTo(new TableName(Optional.of("public"), "customers"));
    }

    @Test
    void quotedPartKeepsDotsBlanksAndQuotes() {
        assertThat(TableName.parse("\"a.b\".\"c \"\"d\"\"\"")).isEqualTo(new TableName(Optional.of("a.b"), "c \"d\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"customers", "public.Customers", "\"a.b\".c", "\"a b\".\"c\"\"d\"", "kişi"})
    void writtenNameIsReadAsTheSame(String text) {
        assertThat(TableName.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "a.", ".a", "a.b.c", "\"a", "\"\"", "\"a\"b", "a b", "a;drop", "a\"b", "a'b", "`a`"})
    void whatIsNoNameIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> TableName.parse(text));
    }
}
