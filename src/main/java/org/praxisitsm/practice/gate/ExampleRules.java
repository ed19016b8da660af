package org.praxisitsm.practice.gate;

import java.util.HashSet;
import java.util.Set;
import org.praxisitsm.practice.Finding.Severity;
import org.praxisitsm.practice.reading.YamlTree;

/** Cases and scenarios: can be read, and name what is there. Whether they come out is for their runners to say. */
final class ExampleRules {

    private static final Set<String> STEPS =
            Set.of("expect", "complete", "message", "command", "timer", "overdue", "change", "action");

    private ExampleRules() {}

    static void cases(GateScope scope, String file) {
        var name = GateScope.nameOf(file);
        if (!scope.hasDecision(name) && !scope.hasGrid(name)) {
            refuse(scope, file, 1, "case-subject", "There is no table or grid " + name);
        }
        CsvText.read(scope, file).ifPresent(rows -> {
            if (rows.isEmpty() || !rows.get(0).cell(0).equals("name")) {
                refuse(
                        scope,
                        file,
                        1,
                        "case-header",
                        "The first line names the columns: name, in.<input>, out.<output>");
                return;
            }
            var seen = new HashSet<String>();
            for (var column : rows.get(0).cells().subList(1, rows.get(0).cells().size())) {
                if (!column.strip().matches("(in|out)\\.[A-Za-z][A-Za-z0-9]*") || !seen.add(column.strip())) {
                    refuse(
                            scope,
                            file,
                            1,
                            "case-header",
                            "The column '" + column + "' is not in.<input> or out.<output>, or stands twice");
                }
            }
            rows.stream()
                    .filter(row -> row.cells().size() > rows.get(0).cells().size())
                    .forEach(row ->
                            refuse(scope, file, row.line(), "case-row", "The row has more cells than the first line"));
        });
    }

    static void scenario(GateScope scope, String file) {
        YamlTree.read(file, scope.files().bytes(file), scope.findings()).ifPresent(yaml -> {
            yaml.only(Set.of("title", "given", "steps"));
            yaml.child("title").text(300);
            yaml.child("given")
                    .only(Set.of(
                            "requester",
                            "affected",
                            "channel",
                            "people",
                            "services",
                            "ordered",
                            "groups",
                            "form",
                            "actions",
                            "at"))
                    .map();
            var steps = yaml.child("steps");
            if (steps.list().isEmpty()) {
                steps.complain("A scenario has steps", "Write what happens and what is expected.");
            }
            for (var step : steps.list()) {
                var verbs = step.map().keySet().stream().filter(STEPS::contains).toList();
                if (verbs.size() != 1) {
                    step.complain(
                            "A step does one thing",
                            "One of " + STEPS.stream().sorted().toList() + ".");
                }
            }
        });
    }

    private static void refuse(GateScope scope, String file, int line, String rule, String message) {
        scope.at(Severity.ERROR, file, line, rule, message, "See \"Cases\" in docs/pack-reference.md.");
    }
}
