package org.praxisitsm.practice.gate;

import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.Finding.Severity;

/** What practice.yaml names must be in the pack. */
final class DescriptorRules {

    private DescriptorRules() {}

    static void check(GateScope scope, List<Diagram> diagrams) {
        var descriptor = scope.pack().descriptor();
        var folder = "processes/" + scope.pack().key() + "/";
        var file = folder + "practice.yaml";
        if (!scope.files().has(folder + descriptor.process() + ".bpmn")) {
            error(scope, file, "descriptor-process", "There is no diagram " + descriptor.process() + ".bpmn");
        }
        if (!scope.hasForm(descriptor.startForm())) {
            error(scope, file, "descriptor-form", "There is no form " + descriptor.startForm() + ".form");
        }
        if (descriptor.agreements() != null && !scope.hasTable(descriptor.agreements())) {
            error(scope, file, "descriptor-agreements", "There is no table " + descriptor.agreements() + ".dmn");
        }
        if (descriptor.catalogue() != null
                && !scope.hasTable(descriptor.catalogue().audience())) {
            var table = descriptor.catalogue().audience() + ".dmn";
            error(scope, file, "descriptor-catalogue", "There is no table " + table);
        }
        severity(scope, file);
        icon(scope, file);
        ArticleRules.check(scope, file, diagrams);
        var drawn = new HashSet<String>();
        var states = new HashSet<String>();
        for (var diagram : diagrams) {
            diagram.nodes.forEach(node -> {
                drawn.add(node.id());
                var state = node.property("state");
                if (state != null) {
                    states.add(state);
                }
            });
        }
        descriptor.milestones().forEach(milestone -> milestone.activities().stream()
                .filter(activity -> !drawn.contains(activity))
                .forEach(activity -> error(
                        scope,
                        file,
                        "descriptor-milestone",
                        "The milestone " + milestone.key() + " names " + activity + ", which is not drawn")));
        descriptor.states().stream()
                .filter(state -> !states.contains(state.key()))
                .forEach(state -> scope.at(
                        Severity.WARNING,
                        file,
                        null,
                        "descriptor-state",
                        "No element draws the state " + state.key(),
                        "Draw it, or leave it out."));
    }

    /** Said by a rule grid; packs of before say it by a table, which counts as long as no grid of the name takes its place. */
    private static void severity(GateScope scope, String file) {
        var schedule = scope.pack().descriptor().schedule();
        var key = schedule == null ? null : schedule.severity();
        if (key == null) {
            return;
        }
        if (!scope.hasGrid(key) && !scope.hasTable(key)) {
            error(scope, file, "descriptor-severity", "There is no table or grid " + key);
        } else if (scope.hasGrid(key) && scope.hasTable(key)) {
            scope.at(
                    Severity.WARNING,
                    "rules/" + scope.pack().key() + "/" + key + ".dmn",
                    null,
                    "descriptor-severity",
                    "The table " + key + " is not asked: the grid of the same name counts",
                    "Delete the table, or the grid.");
        }
    }

    /** A name that nobody draws looks like every other one of that kind. */
    private static void icon(GateScope scope, String file) {
        var icon = scope.pack().descriptor().icon();
        if (icon != null && !Icons.NAMES.contains(icon)) {
            scope.at(
                    Severity.WARNING,
                    file,
                    line(scope.pack().text(file)),
                    "descriptor-icon",
                    "There is no icon " + icon,
                    "One of " + Icons.NAMES.stream().sorted().toList() + ".");
        }
    }

    private static @Nullable Integer line(String yaml) {
        var lines = yaml.lines().toList();
        for (var i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("icon:")) {
                return i + 1;
            }
        }
        return null;
    }

    private static void error(GateScope scope, String file, String rule, String message) {
        scope.at(Severity.ERROR, file, null, rule, message, "Add the file, or correct practice.yaml.");
    }
}
