package org.praxisitsm.ui.admin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.praxisitsm.sla.Promise;

/** What differs between two versions of an agreement, in sentences. */
final class AgreementWords {

    private static final List<String> MEMBERS = List.of("name", "kind", "party", "calendar", "zone", "onChange");
    private static final List<String> OF_TARGET = List.of(
            "name",
            "promise",
            "table",
            "calendar",
            "onPriority",
            "onReopen",
            "resolvedCounts",
            "announcePassed",
            "explains");

    private final AgreementOptions options;

    AgreementWords(AgreementOptions options) {
        this.options = options;
    }

    /** @return one line for each difference; none where both say the same */
    List<String> between(Map<String, Object> before, Map<String, Object> after) {
        var was = said(before);
        var is = said(after);
        var lines = new ArrayList<String>();
        is.forEach((place, value) -> {
            if (!was.containsKey(place)) {
                lines.add(options.word("agreement.diff.added", place, value).strip());
            } else if (!was.get(place).equals(value)) {
                lines.add(options.word("agreement.diff.changed", place, none(was.get(place)), none(value)));
            }
        });
        was.forEach((place, value) -> {
            if (!is.containsKey(place)) {
                lines.add(options.word("agreement.diff.removed", place, value).strip());
            }
        });
        return lines;
    }

    private String none(String value) {
        return value.isEmpty() ? options.word("agreement.diff.nothing") : value;
    }

    private Map<String, String> said(Map<String, Object> members) {
        var said = new LinkedHashMap<String, String>();
        MEMBERS.forEach(name -> said.put(label(name), value(name, AgreementDraft.text(members, name))));
        var holds = AgreementDraft.map(members, "holds");
        said.put(options.word("agreement.holds.field"), AgreementDraft.text(holds, "field"));
        said.put(options.word("agreement.holds.otherwise"), yes(AgreementDraft.text(holds, "otherwise")));
        AgreementDraft.list(holds, "rows").forEach(row -> said.put(pause(holds, row), pausing(row)));
        AgreementDraft.list(members, "targets").forEach(target -> target(said, target));
        return said;
    }

    private void target(Map<String, String> said, Map<String, Object> target) {
        var name = options.word("agreement.diff.target", AgreementDraft.text(target, "key"));
        said.put(name, "");
        for (var member : OF_TARGET) {
            var text = AgreementDraft.text(target, member);
            if (!text.isEmpty()) {
                said.put(name + " · " + label(member), value(member, text));
            }
        }
        AgreementDraft.map(target, "labels")
                .forEach((language, label) -> said.put(name + " · " + language, label.toString()));
        AgreementDraft.list(target, "rules").forEach(rule -> said.put(name + " · " + rule(rule), ""));
        AgreementDraft.list(target, "thresholds")
                .forEach(threshold -> said.put(
                        name + " · " + AgreementDraft.text(threshold, "percent") + " %",
                        AgreementDraft.text(threshold, "message")));
    }

    /** @return such as "Category is Resolved: stop" */
    String rule(Map<String, Object> rule) {
        var kind = RuleTable.kindOf(rule);
        var is = AgreementDraft.text(rule, "is");
        return options.word("agreement.rule.kind." + kind.word()) + " "
                + options.happening(kind, AgreementDraft.text(rule, kind.word()))
                + (is.isEmpty() ? "" : " = " + is) + ": "
                + options.word("agreement.then." + AgreementDraft.text(rule, "then"));
    }

    private String pause(Map<String, Object> holds, Map<String, Object> row) {
        var reason = AgreementDraft.text(row, "reason");
        var named = options.holdReasons()
                .getOrDefault(AgreementDraft.text(holds, "field"), Map.of())
                .getOrDefault(reason, reason);
        return options.word("agreement.diff.hold", named);
    }

    private String pausing(Map<String, Object> row) {
        var most = AgreementDraft.text(row, "atMost");
        return yes(AgreementDraft.text(row, "pauses")) + (most.isEmpty() ? "" : ", " + most);
    }

    private String label(String member) {
        return switch (member) {
            case "promise", "table" -> options.word("agreement.promise." + member);
            case "onPriority" -> options.word("agreement.target.priority");
            case "onReopen" -> options.word("agreement.target.reopen");
            case "resolvedCounts" -> options.word("agreement.target.resolved");
            case "announcePassed" -> options.word("agreement.target.passed");
            case "explains" -> options.word("agreement.target.explains");
            default -> options.word("agreement." + member);
        };
    }

    private String value(String member, String text) {
        if (text.isEmpty()) {
            return "";
        }
        return switch (member) {
            case "kind" -> options.word("agreement.kind." + text);
            case "calendar" -> options.calendars().getOrDefault(text, text);
            case "zone" -> options.word("agreement.zone." + text);
            case "onChange", "onPriority" -> options.word("agreement.change." + text);
            case "onReopen" -> options.word("agreement.reopen." + text);
            case "promise" -> promise(text);
            case "resolvedCounts", "announcePassed" -> yes(text);
            default -> text;
        };
    }

    private static String promise(String text) {
        try {
            var promise = Promise.parse(text);
            return promise.serviceTime() == null ? text : Spans.duration(promise.serviceTime());
        } catch (IllegalArgumentException wrong) {
            return text;
        }
    }

    private String yes(String flag) {
        return options.word(flag.equals("true") ? "agreement.yes" : "agreement.no");
    }
}
