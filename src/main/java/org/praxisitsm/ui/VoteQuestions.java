package org.praxisitsm.ui;

import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.FormDefinition;
import org.praxisitsm.practice.FormDefinition.Component;
import org.springframework.util.MultiValueMap;

/**
 * What the page behind a mail's link asks of a form, as plain HTML can: and back from what a browser sends to what the form
 * takes. Whether that is right the form says, as everywhere.
 *
 * @param zone of the reader, for times
 * @param directory of whom it may name
 */
record VoteQuestions(FormDefinition form, Locale locale, ZoneId zone, VoteDirectory directory) {

    private static final String PREFIX = "value.";

    /** Services, assets and offerings have a list of ours behind them; they, rows and files are answered in the portal. */
    private static final Set<String> ASKED = Set.of(
            "textfield",
            "textarea",
            "number",
            "money",
            "checkbox",
            "radio",
            "select",
            "checklist",
            "taglist",
            "datetime",
            "person",
            "group-picker");

    static boolean isAsked(Component component) {
        return !component.readOnly() && ASKED.contains(component.type());
    }

    /**
     * @param known what the form was filled with
     * @return by key what was answered; nothing of what was empty and still is
     */
    Map<String, Object> read(MultiValueMap<String, String> sent, Map<String, ?> known) {
        var fields = form.fields().stream().collect(Collectors.toMap(Component::key, it -> it, (one, other) -> one));
        var values = new LinkedHashMap<String, Object>();
        sent.forEach((name, texts) -> {
            if (!name.startsWith(PREFIX)) {
                return;
            }
            var key = name.substring(PREFIX.length());
            var field = fields.get(key);
            var value = field == null || !isAsked(field) ? last(texts) : read(field, texts);
            if (!isEmpty(value) || known.get(key) != null) {
                values.put(key, value);
            }
        });
        return values;
    }

    private Object read(Component field, List<String> texts) {
        var text = last(texts);
        return switch (field.type()) {
            case "checkbox" -> text.equals("true");
            case "checklist", "taglist" ->
                texts.stream().filter(each -> !each.isEmpty()).toList();
            case "number", "money" -> plain(text.strip());
            case "datetime" -> "datetime".equals(field.subtype()) ? instant(text) : text;
            case "person" -> directory.account(text);
            case "textfield" -> text.replaceAll("\\s*[\\r\\n]+\\s*", " ");
            default -> text;
        };
    }

    private static String last(List<String> texts) {
        return texts.isEmpty() ? "" : Objects.requireNonNullElse(texts.get(texts.size() - 1), "");
    }

    private static boolean isEmpty(Object value) {
        return value instanceof List<?> several
                ? several.isEmpty()
                : value.equals(false) || value instanceof String text && text.isBlank();
    }

    /** As people of the language write it, also with thousands apart; anything else is left for the form to refuse. */
    private String plain(String text) {
        var signs = DecimalFormatSymbols.getInstance(locale);
        var point = Pattern.quote(String.valueOf(signs.getDecimalSeparator()));
        var group = Character.isSpaceChar(signs.getGroupingSeparator())
                ? "[\\u0020\\u00a0\\u202f]"
                : Pattern.quote(String.valueOf(signs.getGroupingSeparator()));
        return text.matches("-?([0-9]+|[0-9]{1,3}(" + group + "[0-9]{3})+)(" + point + "[0-9]+)?")
                ? text.replaceAll(group, "").replaceAll(point, ".")
                : text;
    }

    private String instant(String text) {
        try {
            return LocalDateTime.parse(text).atZone(zone).toInstant().toString();
        } catch (DateTimeException notOurs) {
            return text;
        }
    }

    /**
     * @param values by key what is known, and what was typed
     * @param shown keys and ids of what is asked with these values
     * @param wrong by key why it has to be answered otherwise
     * @param nothing what a list says where nothing is chosen
     */
    void write(HtmlPage html, Map<String, ?> values, Set<String> shown, Map<String, String> wrong, String nothing) {
        for (var it : asked(shown)) {
            var key = Objects.requireNonNull(it.key());
            ask(
                    html,
                    new HtmlPage.Question(key, label(it), help(it), it.required(), wrong.get(key)),
                    it,
                    values.get(key),
                    nothing);
        }
    }

    /** @return what is asked where this is shown, in order */
    List<Component> asked(Set<String> shown) {
        return asked(form.components(), shown, false).toList();
    }

    /** Rows have a key, and what their columns ask is asked of no ticket. */
    private Stream<Component> asked(List<Component> components, Set<String> shown, boolean all) {
        return components.stream().flatMap(it -> {
            var key = it.key();
            var here = isOpen(it) || all;
            if (!here && !shown.contains(key == null ? it.id() : key)) {
                return Stream.empty();
            }
            return key == null ? asked(it.components(), shown, here) : isAsked(it) ? Stream.of(it) : Stream.empty();
        });
    }

    private @Nullable String help(Component it) {
        return !it.type().equals("person")
                ? it.description()
                : it.description() == null ? directory.personHelp() : it.description() + " " + directory.personHelp();
    }

    /** Whether it depends on an answer to this page, which does not change while one answers. */
    private boolean isOpen(Component component) {
        var condition = component.hideIf();
        return condition != null
                && form.fields().stream().filter(VoteQuestions::isAsked).anyMatch(it -> Pattern.compile(
                                "\\b" + Pattern.quote(String.valueOf(it.key())) + "\\b")
                        .matcher(condition)
                        .find());
    }

    private String label(Component component) {
        var label = component.label() == null ? String.valueOf(component.key()) : component.label();
        return "datetime".equals(component.subtype()) ? label + " (" + zone.getId() + ")" : label;
    }

    private void ask(HtmlPage html, HtmlPage.Question asked, Component field, @Nullable Object known, String nothing) {
        var value = known == null ? field.defaultValue() : known;
        var text = Objects.toString(value, "");
        switch (field.type()) {
            case "number", "money" ->
                html.line(asked, "decimal", written(text), field.traits().currency());
            case "checkbox" -> html.tick(asked, text.equals("true"));
            case "radio" -> html.boxes(asked, field.options(), List.of(text), false);
            case "select" -> html.choice(asked, field.options(), text, nothing);
            case "person" -> html.line(asked, "text", directory.typed(text), null);
            case "group-picker" -> html.choice(asked, directory.groups(), text, nothing);
            case "checklist", "taglist" -> html.boxes(asked, field.options(), texts(value), true);
            case "datetime" -> date(html, asked, field.subtype(), text);
            // Also what may be one line only: a reason is rarely as short.
            default -> html.area(asked, text);
        }
    }

    private void date(HtmlPage html, HtmlPage.Question asked, @Nullable String kind, String text) {
        switch (kind == null ? "date" : kind) {
            case "time" -> html.line(asked, "time", text, null);
            case "datetime" -> html.line(asked, "datetime-local", local(text), null);
            default -> html.line(asked, "date", text, null);
        }
    }

    private String local(String text) {
        try {
            return Instant.parse(text)
                    .atZone(zone)
                    .toLocalDateTime()
                    .truncatedTo(ChronoUnit.MINUTES)
                    .toString();
        } catch (DateTimeException asTyped) {
            return text;
        }
    }

    private String written(String text) {
        try {
            var point = DecimalFormatSymbols.getInstance(locale).getDecimalSeparator();
            return new BigDecimal(text).toPlainString().replace('.', point);
        } catch (NumberFormatException asTyped) {
            return text;
        }
    }

    private static List<String> texts(@Nullable Object value) {
        return value instanceof Iterable<?> several
                ? StreamSupport.stream(several.spliterator(), false)
                        .map(String::valueOf)
                        .toList()
                : List.of();
    }
}
