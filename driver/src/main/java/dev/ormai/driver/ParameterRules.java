package dev.ormai.driver;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Parameters of the real drivers with which a text would mean something else than what was checked, or with which the driver
 * sends or reads what was never checked. All others pass.
 */
final class ParameterRules {
    /** Settings that a server may be given at connect: they move no meaning. */
    private static final Set<String> HARMLESS_SETTINGS = Set.of(
            "search_path",
            "statement_timeout",
            "lock_timeout",
            "idle_in_transaction_session_timeout",
            "application_name",
            "timezone",
            "work_mem",
            "jit");

    private static final Pattern SETTING = Pattern.compile("(?:-c\\s*|--)([A-Za-z_.]+)=\\S*");

    /**
     * @param name compared without regard to case
     * @param allowed the values that are harmless
     */
    private record Rule(String name, Predicate<String> allowed, String reason) {}

    private static final List<Rule> POSTGRESQL = List.of(
            new Rule("preferQueryMode", v -> !v.equalsIgnoreCase("simple"), "values would be written into the text"),
            new Rule("options", ParameterRules::harmlessOptions, "settings can change what a text means"),
            new Rule("allowEncodingChanges", ParameterRules::notTrue, "the text is checked in UTF-8"),
            new Rule("replication", ParameterRules::never, "replication shows every row"),
            new Rule("logServerErrorDetail", ParameterRules::notTrue, "details of errors print whole rows"));

    private static final List<Rule> MYSQL_FAMILY = List.of(
            new Rule("allowMultiQueries", ParameterRules::notTrue, "a second statement in a text would pass unchecked"),
            new Rule(
                    "rewriteBatchedStatements",
                    ParameterRules::notTrue,
                    "the driver would join statements to one text"),
            new Rule("allowLoadLocalInfile", ParameterRules::notTrue, "a server could read this machine's files"),
            new Rule("allowLocalInfile", ParameterRules::notTrue, "a server could read this machine's files"),
            new Rule("allowLoadLocalInfileInPath", String::isEmpty, "a server could read this machine's files"),
            new Rule("allowUrlInLocalInfile", ParameterRules::notTrue, "a server could make this machine read URLs"),
            new Rule("autoDeserialize", ParameterRules::notTrue, "values of rows would be run as serialized objects"),
            new Rule("sessionVariables", ParameterRules::never, "sql_mode and others change what a text means"),
            new Rule("initSql", ParameterRules::never, "its statements would pass unchecked"),
            new Rule("emulateLocators", ParameterRules::notTrue, "the driver would read and write columns by itself"),
            new Rule("queryInterceptors", ParameterRules::never, "an interceptor can change a text after its check"),
            new Rule(
                    "connectionLifecycleInterceptors",
                    ParameterRules::never,
                    "an interceptor can run statements of its own"),
            new Rule("exceptionInterceptors", ParameterRules::never, "an interceptor sees hidden values in errors"),
            new Rule("propertiesTransform", ParameterRules::never, "it could set any of the parameters refused here"),
            new Rule("useConfigs", ParameterRules::never, "it could set any of the parameters refused here"),
            new Rule("clientInfoProvider", ParameterRules::never, "a provider can put text before a statement"),
            new Rule("useUnicode", ParameterRules::notFalse, "the text is checked in UTF-8"),
            new Rule("characterEncoding", ParameterRules::isUtf8, "the text is checked in UTF-8"),
            new Rule("dumpQueriesOnException", ParameterRules::notTrue, "errors would print the text and its values"),
            new Rule(
                    "includeInnodbStatusInDeadlockExceptions",
                    ParameterRules::notTrue,
                    "errors would print others' rows"));

    private static final List<Rule> H2 = List.of(
            new Rule("INIT", ParameterRules::never, "its statements would pass unchecked"),
            new Rule("MODE", v -> v.equalsIgnoreCase("REGULAR"), "a mode changes what a text means"),
            new Rule("DATABASE_TO_UPPER", ParameterRules::notFalse, "names are checked as upper case"),
            new Rule("DATABASE_TO_LOWER", ParameterRules::notTrue, "names are checked as upper case"),
            new Rule("CASE_INSENSITIVE_IDENTIFIERS", ParameterRules::notTrue, "names are checked by case"),
            new Rule("NON_KEYWORDS", String::isEmpty, "keywords would read as names"),
            new Rule("ALIAS_COLUMN_NAME", ParameterRules::notTrue, "results would name other columns"),
            new Rule("BUILTIN_ALIAS_OVERRIDE", ParameterRules::notTrue, "a function could be replaced by another"),
            new Rule("OLD_INFORMATION_SCHEMA", ParameterRules::notTrue, "the catalog is read from the new one"),
            new Rule(
                    "JAVA_OBJECT_SERIALIZER",
                    ParameterRules::never,
                    "values of rows would be run as serialized objects"),
            new Rule("DATABASE_EVENT_LISTENER", ParameterRules::never, "a listener sees every statement and error"));

    private ParameterRules() {}

    /** @throws OrmAiSqlException for the first parameter that is refused, with the reason */
    static void check(OrmAiUrl url, Properties properties) throws SQLException {
        List<Rule> rules = rules(url.database());
        for (Map.Entry<String, String> given : url.theirs().entrySet()) {
            check(rules, given.getKey(), given.getValue());
        }
        for (String name : properties.stringPropertyNames()) {
            check(rules, name, properties.getProperty(name));
        }
        checkAddress(rules, url);
    }

    /** MySQL's URLs may carry parameters inside of the list of hosts. */
    private static void checkAddress(List<Rule> rules, OrmAiUrl url) throws SQLException {
        if (url.database() == Database.H2 || url.realUrl().indexOf('(') < 0) {
            return;
        }
        String address = url.realUrl().split("\\?", 2)[0].toLowerCase(Locale.ROOT);
        for (Rule rule : rules) {
            if (address.contains(rule.name().toLowerCase(Locale.ROOT)) || address.indexOf('%') >= 0) {
                throw refused(rule);
            }
        }
    }

    private static void check(List<Rule> rules, String name, String value) throws SQLException {
        for (Rule rule : rules) {
            if (rule.name().equalsIgnoreCase(name) && !rule.allowed().test(value.trim())) {
                throw refused(rule);
            }
        }
    }

    /** Values that a driver must have, whatever its default is. */
    static Map<String, String> pinned(Database database) {
        return switch (database) {
            case POSTGRESQL -> Map.of("logServerErrorDetail", "false");
            case MYSQL ->
                Map.of("allowMultiQueries", "false", "allowLoadLocalInfile", "false", "autoDeserialize", "false");
            case MARIADB -> Map.of("allowMultiQueries", "false", "allowLocalInfile", "false");
            case H2 -> Map.of();
        };
    }

    private static List<Rule> rules(Database database) {
        return switch (database) {
            case POSTGRESQL -> POSTGRESQL;
            case MYSQL, MARIADB -> MYSQL_FAMILY;
            case H2 -> H2;
        };
    }

    private static SQLException refused(Rule rule) {
        return Refusals.invalid(
                "parameter " + rule.name() + " is refused: " + rule.reason(), "take it out of the URL or properties");
    }

    private static boolean never(String value) {
        return false;
    }

    private static boolean notFalse(String value) {
        return !value.equalsIgnoreCase("false");
    }

    private static boolean notTrue(String value) {
        return !isTrue(value);
    }

    private static boolean isTrue(String value) {
        return value.equalsIgnoreCase("true") || value.equalsIgnoreCase("yes") || value.equals("1") || value.isEmpty();
    }

    private static boolean isUtf8(String value) {
        return value.equalsIgnoreCase("UTF-8") || value.equalsIgnoreCase("utf8") || value.equalsIgnoreCase("utf8mb4");
    }

    private static boolean harmlessOptions(String options) {
        String rest = SETTING.matcher(options)
                .replaceAll(
                        found -> HARMLESS_SETTINGS.contains(found.group(1).toLowerCase(Locale.ROOT)) ? "" : "refused");
        return rest.isBlank();
    }
}
