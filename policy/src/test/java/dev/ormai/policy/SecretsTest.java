package dev.ormai.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretsTest {
    private static final Secrets SECRETS = Secrets.ofProcess();

    @Test
    void fileIsReadWithoutItsLastLineEnd(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "a secret \r\n\n");

        assertThat(SECRETS.read("file:" + file)).isEqualTo("a secret ");
    }

    @Test
    void environmentIsRead() {
        Map.Entry<String, String> variable = System.getenv().entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .findFirst()
                .orElseThrow();

        assertThat(SECRETS.read("env:" + variable.getKey())).isEqualTo(variable.getValue());
    }

    @Test
    void emptyOrLongFileHoldsNoSecret(@TempDir Path folder) throws IOException {
        Path empty = Files.writeString(folder.resolve("empty"), "\n");
        Path huge = Files.write(folder.resolve("huge"), new byte[Secrets.LONGEST + 1]);

        assertThatIllegalArgumentException().isThrownBy(() -> SECRETS.read("file:" + empty));
        assertThatIllegalArgumentException().isThrownBy(() -> SECRETS.read("file:" + huge));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hunter2", "env:", "file:", "", "ENV:X"})
    void whatIsNoReferenceIsRefusedWithoutRepeatingIt(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SECRETS.read(text))
                .withMessage("a secret must be given as env:NAME or file:PATH");
    }

    @ParameterizedTest
    @ValueSource(strings = {"env:ORMAI_NO_SUCH_VARIABLE", "file:/no/such/file", "file:\0"})
    void secretThatIsNotThereIsRefused(String reference) {
        assertThatIllegalArgumentException().isThrownBy(() -> SECRETS.read(reference));
    }
}
