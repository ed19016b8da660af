package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Component;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.practice.PackWords;
import org.praxisitsm.practice.PracticeDescriptor.FieldType;
import org.praxisitsm.ui.components.DateWords;
import org.praxisitsm.ui.components.DiagramView;
import org.praxisitsm.ui.components.DrawnInWords;
import org.praxisitsm.ui.components.DrawnNames;
import org.praxisitsm.ui.components.Names;

/** What the values of a pack that need not be published are called. */
final class TrialWords {

    /** Of at most nine digits each: a longer number is no length of time that could be read. */
    private static final Pattern LENGTH =
            Pattern.compile("P(?=.)(\\d{1,9}D)?(T(?=\\d)(\\d{1,9}H)?(\\d{1,9}M)?(\\d{1,9}S)?)?");

    /** Besides the texts of fields: what somebody wrote is not read as anything else. */
    private static final Set<String> PEOPLES_WORDS = Set.of("subject", "description");

    private final Pack pack;
    private final PackWords words;
    private final Names names;
    private final ZoneId zone;
    private final Locale locale;
    private final Component screen;
    private @Nullable Map<String, String> columns;
    private @Nullable DrawnNames drawn;

    TrialWords(Pack pack, Names names, ZoneId zone, Locale locale, Component screen) {
        this.pack = pack;
        this.words = pack.in(locale);
        this.names = names;
        this.zone = zone;
        this.locale = locale;
        this.screen = screen;
    }

    PackWords pack() {
        return words;
    }

    String field(String key) {
        if (pack.descriptor().field(key).isPresent()) {
            return words.field(key);
        }
        var own = screen.getTranslation("field." + key);
        return own.startsWith("!") ? columns().getOrDefault(key, key) : own;
    }

    /** @return what an element is called; one that nobody named by what it is and where it stands */
    String element(String activity, String name) {
        if (!name.isBlank() && !name.equals(activity)) {
            return words.command(activity, words.task(activity, name));
        }
        if (drawn == null) {
            drawn = new DrawnNames(DrawnInWords.all(pack, locale), screen::getTranslation);
        }
        return drawn.of(activity);
    }

    /** @return the diagram in the reader's language */
    String drawn(String xml) {
        return DrawnInWords.of(pack, xml, locale);
    }

    /** What tables call a value that is no field, e.g. one that an action answered. */
    private Map<String, String> columns() {
        if (columns == null) {
            var found = new LinkedHashMap<String, String>();
            pack.tables().forEach(path -> Jsoup.parse(pack.text(path), Parser.xmlParser())
                    .getAllElements()
                    .forEach(element -> {
                        var name = element.tagName().endsWith("output")
                                ? element.attr("name")
                                : element.tagName().endsWith("input")
                                        ? element.text().strip()
                                        : "";
                        if (name.matches("[A-Za-z]\\w*")
                                && !element.attr("label").isBlank()) {
                            found.putIfAbsent(name, element.attr("label"));
                        }
                    }));
            columns = found;
        }
        return columns;
    }

    String value(String key, @Nullable Object value) {
        if (value == null) {
            return "–";
        }
        if (value instanceof Boolean yes) {
            return screen.getTranslation(yes ? "value.yes" : "value.no");
        }
        if (value instanceof Collection<?> several) {
            return several.stream().map(one -> value(key, one)).collect(Collectors.joining(", "));
        }
        if (value instanceof Map<?, ?> map) {
            return map.containsKey("name") ? String.valueOf(map.get("name")) : map.size() + " …";
        }
        var text = value.toString();
        if (text.isBlank()) {
            return "–";
        }
        if (key.startsWith("criticality")) {
            var word = screen.getTranslation("studio.sheet.criticality." + text.toLowerCase(Locale.ROOT));
            return word.startsWith("!") ? text : word;
        }
        var type = pack.descriptor().field(key).map(field -> field.type()).orElse(null);
        if (type == null && !PEOPLES_WORDS.contains(key) && LENGTH.matcher(text).matches()) {
            return DiagramView.words(Duration.parse(text));
        }
        if (type == FieldType.CHOICE || type == FieldType.CHOICES) {
            return words.option(key, text);
        }
        if (type == FieldType.DATE_TIME) {
            return instant(text);
        }
        return switch (key) {
            case "requester", "affected", "assignee" -> names.person(text);
            case "group" -> names.group(text);
            case "service" -> names.service(text);
            case "practice" -> names.practice(text);
            default -> text;
        };
    }

    /** @param text an instant as actions and timers write it; anything else stays as it is */
    String instant(String text) {
        try {
            return at(Instant.parse(text));
        } catch (java.time.DateTimeException other) {
            return text;
        }
    }

    String at(Instant instant) {
        return DateWords.times(locale).withZone(zone).format(instant);
    }
}
