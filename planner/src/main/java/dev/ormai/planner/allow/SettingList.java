package dev.ormai.planner.allow;

import dev.ormai.planner.Dialect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The settings of one dialect that a statement may name, read once from the file that lists them. Immutable. */
public final class SettingList {
    private static final Map<Dialect, SettingList> LISTS = new EnumMap<>(Map.of(
            Dialect.POSTGRESQL, read(Dialect.POSTGRESQL),
            Dialect.MYSQL, read(Dialect.MYSQL),
            Dialect.H2, read(Dialect.H2)));

    private final Map<String, Setting> settings;

    private SettingList(Map<String, Setting> settings) {
        this.settings = Collections.unmodifiableMap(settings);
    }

    public static SettingList of(Dialect dialect) {
        SettingList list = LISTS.get(dialect);
        if (list == null) {
            throw new IllegalArgumentException("no list of settings for " + dialect);
        }
        return list;
    }

    /** @param name in any case */
    public Optional<Setting> find(String name) {
        return Optional.ofNullable(settings.get(name.toLowerCase(Locale.ROOT)));
    }

    /** In the file's order. */
    public Collection<Setting> all() {
        return settings.values();
    }

    private static SettingList read(Dialect dialect) {
        Map<String, Setting> settings = new LinkedHashMap<>();
        for (List<String> fields : ListFile.read("settings", dialect, 4)) {
            Setting setting = setting(fields);
            if (settings.put(setting.name().toLowerCase(Locale.ROOT), setting) != null) {
                throw new IllegalStateException("listed twice: " + setting.name());
            }
        }
        return new SettingList(settings);
    }

    private static Setting setting(List<String> fields) {
        List<String> way = new ArrayList<>(Arrays.asList(fields.get(1).split("[:,]", -1)));
        Setting.Way kind = Setting.Way.valueOf(way.remove(0).toUpperCase(Locale.ROOT));
        return new Setting(fields.get(0), kind, Set.copyOf(way), fields.get(2).equals("show"), fields.get(3));
    }
}
