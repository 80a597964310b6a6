package dev.ormai.policy.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ormai.policy.PolicyInvalidException;
import dev.ormai.policy.PolicySet;
import dev.ormai.policy.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PolicySourceTest {
    private static final String ONE = "version: 1\ntenant: t\nmodels: {One: {}}\n";
    private static final String TWO = "version: 1\ntenant: t\nmodels: {Two: {}}\n";
    private static final String WRONG = "version: 1\ntenant: t\nmodles: {Two: {}}\n";

    private final List<String> told = new ArrayList<>();
    private final AtomicLong clock = new AtomicLong();
    private final PolicySource.Listener listener = new PolicySource.Listener() {
        @Override
        public void changed(PolicySet policy) {
            told.add("changed to " + policy.settings().models().keySet());
        }

        @Override
        public void refused(PolicyInvalidException faults) {
            told.add("refused with " + faults.faults().size());
        }
    };

    private Path file;

    @BeforeEach
    void writeFile(@TempDir Path folder) throws IOException {
        file = Files.writeString(folder.resolve("policy.yaml"), ONE);
    }

    private PolicySource open() {
        return PolicySource.open(file.toString(), Secrets.ofProcess(), listener, Duration.ofSeconds(1), clock::get);
    }

    @Test
    void changedFileIsTakenWhole() throws IOException {
        PolicySource source = open();
        Files.writeString(file, TWO);

        assertThat(source.refresh()).isTrue();
        assertThat(source.current().settings().models()).containsOnlyKeys("Two");
        assertThat(told).containsExactly("changed to [Two]");
    }

    @Test
    void wrongFileLeavesTheLastGoodPolicyAndIsToldOnce() throws IOException {
        PolicySource source = open();
        Files.writeString(file, WRONG);

        assertThat(source.refresh()).isFalse();
        assertThat(source.refresh()).isFalse();
        assertThat(source.current().settings().models()).containsOnlyKeys("One");
        assertThat(told).containsExactly("refused with 2");
    }

    @Test
    void missingFileIsToldOnceAndItsReturnIsNoChange() throws IOException {
        PolicySource source = open();
        Files.delete(file);
        source.refresh();
        source.refresh();
        Files.writeString(file, ONE);
        source.refresh();

        assertThat(told).containsExactly("refused with 1");
        assertThat(source.current().settings().models()).containsOnlyKeys("One");
    }

    @Test
    void changeWithinTheSameFileTimeAndSizeIsSeen() throws IOException {
        FileTime time = Files.getLastModifiedTime(file);
        PolicySource source = open();
        Files.writeString(file, TWO);
        Files.setLastModifiedTime(file, time);

        assertThat(source.refresh()).isTrue();
    }

    @Test
    void oldFileIsNotReadAgain() throws IOException {
        FileTime old = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
        Files.setLastModifiedTime(file, old);
        PolicySource source = open();
        Files.writeString(file, TWO);
        Files.setLastModifiedTime(file, old);

        assertThat(source.refresh()).isFalse();
    }

    @Test
    void fileIsLookedAtOnlyAfterTheInterval() throws IOException {
        PolicySource source = open();
        Files.writeString(file, TWO);

        clock.addAndGet(Duration.ofMillis(999).toNanos());
        assertThat(source.refreshed().settings().models()).containsOnlyKeys("One");
        clock.addAndGet(Duration.ofMillis(1).toNanos());
        assertThat(source.refreshed().settings().models()).containsOnlyKeys("Two");
    }

    @Test
    void firstFileMustBeRight() throws IOException {
        Files.writeString(file, WRONG);

        assertThatThrownBy(this::open).isInstanceOf(PolicyInvalidException.class);
    }

    @Test
    void fileUrlIsFollowedToo() throws IOException {
        PolicySource source = PolicySource.open(
                file.toUri().toString(), Secrets.ofProcess(), listener, Duration.ofSeconds(1), clock::get);
        Files.writeString(file, TWO);

        assertThat(source.refresh()).isTrue();
    }
}
