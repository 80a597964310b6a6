package dev.ormai.driver.attack;

import dev.ormai.testkit.DatabaseKind;
import dev.ormai.testkit.attack.Attack;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All attacks that are known, and for each the cases that try it or the reason why none does; written down in {@code docs/attacks.md}. */
record Catalogue(List<Entry> entries, List<Attack> statements, List<CodeCase> code, Map<String, String> elsewhere) {
    static final List<DatabaseKind> DATABASES = List.of(DatabaseKind.H2, DatabaseKind.POSTGRESQL, DatabaseKind.MARIADB);

    /** One kind of attack and what must become of it. */
    record Entry(String id, String group, String name, String expected) {}

    static Catalogue read() throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (String line : Files.readAllLines(Attack.FOLDER.resolve("catalogue.tsv"))) {
            String[] fields = line.split("\t", -1);
            entries.add(new Entry(fields[0], fields[1], fields[2], fields[3]));
        }
        Map<String, String> elsewhere = new TreeMap<>();
        for (String line : Files.readAllLines(Attack.FOLDER.resolve("elsewhere.tsv"))) {
            String[] fields = line.split("\t", -1);
            elsewhere.put(fields[0], fields[1]);
        }
        return new Catalogue(entries, Attack.all(), JdbcAttacks.all(), elsewhere);
    }

    List<Attack> statementsFor(Entry entry) {
        return statements.stream()
                .filter(attack -> attack.covers().contains(entry.id()))
                .toList();
    }

    List<CodeCase> codeFor(Entry entry) {
        return code.stream().filter(one -> one.covers().contains(entry.id())).toList();
    }

    String document() {
        StringBuilder text = new StringBuilder(
                """
                # Attacks, and what becomes of them

                Generated from the cases by `CatalogueTest`; `-Dgolden=write` writes it anew. Each case runs on each database that it names, as
                a user of tenant `acme` on the sample shop, and all that comes back (rows, labels, counts, warnings, errors and what hangs on
                them, what each object says of itself), the audit and the log are searched for texts that stand in rows of other
                tenants, deleted rows, denied columns and tables that no policy lists.

                *same*: as on a database that holds only what the caller may see. *rows*: rows were given that such a database cannot be
                asked for (a schema's name, a limit of the policy's), and nothing of others is in them. *failed*: the database raised an error
                here and there. *refused*: nothing was sent. *held*: a case in code asserts for itself. –: the database has no such
                thing, or no case.

                Each statement is asked of `db_sql` and `db_explain` by an agent too (`ToolAttacksTest`, `ToolAttacksIT`,
                `MariaDbToolAttacksIT` of `mcp-bridge`): answered where JDBC gives rows, refused with the same code, and searched in the same
                way. Where a tool answers otherwise stands in `tools.tsv`.

                The files are in `driver/src/test/resources/attacks`, the code in `driver/src/test/java/dev/ormai/driver/attack`.
                """);
        String group = "";
        for (Entry entry : entries) {
            if (!entry.group().equals(group)) {
                group = entry.group();
                text.append("\n## ").append(group).append("\n\n");
                text.append(
                        "| id | attack | must be | H2 | PostgreSQL | MariaDB | cases |\n|---|---|---|---|---|---|---|\n");
            }
            text.append(line(entry));
        }
        return text.toString();
    }

    private String line(Entry entry) {
        String outcomes = DATABASES.stream().map(kind -> outcomes(entry, kind)).collect(Collectors.joining(" | "));
        return "| %s | %s | %s | %s | %s |%n"
                .formatted(
                        entry.id(),
                        entry.name().replace("|", "\\|"),
                        entry.expected().replace("|", "\\|"),
                        outcomes,
                        where(entry))
                .replace(System.lineSeparator(), "\n");
    }

    private String outcomes(Entry entry, DatabaseKind kind) {
        Set<String> found = new LinkedHashSet<>();
        for (Attack attack : statementsFor(entry)) {
            String outcome = attack.outcomes().get(kind);
            if (outcome != null) {
                // The rows themselves stand with the case.
                found.add(outcome.startsWith("catalog ") ? "catalog" : outcome);
            }
        }
        if (codeFor(entry).stream().anyMatch(one -> one.databases().contains(kind))) {
            found.add("held");
        }
        return found.isEmpty() ? "–" : String.join(", ", found);
    }

    private String where(Entry entry) {
        Map<String, List<String>> byFile = new LinkedHashMap<>();
        for (Attack attack : statementsFor(entry)) {
            byFile.computeIfAbsent(attack.file(), file -> new ArrayList<>()).add(attack.id());
        }
        List<String> places = new ArrayList<>();
        byFile.forEach((file, ids) -> places.add(file + " " + String.join(" ", ids)));
        codeFor(entry).forEach(one -> places.add("code " + one.id()));
        String reason = elsewhere.get(entry.id());
        if (reason != null) {
            places.add(reason);
        }
        return String.join("; ", places);
    }
}
