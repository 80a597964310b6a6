package dev.ormai.cli.check;

import dev.ormai.cli.Terminal;
import dev.ormai.policy.Fault;
import dev.ormai.policy.PolicyInvalidException;
import dev.ormai.policy.PolicySet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a policy check found.
 *
 * @param policy absent if the file itself is wrong
 * @param againstDatabase whether it was held against a database too
 */
record CheckReport(String file, Optional<PolicySet> policy, boolean againstDatabase, List<Finding> findings) {
    CheckReport {
        findings = List.copyOf(findings);
    }

    static CheckReport of(String file, PolicyInvalidException invalid) {
        return new CheckReport(
                file,
                Optional.empty(),
                false,
                invalid.faults().stream().map(CheckReport::finding).toList());
    }

    private static Finding finding(Fault fault) {
        return new Finding(true, fault.line(), fault.column(), fault.path(), fault.message(), fault.expected());
    }

    boolean right() {
        return findings.stream().noneMatch(Finding::fault);
    }

    void print(Terminal terminal) {
        for (Finding finding : findings) {
            terminal.line(finding.text(file));
            if (!finding.advice().isEmpty()) {
                terminal.line((finding.fault() ? "  expected: " : "  advice: ") + finding.advice());
            }
        }
        terminal.line(summary());
    }

    private String summary() {
        long faults = findings.stream().filter(Finding::fault).count();
        long remarks = findings.size() - faults;
        List<String> parts = new ArrayList<>();
        parts.add(faults == 0 ? "no faults" : counted(faults, "fault"));
        if (remarks > 0) {
            parts.add(counted(remarks, "remark"));
        }
        if (policy.isPresent()) {
            parts.add("version " + policy.get().shortVersion());
            parts.add("profile " + profile());
            parts.add(
                    policy.get().settings().openModels()
                            ? "all tables"
                            : counted(policy.get().settings().models().size(), "model"));
            parts.add(againstDatabase ? "held against the database" : "not held against a database");
        }
        return file + ": " + String.join(", ", parts);
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("file", file);
        json.put("right", right());
        policy.ifPresent(set -> {
            json.put("version", set.version());
            json.put("profile", profile());
            json.put("models", List.copyOf(set.settings().models().keySet()));
            json.put("roles", set.roles());
        });
        json.put("against_database", againstDatabase);
        json.put(
                "faults",
                findings.stream().filter(Finding::fault).map(Finding::json).toList());
        json.put(
                "remarks",
                findings.stream().filter(f -> !f.fault()).map(Finding::json).toList());
        return json;
    }

    private String profile() {
        return policy.map(set -> set.profile().name().toLowerCase(Locale.ROOT)).orElse("");
    }

    private static String counted(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
