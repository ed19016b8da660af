package org.praxisitsm.practice;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says in one sentence what keeps a draft from being published. */
final class RedCheck {

    private static final int NAMED = 3;

    private RedCheck() {}

    static String inWords(Drafts.Check check) {
        var errors = check.findings().stream()
                .filter(finding -> finding.severity() == Finding.Severity.ERROR)
                .map(finding -> finding.file() + ": " + finding.message());
        var results = check.results().stream()
                .filter(result -> !result.green())
                .map(result -> result.file() + ", " + result.name() + ": " + result.message());
        var all = Stream.concat(errors, results).toList();
        var more = all.size() > NAMED ? " (and " + (all.size() - NAMED) + " more)" : "";
        return all.stream().limit(NAMED).collect(Collectors.joining("; ", "The check is red: ", more));
    }
}
