package org.praxisitsm.sla;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.praxisitsm.practice.reading.Findings;
import org.praxisitsm.practice.reading.YamlTree;
import org.praxisitsm.shared.JsonMaps;

/** A ticket's life told in a few lines, and its clocks at any instant of it. Times are local to Berlin. */
final class ClockStory implements Definitions {

    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final Map<String, Agreement> agreements = new HashMap<>();
    private final Map<String, ServiceCalendar> calendars = new HashMap<>();
    final List<Fact> facts = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private String state = "new";
    private String category = "NEW";
    private final Map<String, Object> values = new HashMap<>();

    ClockStory() {
        calendar("always", 1, ServiceCalendar.of(CalendarDefinition.always("always", "Always", BERLIN)));
        calendar("office", 1, office(9, 17));
    }

    static ServiceCalendar office(int from, int to) {
        var week = new EnumMap<DayOfWeek, List<LocalWindow>>(DayOfWeek.class);
        for (var day : EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)) {
            week.put(day, List.of(new LocalWindow(from * 60, to * 60)));
        }
        return ServiceCalendar.of(CalendarDefinition.weekly("office", "Office", BERLIN, week));
    }

    ClockStory calendar(String key, int version, ServiceCalendar calendar) {
        calendars.put(key + version, calendar);
        return this;
    }

    /** Keeps the agreement as a version of the key it names. */
    ClockStory agreement(int version, String yaml) {
        var agreement = read(yaml);
        agreements.put(agreement.key() + version, agreement);
        return this;
    }

    static Agreement read(String yaml) {
        var findings = new Findings();
        var read = YamlTree.read("agreement.yaml", yaml.getBytes(StandardCharsets.UTF_8), findings)
                .map(tree -> AgreementReader.read(tree, "incident"))
                .orElseThrow(() -> new AssertionError(findings.sorted()));
        if (findings.hasErrors()) {
            throw new AssertionError(findings.sorted());
        }
        return read;
    }

    /** One target in few words; {@code more} are further members of it. */
    static String sla(String key, String calendar, String target, String promise, String rules, String more) {
        return """
                key: %s
                kind: SLA
                name: %s
                calendar: %s
                holds:
                  field: holdReason
                  rows:
                    - {reason: requester, pauses: true, atMost: P14D}
                    - {reason: supplier, pauses: false}
                targets:
                  - key: %s
                    name: %s
                    promise: %s
                    rules: [%s]
                    thresholds: [{percent: 75}, {percent: 100}, {percent: 150}]
                %s
                """
                .formatted(key, key, calendar, target, target, promise, rules, more.indent(4));
    }

    static final String RESOLUTION =
            "{event: opened, then: start}, {category: ON_HOLD, then: pause}, {category: RESOLVED, then: stop}";

    /** @param local e.g. {@code 2026-03-02T10:00} */
    ClockStory at(String local) {
        now = instant(local);
        return this;
    }

    static Instant instant(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }

    ClockStory opened() {
        var known = new LinkedHashMap<String, Object>();
        known.put("state", state);
        known.put("category", category);
        known.put("values", new HashMap<>(values));
        return add(Fact.Kind.OPENED, known);
    }

    ClockStory moves(String to, String toCategory) {
        var moved = Map.<String, Object>of("from", state, "to", to, "fromCategory", category, "toCategory", toCategory);
        state = to;
        category = toCategory;
        return add(Fact.Kind.STATE, moved);
    }

    ClockStory held(String reason) {
        return changed("holdReason", reason).moves("on-hold", "ON_HOLD");
    }

    ClockStory resumed() {
        return moves("in-progress", "IN_PROGRESS");
    }

    ClockStory resolved() {
        return moves("resolved", "RESOLVED");
    }

    ClockStory changed(String name, Object value) {
        var before = new HashMap<String, Object>();
        before.put(name, values.get(name));
        values.put(name, value);
        return add(Fact.Kind.CHANGED, Map.of("before", before, "after", Map.of(name, value)));
    }

    ClockStory replied() {
        return add(Fact.Kind.AGENT_REPLIED, Map.of());
    }

    ClockStory requesterReplied() {
        return add(Fact.Kind.REQUESTER_REPLIED, Map.of());
    }

    ClockStory steps(List<String> begun, List<String> ended) {
        return add(Fact.Kind.STEPS, Map.of("begun", begun, "ended", ended));
    }

    ClockStory attached(String key, int version) {
        return add(Fact.Kind.ATTACHED, given(key, version, 1));
    }

    ClockStory detached(String key) {
        return add(Fact.Kind.DETACHED, Map.of("agreement", key));
    }

    ClockStory promised(String key, String target, String promise) {
        return add(Fact.Kind.PROMISED, Map.of("agreement", key, "target", target, "promise", promise));
    }

    ClockStory replanned(String key, int version, int calendarVersion) {
        var values = new LinkedHashMap<>(given(key, version, calendarVersion));
        values.put("from", now.toString());
        return add(Fact.Kind.REPLANNED, values);
    }

    private Map<String, Object> given(String key, int version, int calendarVersion) {
        var agreement = agreements.get(key + version);
        var targets = new LinkedHashMap<String, Object>();
        for (var target : agreement.targets()) {
            var calendar = target.calendar() == null ? agreement.calendar() : target.calendar();
            targets.put(target.key(), new Given(target.promise(), calendar, calendarVersion, null).written());
        }
        var values = new LinkedHashMap<String, Object>();
        values.put("agreement", key);
        values.put("version", version);
        values.put("targets", targets);
        return values;
    }

    private ClockStory add(Fact.Kind kind, Map<String, Object> values) {
        // As the database gives it back.
        facts.add(new Fact(facts.size() + 1, now, kind, JsonMaps.read(JsonMaps.write(values))));
        return this;
    }

    TicketClocks clocks() {
        return TicketClocks.of(facts, this);
    }

    ClockState clock(String agreement, String target, String local) {
        return clocks().at(instant(local)).stream()
                .filter(state -> state.key().equals(new ClockKey(agreement, target)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no clock " + agreement + "/" + target));
    }

    @Override
    public Agreement agreement(String key, int version) {
        return agreements.get(key + version);
    }

    @Override
    public Hours hours(Given given) {
        return Hours.of(calendars.get(given.calendar() + given.calendarVersion()));
    }
}
