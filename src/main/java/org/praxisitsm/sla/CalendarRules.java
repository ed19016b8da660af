package org.praxisitsm.sla;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.praxisitsm.practice.Finding;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.practice.PackFileCheck;
import org.praxisitsm.practice.reading.Findings;
import org.springframework.stereotype.Component;

/** The gate's eye for calendars: what diagrams and agreements name must be there, or dates could not be computed later. */
@Component
class CalendarRules implements PackFileCheck {

    private static final String CALENDAR = "calendar";
    private static final Set<String> NAMING = Set.of("inputParameter", "property");

    private final Calendars calendars;

    CalendarRules(Calendars calendars) {
        this.calendars = calendars;
    }

    @Override
    public List<Finding> check(Pack pack) {
        var findings = new Findings();
        var known = calendars.all().stream().map(CalendarVersion::key).collect(Collectors.toSet());
        if (known.isEmpty()) {
            return findings.sorted();
        }
        pack.diagrams().forEach(path -> drawn(path, pack.text(path), known, findings));
        for (var path : pack.agreements()) {
            AgreementRules.read(pack, path, new Findings()).ifPresent(agreement -> {
                named(path, "calendar", agreement.calendar(), known, findings);
            });
        }
        return findings.sorted();
    }

    private static void drawn(String path, String xml, Set<String> known, Findings findings) {
        var step = new String[] {""};
        DrawnElements.each(xml, element -> {
            if (element.name().endsWith("Task")) {
                step[0] = element.value("id");
            } else if (NAMING.contains(element.name()) && element.value("name").equals(CALENDAR)) {
                var key = element.name().equals("property") ? element.value("value") : element.text();
                named(path, step[0], key.strip(), known, findings);
            }
        });
    }

    private static void named(String path, String place, String key, Set<String> known, Findings findings) {
        if (!key.isEmpty() && !key.contains("${") && !known.contains(key)) {
            findings.error(
                    path,
                    place,
                    null,
                    "calendar-unknown",
                    "There is no calendar " + key,
                    "One of " + known.stream().sorted().toList() + ", or publish it first.");
        }
    }

    @Override
    public Set<String> messages(Pack pack) {
        return Set.of();
    }
}
