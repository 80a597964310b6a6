package dev.ormai.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ormai.policy.ErrorCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OrmAiDriverTest {
    private final OrmAiDriver driver = new OrmAiDriver(WrappingPlanner::new);
    private final Path folder;

    OrmAiDriverTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void theDriverRegistersItself() throws SQLException {
        assertThat(DriverManager.getDriver("jdbc:ormai:h2:mem:x")).isInstanceOf(OrmAiDriver.class);
    }

    @Test
    void otherUrlsAreLeftToOthers() throws SQLException {
        assertThat(driver.acceptsURL("jdbc:h2:mem:x")).isFalse();
        assertThat(driver.connect("jdbc:h2:mem:x", new Properties())).isNull();
    }

    @Test
    void aPolicyThatIsNotThereOpensNothing() {
        assertThatThrownBy(() -> driver.connect("jdbc:ormai:h2:mem:x;ormai.policy=" + folder + "/none.yaml", null))
                .isInstanceOfSatisfying(
                        OrmAiSqlException.class,
                        e -> assertThat(e.error().code()).isEqualTo(ErrorCode.POLICY_INVALID));
    }

    @Test
    void aPolicyThatIsWrongOpensNothing() throws Exception {
        Path policy = Files.writeString(folder.resolve("wrong.yaml"), "version: 1\nmodels: {Customer: {tabel: x}}\n");

        assertThatThrownBy(() -> driver.connect("jdbc:ormai:h2:mem:x;ormai.policy=" + policy, null))
                .isInstanceOf(OrmAiSqlException.class)
                .hasMessageContaining("tabel");
    }

    @Test
    void anotherModeOfTheDatabaseIsRefusedEvenIfTheUrlDoesNotSayIt() throws Exception {
        Path policy = Files.writeString(
                folder.resolve("p.yaml"), "version: 1\nprofile: app\ntenant: none\nmodels: {Item: {table: items}}\n");

        try (Connection raw = DriverManager.getConnection("jdbc:h2:mem:othermode;MODE=MySQL")) {
            assertThat(raw.isClosed()).isFalse();
            assertThatThrownBy(() ->
                            driver.connect("jdbc:ormai:h2:mem:othermode;ormai.audit=off;ormai.policy=" + policy, null))
                    .hasMessageContaining("MODE is 'MYSQL'");
        }
    }

    @Test
    void aConfigurationNamesPolicyAndAuditBesideItself() throws Exception {
        Path file = Files.writeString(
                folder.resolve("ormai.yaml"), "policy: p.yaml\naudit: {sink: \"jsonl:a.jsonl\", on_failure: warn}\n");
        Properties properties = new Properties();
        properties.setProperty("ormai.config", file.toString());

        ConnectionSettings settings = ConnectionSettings.of(Map.of(), properties);

        assertThat(settings.policy()).isEqualTo(folder.resolve("p.yaml").toString());
        assertThat(settings.audit())
                .contains(new AuditTarget("jsonl:" + folder.resolve("a.jsonl"), Optional.of(false)));
    }

    @ParameterizedTest
    @CsvSource({"refuse,true", "warn,false", "'',"})
    void theUrlSaysWhatBecomesOfAnUnrecordedStatement(String said, Boolean refused) throws Exception {
        Map<String, String> url =
                Map.of("ormai.policy", "p.yaml", "ormai.audit", "jsonl:a", "ormai.audit.on_failure", said);

        ConnectionSettings settings = ConnectionSettings.of(url, new Properties());

        assertThat(settings.audit()).contains(new AuditTarget("jsonl:a", Optional.ofNullable(refused)));
    }

    @ParameterizedTest
    @CsvSource({"jsonl:a,maybe,use refuse or warn", "'',warn,add ormai.audit="})
    void anotherWordOrNoSinkForUnrecordedStatementsIsRefused(String sink, String said, String hint) {
        Map<String, String> url = Map.of("ormai.policy", "p.yaml", "ormai.audit", sink, "ormai.audit.on_failure", said);

        assertThatThrownBy(() -> ConnectionSettings.of(url, new Properties()))
                .hasMessageContainingAll("ormai.audit.on_failure", hint);
    }

    @Test
    void everyFaultOfTheConfigurationIsListedWithItsLineAndNoSecret(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(
                folder.resolve("ormai.yaml"),
                """
                policy: p.yaml
                audit: {sink: syslog, on_failure: ignore}
                wire:
                  listen: x
                  users: [{name: alice, password: hunter2, tenat: acme}]
                """);
        Properties properties = new Properties();
        properties.setProperty("ormai.config", file.toString());

        assertThatThrownBy(() -> ConnectionSettings.of(Map.of(), properties))
                .hasMessageContainingAll("line 2:", "on_failure", "line 4:", "line 5:", "tenat")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void everyPropertyIsDescribed() {
        DriverPropertyInfo[] described = driver.getPropertyInfo("jdbc:ormai:h2:mem:x", new Properties());

        assertThat(Arrays.stream(described).map(info -> info.name).toList()).isEqualTo(DriverProperty.keys());
        assertThat(described[0].required).isTrue();
        assertThat(described).allSatisfy(info -> assertThat(info.description).isNotBlank());
    }
}
