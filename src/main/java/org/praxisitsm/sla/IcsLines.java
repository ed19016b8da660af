package org.praxisitsm.sla;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.praxisitsm.shared.Refusal;

/**
 * Reads the events of an iCalendar file line by line. Our own reader, because it counts lines and depth while it goes, says
 * at which line a file is broken, and resolves nothing: neither time zones nor attachments nor addresses.
 *
 * @see "RFC 5545, 3.1 Content lines"
 */
public class IcsLines {

    public static final int MAX_EVENTS = 5_000;
    private static final int MAX_DEPTH = 4;
    private static final int MAX_PROPERTIES = 500;

    /** A property of an event; parameters by upper-case name. */
    public record Property(int line, String name, Map<String, String> parameters, String value) {}

    /** @param line where it begins */
    public record Event(int line, List<Property> properties) {

        public Optional<Property> first(String name) {
            return all(name).stream().findFirst();
        }

        public List<Property> all(String name) {
            return properties.stream()
                    .filter(property -> property.name().equals(name))
                    .toList();
        }
    }

    private record Line(int number, String text) {}

    private final List<Event> events = new ArrayList<>();
    private final Deque<String> open = new ArrayDeque<>();

    public List<Event> read(byte[] bytes) {
        var lines = unfolded(decoded(bytes));
        if (lines.isEmpty() || !lines.get(0).text().equalsIgnoreCase("BEGIN:VCALENDAR")) {
            throw broken(lines.isEmpty() ? 1 : lines.get(0).number(), "must begin with BEGIN:VCALENDAR.");
        }
        lines.forEach(line -> property(parsed(line)));
        if (!open.isEmpty()) {
            throw broken(lines.get(lines.size() - 1).number(), "ends inside " + open.peek() + "; END is missing.");
        }
        return events;
    }

    static Refusal broken(int line, String message) {
        return Refusal.invalid("line " + line, message);
    }

    private static String decoded(byte[] bytes) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw Refusal.invalid("file", "must be text in UTF-8.");
        }
    }

    /** A line that begins with a space or tab continues the one before. */
    private static List<Line> unfolded(String text) {
        var lines = new ArrayList<Line>();
        var current = new StringBuilder();
        var number = 0;
        var start = 1;
        for (var physical : text.split("\r\n|\n|\r", -1)) {
            number++;
            if (!physical.isEmpty() && (physical.charAt(0) == ' ' || physical.charAt(0) == '\t')) {
                current.append(physical, 1, physical.length());
                continue;
            }
            if (!current.toString().isBlank()) {
                lines.add(new Line(start, current.toString().strip()));
            }
            current.setLength(0);
            current.append(physical);
            start = number;
        }
        if (!current.toString().isBlank()) {
            lines.add(new Line(start, current.toString().strip()));
        }
        return lines;
    }

    private static Property parsed(Line line) {
        var text = line.text();
        var colon = colon(text);
        if (colon <= 0) {
            throw broken(line.number(), "is no property: NAME:value is expected.");
        }
        var parts = text.substring(0, colon).split(";");
        var parameters = new HashMap<String, String>();
        for (var i = 1; i < parts.length; i++) {
            var equals = parts[i].indexOf('=');
            if (equals > 0) {
                parameters.put(
                        parts[i].substring(0, equals).strip().toUpperCase(Locale.ROOT),
                        parts[i].substring(equals + 1).replace("\"", "").strip());
            }
        }
        return new Property(
                line.number(),
                parts[0].strip().toUpperCase(Locale.ROOT),
                parameters,
                text.substring(colon + 1).strip());
    }

    /** The first colon that no quoted parameter holds. */
    private static int colon(String text) {
        var quoted = false;
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '"') {
                quoted = !quoted;
            } else if (text.charAt(i) == ':' && !quoted) {
                return i;
            }
        }
        return -1;
    }

    private void property(Property property) {
        switch (property.name()) {
            case "BEGIN" -> begin(property);
            case "END" -> end(property);
            default -> {
                if (open.isEmpty()) {
                    throw broken(property.line(), "stands outside of BEGIN:VCALENDAR and END:VCALENDAR.");
                }
                if (open.peek().equals("VEVENT")) {
                    var event = events.get(events.size() - 1);
                    if (event.properties().size() >= MAX_PROPERTIES) {
                        throw broken(property.line(), "has more than " + MAX_PROPERTIES + " properties in one event.");
                    }
                    event.properties().add(property);
                }
            }
        }
    }

    private void begin(Property property) {
        var component = property.value().toUpperCase(Locale.ROOT);
        if (open.size() >= MAX_DEPTH) {
            throw broken(property.line(), "is nested more than " + MAX_DEPTH + " deep.");
        }
        if (component.equals("VCALENDAR") != open.isEmpty()) {
            throw broken(property.line(), "BEGIN:" + component + " cannot stand here.");
        }
        if (component.equals("VEVENT")) {
            if (events.size() >= MAX_EVENTS) {
                throw broken(property.line(), "has more than " + MAX_EVENTS + " events.");
            }
            events.add(new Event(property.line(), new ArrayList<>()));
        }
        open.push(component);
    }

    private void end(Property property) {
        var component = property.value().toUpperCase(Locale.ROOT);
        if (!component.equals(open.peek())) {
            throw broken(
                    property.line(),
                    "END:" + component + " closes nothing" + (open.isEmpty() ? "." : "; " + open.peek() + " is open."));
        }
        open.pop();
    }
}
