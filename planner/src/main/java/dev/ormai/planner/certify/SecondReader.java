package dev.ormai.planner.certify;

import dev.ormai.planner.catalog.TableId;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.StringProvider;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.util.TablesNamesFinder;

/**
 * The same text as another parser reads it. JSqlParser shares no line with ours, so a statement that we misread as a whole
 * (text, tree and proof alike) is seen here. It may only object: it overlooks tables in some places and does not read every
 * statement, so its silence proves nothing.
 *
 * <p>It reads text that we wrote: every name in quotes, no comment, no line end outside of literals, so none of its known
 * ways to lose text silently can occur.
 */
final class SecondReader {
    private static final Pattern QUALIFIED =
            Pattern.compile("[\"`]((?:[^\"`]|\"\"|``)+)[\"`]\\.[\"`]((?:[^\"`]|\"\"|``)+)[\"`]");

    private SecondReader() {}

    /** The tables with a schema that it finds; empty if it cannot read the text. */
    static Optional<Set<TableId>> tables(String text) {
        try {
            CCJSqlParser parser = new CCJSqlParser(new StringProvider(text)).withAllowComplexParsing(true);
            Statement statement = parser.Statement();
            Set<TableId> tables = new LinkedHashSet<>();
            for (String name : new TablesNamesFinder<Void>().getTables(statement)) {
                Matcher matcher = QUALIFIED.matcher(name);
                if (matcher.matches()) {
                    tables.add(new TableId(unquoted(matcher.group(1)), unquoted(matcher.group(2))));
                }
            }
            return Optional.of(tables);
        } catch (ParseException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static String unquoted(String name) {
        return name.replace("\"\"", "\"").replace("``", "`");
    }
}
