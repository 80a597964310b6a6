package dev.ormai.planner;

import dev.ormai.planner.allow.Setting;
import dev.ormai.planner.allow.SettingList;
import dev.ormai.planner.relation.GuardedSchema;
import dev.ormai.planner.tree.session.ChangeSetting;
import dev.ormai.policy.RefusedException;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Judges what a setting is to be, as far as this can be told without asking the database what it is. */
final class SettingCheck {
    /** PostgreSQL keeps 63 bytes of a name and shows other characters as question marks. */
    private static final Pattern PLAIN_NAME = Pattern.compile("[ -~]{0,63}");

    private final SqlRequest request;
    private final GuardedSchema schema;
    private final SettingList settings;

    SettingCheck(SqlRequest request, GuardedSchema schema) {
        this.request = request;
        this.schema = schema;
        this.settings = SettingList.of(request.catalog().dialect());
    }

    /**
     * The same under the name and in the spelling of the list.
     *
     * @throws RefusedException if it may not be set, or not to this
     */
    ChangeSetting checked(ChangeSetting set) {
        Setting setting = settings.find(set.name())
                .filter(found -> found.way() != Setting.Way.NEVER)
                .orElseThrow(() -> refused(set.name(), "set"));
        List<String> values =
                switch (setting.way()) {
                    case ANY -> List.of(name(setting, set.value()));
                    case ONE -> List.of(one(setting, set.value()));
                    case LOWER -> List.of(Long.toString(lower(setting, set.value())));
                    case PATH -> path(set);
                    case SAME, NEVER -> set.values();
                };
        return new ChangeSetting(setting.name(), set.local(), values);
    }

    private static String name(Setting setting, String value) {
        if (!PLAIN_NAME.matcher(value).matches()) {
            throw SessionWay.refused(
                    "%s cannot be set to this text".formatted(setting.name()), "use up to 63 plain characters");
        }
        return value;
    }

    private static String one(Setting setting, String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        String spelled =
                switch (lower) {
                    case "true", "yes", "1" -> setting.values().contains("on") ? "on" : lower;
                    case "false", "no", "0" -> setting.values().contains("off") ? "off" : lower;
                    default -> lower;
                };
        if (!setting.values().contains(spelled)) {
            throw SessionWay.refused(
                    "%s can only be set to one of %s".formatted(setting.name(), new TreeSet<>(setting.values())),
                    "leave it as it is, or use one of these");
        }
        return spelled;
    }

    /** In milliseconds. No time at all means no limit, which is the highest. */
    private long lower(Setting setting, String value) {
        OptionalLong millis = Millis.of(value);
        if (millis.isEmpty()) {
            throw SessionWay.refused(
                    "%s cannot be set to this text".formatted(setting.name()), "write milliseconds, or 1s, 5min");
        }
        OptionalInt limit = request.policy().models().values().stream()
                .map(model -> model.budget().statementTimeoutMillis())
                .filter(OptionalInt::isPresent)
                .mapToInt(OptionalInt::getAsInt)
                .max();
        long asked = millis.getAsLong();
        if (setting.name().equals("statement_timeout")
                && limit.isPresent()
                && (asked == 0 || asked > limit.getAsInt())) {
            throw SessionWay.refused(
                    "%s can only be lowered: the policy ends a statement after %d ms"
                            .formatted(setting.name(), limit.getAsInt()),
                    "set a shorter time, or leave it as it is");
        }
        return asked;
    }

    private List<String> path(ChangeSetting set) {
        if (set.local()) {
            throw SessionWay.refused(
                    "the search path of one transaction is not supported",
                    "set it for the session, or name the schema of each table");
        }
        return set.values().stream().filter(this::holdsRelations).toList();
    }

    /** A schema in which this principal sees nothing is passed over, as PostgreSQL passes over one that is not there. */
    private boolean holdsRelations(String name) {
        return schema.relations().keySet().stream()
                .anyMatch(table -> table.schema().equals(name));
    }

    static RefusedException refused(String name, String verb) {
        return SessionWay.refused(
                "the setting %s may not be %s by a statement".formatted(name, verb),
                "docs/sql-support.md lists the settings that may; others belong to whoever opens the connection");
    }
}
