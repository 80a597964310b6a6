package dev.ormai.driver.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GoldenFilesTest {
    @Test
    void everyCaseHasANameOfItsOwn() throws Exception {
        List<String> names = cases().stream().map(GoldenCase::name).toList();

        assertThat(names).doesNotHaveDuplicates();
    }

    @Test
    void everyNameIsASentence() throws Exception {
        assertThat(cases()).allSatisfy(golden -> assertThat(golden.name()).matches("[\\p{Lu}].*\\."));
    }

    @Test
    void thereAreCasesForEachDatabase() throws Exception {
        List<GoldenCase> cases = cases();

        assertThat(cases.stream().filter(golden -> golden.runsOn("h2"))).hasSizeGreaterThanOrEqualTo(150);
        assertThat(cases.stream().filter(golden -> golden.runsOn("postgresql"))).hasSizeGreaterThanOrEqualTo(150);
        assertThat(cases.stream().filter(golden -> golden.runsOn("mariadb"))).hasSizeGreaterThanOrEqualTo(30);
    }

    @Test
    void aFileIsWrittenAsItIsRead() throws Exception {
        for (GoldenFile file : GoldenFiles.read()) {
            String text = Files.readString(GoldenFiles.FOLDER.resolve(file.name()));

            assertThat(GoldenFormat.write(file, text)).isEqualTo(text);
        }
    }

    private static List<GoldenCase> cases() throws Exception {
        return GoldenFiles.read().stream()
                .flatMap(file -> file.cases().stream())
                .toList();
    }
}
