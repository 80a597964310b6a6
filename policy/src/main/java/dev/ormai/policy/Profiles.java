package dev.ormai.policy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** The four profiles. The numbers of the agents' three are those of the original. */
public final class Profiles {
    /** Columns that hold secrets; denied everywhere unless a model's fields say otherwise. */
    public static final List<String> SECRETS =
            List.of("*password*", "*secret*", "*token*", "*api_key*", "*apikey*", "*private_key*", "*privatekey*");

    /** Columns that hold personal data; masked or denied by the profile. */
    public static final List<String> PERSONAL_DATA =
            List.of("email", "phone", "phone_number", "address", "ip", "ip_address", "ssn", "dob", "date_of_birth");

    /** The operations of the aggregate tool. */
    public static final List<String> AGGREGATE_OPERATIONS = List.of("count", "sum", "avg", "min", "max");

    private static final AuditRules AUDIT = new AuditRules(Optional.empty(), true, false);
    private static final Aggregations AGGREGATIONS =
            new Aggregations(Set.copyOf(AGGREGATE_OPERATIONS), Optional.empty(), Optional.empty(), 1);
    private static final SqlRules PLANNED_SQL = new SqlRules(true, Set.of(), true, false);

    /** Agents in production: closed writes, personal data denied. */
    public static final ProfileDefaults PROD = new ProfileDefaults(
            Profile.PROD,
            budget(100, 40, 1, 2_000, 100, 1 << 20, OptionalInt.of(1)),
            agentWrites(false, true),
            AGGREGATIONS,
            PLANNED_SQL,
            AUDIT,
            FieldRule.DENY,
            true);

    /** Agents for one's own staff: closed writes, personal data masked. */
    public static final ProfileDefaults INTERNAL = new ProfileDefaults(
            Profile.INTERNAL,
            budget(500, 80, 2, 5_000, 200, 4 << 20, OptionalInt.of(1)),
            agentWrites(false, true),
            AGGREGATIONS,
            PLANNED_SQL,
            AUDIT,
            FieldRule.MASK_DEFAULT,
            true);

    /** Agents on a developer's machine: open writes, no tenant needed. */
    public static final ProfileDefaults DEV = new ProfileDefaults(
            Profile.DEV,
            budget(1_000, 100, 3, 10_000, 500, 16 << 20, OptionalInt.empty()),
            agentWrites(true, false),
            AGGREGATIONS,
            PLANNED_SQL,
            AUDIT,
            FieldRule.MASK_DEFAULT,
            false);

    /** An application that swaps its URL: rows and columns are guarded, nothing is limited. */
    public static final ProfileDefaults APP = new ProfileDefaults(
            Profile.APP,
            new Budget(
                    OptionalLong.empty(),
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    OptionalInt.empty()),
            new WriteRules(true, true, true, true, false, Integer.MAX_VALUE, false, false, Set.of(), Set.of(), false),
            AGGREGATIONS,
            new SqlRules(true, Set.of(), false, false),
            AUDIT,
            FieldRule.MASK_DEFAULT,
            true);

    private Profiles() {}

    /** The defaults of a profile. */
    public static ProfileDefaults of(Profile profile) {
        return switch (profile) {
            case PROD -> PROD;
            case INTERNAL -> INTERNAL;
            case DEV -> DEV;
            case APP -> APP;
        };
    }

    private static Budget budget(
            int rows, int fields, int depth, int millis, int complexity, int bytes, OptionalInt minFilters) {
        return new Budget(
                OptionalLong.of(rows),
                OptionalInt.of(fields),
                OptionalInt.of(depth),
                OptionalInt.of(millis),
                OptionalInt.of(complexity),
                OptionalLong.empty(),
                OptionalLong.of(bytes),
                minFilters);
    }

    private static WriteRules agentWrites(boolean open, boolean requireReason) {
        return new WriteRules(open, open, open, false, true, 1, true, requireReason, Set.of(), Set.of(), true);
    }
}
