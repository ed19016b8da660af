package org.praxisitsm.sla;

import java.io.StringReader;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
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
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        var step = "";
        try {
            var reader = factory.createXMLStreamReader(new StringReader(xml));
            while (reader.hasNext()) {
                if (reader.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                var element = reader.getLocalName();
                if (element.endsWith("Task")) {
                    step = value(reader, "id");
                } else if (NAMING.contains(element) && value(reader, "name").equals(CALENDAR)) {
                    var key = element.equals("property") ? value(reader, "value") : reader.getElementText();
                    named(path, step, key.strip(), known, findings);
                }
            }
        } catch (XMLStreamException unreadable) {
            // The gate says so itself.
        }
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

    private static String value(XMLStreamReader reader, String name) {
        for (var i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return reader.getAttributeValue(i);
            }
        }
        return "";
    }

    @Override
    public Set<String> messages(Pack pack) {
        return Set.of();
    }
}
