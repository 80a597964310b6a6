package dev.ormai.planner.fidelity;

import dev.ormai.planner.Dialect;
import java.util.Locale;
import java.util.Set;

/** The words that each database never takes for a name unless they are quoted, stand behind AS or beside a dot. */
public final class ReservedWords {
    private static final Set<String> POSTGRESQL = words(
            """
            all analyse analyze and any array as asc asymmetric authorization binary both case cast check collate
            collation column concurrently constraint create cross current_catalog current_date current_role
            current_schema current_time current_timestamp current_user default deferrable desc distinct do else end
            except false fetch for foreign freeze from full grant group having ilike in initially inner intersect into
            is isnull join lateral leading left like limit localtime localtimestamp natural not notnull null offset on
            only or order outer overlaps placing primary references returning right select session_user similar some
            symmetric system_user table tablesample then to trailing true union unique user using variadic verbose when
            where window with""");

    /** MySQL 8 and MariaDB together, but for words that only one of them reserves and people use as names. */
    private static final Set<String> MYSQL = words(
            """
            accessible add all alter analyze and as asc asensitive before between bigint binary blob both by call
            cascade case change char character check collate column condition constraint continue convert create cross
            current_date current_role current_time current_timestamp current_user cursor database databases day_hour
            day_microsecond day_minute day_second dec decimal declare default delayed delete desc describe
            deterministic distinct distinctrow div double drop dual each else elseif enclosed escaped except exists exit
            explain false fetch float float4 float8 for force foreign from fulltext grant group having high_priority
            hour_microsecond hour_minute hour_second if ignore in index infile inner inout insensitive insert int int1
            int2 int3 int4 int8 integer intersect interval into is iterate join key keys kill leading leave left like
            limit linear lines load localtime localtimestamp lock long longblob longtext loop low_priority match
            maxvalue mediumblob mediumint mediumtext middleint minute_microsecond minute_second mod modifies natural not
            no_write_to_binlog null numeric on optimize option optionally or order out outer outfile over partition
            precision primary procedure purge range read reads read_write real recursive references regexp release
            rename repeat replace require resignal restrict return returning revoke right rlike row_number rows schema schemas
            second_microsecond select sensitive separator set show signal smallint spatial specific sql sqlexception
            sqlstate sqlwarning sql_big_result sql_calc_found_rows sql_small_result ssl starting straight_join table
            terminated then tinyblob tinyint tinytext to trailing trigger true undo union unique unlock unsigned update
            usage use using utc_date utc_time utc_timestamp values varbinary varchar varcharacter varying when where
            while window with write xor year_month zerofill""");

    private static final Set<String> H2 = words(
            """
            all and any array as asymmetric authorization between both case cast check constraint cross current_catalog
            current_date current_path current_role current_schema current_time current_timestamp current_user day
            default distinct else end except exists false fetch for foreign from full group groups having hour if ilike
            in inner intersect intersects interval is join key leading left like limit localtime localtimestamp minus
            minute month natural not null offset on or order over partition primary qualify range regexp right row
            rownum rows second select session_user set some symmetric system_user table to top trailing true uescape
            union unique unknown user using value values when where window with year _rowid_""");

    private ReservedWords() {}

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }

    /** Whether this unquoted word can only be a keyword. Case does not matter. */
    public static boolean contains(Dialect dialect, String word) {
        Set<String> words =
                switch (dialect) {
                    case POSTGRESQL -> POSTGRESQL;
                    case MYSQL -> MYSQL;
                    case H2 -> H2;
                };
        return words.contains(word.toLowerCase(Locale.ROOT));
    }
}
