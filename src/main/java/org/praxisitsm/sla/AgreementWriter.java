package org.praxisitsm.sla;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.sla.Agreement.OnChange;
import org.praxisitsm.sla.Agreement.OnReopen;
import org.praxisitsm.sla.Agreement.Rule;
import org.praxisitsm.sla.Agreement.Target;
import org.praxisitsm.sla.Agreement.ZoneRule;

/** An agreement as members, the way {@link AgreementReader} reads them; what is as usual is left out. */
final class AgreementWriter {

    private AgreementWriter() {}

    static Map<String, Object> write(Agreement agreement) {
        var members = new LinkedHashMap<String, Object>();
        members.put("key", agreement.key());
        members.put("kind", agreement.kind().name());
        members.put("name", agreement.name());
        put(members, "party", agreement.party());
        members.put("calendar", agreement.calendar());
        unless(members, "zone", agreement.zone(), ZoneRule.CALENDAR);
        unless(members, "onChange", agreement.onChange(), OnChange.KEEP);
        members.put("holds", holds(agreement.holds()));
        members.put(
                "targets",
                agreement.targets().stream().map(AgreementWriter::target).toList());
        return members;
    }

    private static Map<String, Object> holds(Agreement.Holds holds) {
        var members = new LinkedHashMap<String, Object>();
        put(members, "field", holds.field());
        if (!holds.rows().isEmpty()) {
            var rows = new ArrayList<Map<String, Object>>();
            for (var hold : holds.rows()) {
                var row = new LinkedHashMap<String, Object>();
                row.put("reason", hold.reason());
                row.put("pauses", hold.pauses());
                put(row, "atMost", hold.atMost() == null ? null : hold.atMost().toString());
                rows.add(row);
            }
            members.put("rows", rows);
        }
        members.put("otherwise", holds.otherwise());
        return members;
    }

    private static Map<String, Object> target(Target target) {
        var members = new LinkedHashMap<String, Object>();
        members.put("key", target.key());
        members.put("name", target.name());
        put(
                members,
                "promise",
                target.promise() == null ? null : target.promise().toString());
        put(members, "table", target.table());
        put(members, "calendar", target.calendar());
        unless(members, "onPriority", target.onPriority(), OnChange.KEEP);
        unless(members, "onReopen", target.onReopen(), OnReopen.RESUME);
        if (target.resolvedCounts()) {
            members.put("resolvedCounts", true);
        }
        if (target.announcePassed()) {
            members.put("announcePassed", true);
        }
        put(members, "explains", target.explains());
        members.put("rules", target.rules().stream().map(AgreementWriter::rule).toList());
        var thresholds = new ArrayList<Map<String, Object>>();
        for (var threshold : target.thresholds()) {
            var row = new LinkedHashMap<String, Object>();
            row.put("percent", threshold.percent());
            row.put("message", threshold.message());
            thresholds.add(row);
        }
        members.put("thresholds", List.copyOf(thresholds));
        if (!target.labels().isEmpty()) {
            members.put("labels", target.labels());
        }
        return members;
    }

    private static Map<String, Object> rule(Rule rule) {
        var members = new LinkedHashMap<String, Object>();
        members.put(rule.when().kind().word(), rule.when().value());
        put(members, "is", rule.when().is());
        members.put("then", AgreementReader.word(rule.then()));
        return members;
    }

    private static void put(Map<String, Object> members, String name, @Nullable Object value) {
        if (value != null) {
            members.put(name, value);
        }
    }

    private static void unless(Map<String, Object> members, String name, Enum<?> value, Enum<?> usual) {
        if (value != usual) {
            members.put(name, AgreementReader.word(value));
        }
    }
}
