package dev.ormai.driver.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.testkit.attack.Attack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class CatalogueTest {
    private static final Path DOCUMENT =
            Path.of("..", "docs", "attacks.md").toAbsolutePath().normalize();

    @Test
    void everyAttackHasACaseOrAReason() throws IOException {
        Catalogue catalogue = Catalogue.read();

        assertThat(catalogue.entries())
                .extracting(Catalogue.Entry::id)
                .startsWith(IntStream.rangeClosed(1, 191)
                        .mapToObj("ATK-%03d"::formatted)
                        .toArray(String[]::new));
        assertThat(catalogue.entries().stream()
                        .filter(entry -> catalogue.statementsFor(entry).isEmpty())
                        .filter(entry -> catalogue.codeFor(entry).isEmpty())
                        .map(Catalogue.Entry::id)
                        .filter(id -> !catalogue.elsewhere().containsKey(id)))
                .isEmpty();
    }

    @Test
    void everyCaseStandsForAKnownAttackUnderANameOfItsOwn() throws IOException {
        Catalogue catalogue = Catalogue.read();
        List<String> known =
                catalogue.entries().stream().map(Catalogue.Entry::id).toList();

        assertThat(catalogue.statements())
                .allSatisfy(attack -> assertThat(known).as(attack.id()).containsAll(attack.covers()));
        assertThat(catalogue.statements().stream()
                        .filter(attack -> attack.covers().isEmpty()))
                .hasSizeLessThanOrEqualTo(1);
        assertThat(catalogue.code()).allSatisfy(one -> assertThat(known).containsAll(one.covers()));
        List<String> names = Stream.concat(
                        catalogue.statements().stream().map(Attack::id),
                        catalogue.code().stream().map(CodeCase::id))
                .toList();
        assertThat(new TreeSet<>(names)).hasSameSizeAs(names);
    }

    @Test
    void theDocumentTellsWhatTheCasesSay() throws IOException {
        String document = Catalogue.read().document();

        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(DOCUMENT, document);
        }
        assertThat(Files.readString(DOCUMENT)).isEqualTo(document);
    }
}
