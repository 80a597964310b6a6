package dev.ormai.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OrmAiUrlTest {
    @ParameterizedTest
    @CsvSource({
        "jdbc:ormai:postgresql://h:5432/shop?ormai.policy=p.yaml&ssl=true&ormai.tenant=a, jdbc:postgresql://h:5432/shop?ssl=true",
        "jdbc:ormai:postgresql://h/shop?ormai.policy=p.yaml, jdbc:postgresql://h/shop",
        "jdbc:ormai:mysql://h/shop?a=1&ormai.policy=p.yaml&b=2, jdbc:mysql://h/shop?a=1&b=2",
        "jdbc:ormai:h2:mem:x;ormai.policy=p.yaml;DB_CLOSE_DELAY=-1, jdbc:h2:mem:x;DB_CLOSE_DELAY=-1",
        "jdbc:ormai:h2:mem:x, jdbc:h2:mem:x"
    })
    void theRealDriverSeesNothingOfOurs(String url, String real) throws SQLException {
        assertThat(OrmAiUrl.parse(url).realUrl()).isEqualTo(real);
    }

    @Test
    void escapesInOurValuesAreDecodedAndAPlusStays() throws SQLException {
        OrmAiUrl url =
                OrmAiUrl.parse("jdbc:ormai:postgresql://h/d?ormai.policy=my%20dir/p+1.yaml&ormai.attr.region=n%26s");

        assertThat(url.ours()).isEqualTo(Map.of("ormai.policy", "my dir/p+1.yaml", "ormai.attr.region", "n&s"));
    }

    @Test
    void noPasswordIsShown() throws SQLException {
        assertThat(OrmAiUrl.parse("jdbc:ormai:mysql://root:secret@h/d?password=secret")
                        .shown())
                .isEqualTo("jdbc:ormai:mysql://h/d");
    }

    @Test
    void aPropertyThatIsGivenTwiceIsRefused() {
        assertThatThrownBy(() -> OrmAiUrl.parse("jdbc:ormai:h2:mem:x;ormai.tenant=a;ormai.tenant=b"))
                .hasMessageContaining("property 'ormai.tenant' is given twice");
    }

    @Test
    void anUnknownDatabaseIsRefused() {
        assertThatThrownBy(() -> OrmAiUrl.parse("jdbc:ormai:oracle:thin:@h"))
                .hasMessageContaining("database 'oracle' is not supported");
    }

    @Test
    void withoutAPolicyThereIsNoConnection() {
        assertThatThrownBy(() -> ConnectionSettings.of(Map.of(), new Properties()))
                .hasMessageContaining("ormai.policy is missing");
    }

    @Test
    void anUnknownPropertyIsRefusedWithTheNearestKnown() {
        assertThatThrownBy(
                        () -> ConnectionSettings.of(Map.of("ormai.policy", "p", "ormai.tenent", "a"), new Properties()))
                .hasMessageContaining("'ormai.tenent' is not known")
                .hasMessageContaining("ormai.tenant");
    }

    @Test
    void rolesAndAttributesMakeThePrincipal() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("ormai.roles", "support, admin");
        properties.setProperty("ormai.attr.region", "north");

        Identity identity = ConnectionSettings.of(
                        Map.of("ormai.policy", "p", "ormai.tenant", "acme", "ormai.user", "ann"), properties)
                .identity();

        assertThat(identity.principal())
                .isEqualTo(new dev.ormai.policy.Principal(
                        java.util.Optional.of("acme"),
                        java.util.Optional.of("ann"),
                        java.util.List.of("support", "admin"),
                        Map.of("region", "north")));
    }

    @Test
    void aScopedConnectionNamesNoPrincipalOfItsOwn() {
        assertThatThrownBy(() -> ConnectionSettings.of(
                        Map.of("ormai.policy", "p", "ormai.identity", "scoped", "ormai.tenant", "a"), new Properties()))
                .hasMessageContaining("takes the principal from PrincipalScope");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://h/d?allowMultiQueries=true",
                "mysql://h/d?ALLOWMULTIQUERIES=TRUE",
                "mysql://h/d?allowMulti%51ueries=true",
                "mysql://(host=h,allowMultiQueries=true)/d",
                "mysql://h/d?sessionVariables=sql_mode=ANSI_QUOTES",
                "mysql://h/d?autoDeserialize=yes",
                "mysql://h/d?queryInterceptors=x.Y",
                "mysql://h/d?characterEncoding=gbk",
                "mariadb://h/d?allowLocalInfile=true",
                "mariadb://h/d?initSql=select 1",
                "postgresql://h/d?preferQueryMode=simple",
                "postgresql://h/d?options=-c standard_conforming_strings=off",
                "postgresql://h/d?options=-c%20search_path=a%20-c%20role=x",
                "postgresql://h/d?logServerErrorDetail=true",
                "postgresql://h/d?replication=database",
                "h2:mem:x;INIT=RUNSCRIPT FROM 'x.sql'",
                "h2:mem:x;init=select 1",
                "h2:mem:x;MODE=MySQL",
                "h2:mem:x;DATABASE_TO_UPPER=FALSE",
                "h2:mem:x;NON_KEYWORDS=USER"
            })
    void aParameterThatMovesTheMeaningOfTextIsRefused(String rest) throws SQLException {
        OrmAiUrl url = OrmAiUrl.parse("jdbc:ormai:" + rest);

        assertThatThrownBy(() -> ParameterRules.check(url, new Properties()))
                .isInstanceOf(OrmAiSqlException.class)
                .hasMessageContaining("is refused");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://h/d?allowMultiQueries=false&useSSL=true",
                "mysql://h/d?characterEncoding=UTF-8",
                "postgresql://h/d?preferQueryMode=extended&options=-c%20search_path=a",
                "postgresql://h/d?options=-c%20statement_timeout=5s%20-c%20jit=off",
                "h2:mem:x;MODE=Regular;DB_CLOSE_DELAY=-1"
            })
    void otherParametersPass(String rest) throws SQLException {
        OrmAiUrl url = OrmAiUrl.parse("jdbc:ormai:" + rest);

        ParameterRules.check(url, new Properties());

        assertThat(url.theirs()).isNotEmpty();
    }

    @Test
    void propertiesAreCheckedAsTheUrlIs() throws SQLException {
        OrmAiUrl url = OrmAiUrl.parse("jdbc:ormai:h2:mem:x");
        Properties properties = new Properties();
        properties.setProperty("INIT", "drop all objects");

        assertThatThrownBy(() -> ParameterRules.check(url, properties)).hasMessageContaining("INIT is refused");
    }
}
