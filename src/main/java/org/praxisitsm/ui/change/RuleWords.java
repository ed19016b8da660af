package org.praxisitsm.ui.change;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.praxisitsm.ui.change.ChangeWords.Texts;
import org.praxisitsm.ui.components.DateWords;

/**
 * A recurrence rule as a person says it: "every 2 weeks, on Monday and Friday". What cannot be read stays as it is written.
 *
 * @see "RFC 5545, 3.3.10 Recurrence Rule"
 */
record RuleWords(Texts texts, Locale locale) {

    private static final String KEY = "changes.rule.";

    String of(String rule) {
        try {
            return said(parts(rule));
        } catch (DateTimeException | IllegalArgumentException unreadable) {
            return rule;
        }
    }

    private static Map<String, String> parts(String rule) {
        var parts = new HashMap<String, String>();
        for (var part : rule.strip()
                .toUpperCase(Locale.ROOT)
                .replaceFirst("^RRULE:", "")
                .split(";")) {
            var pair = part.split("=", 2);
            if (pair.length != 2) {
                throw new IllegalArgumentException(part);
            }
            parts.put(pair[0], pair[1]);
        }
        return parts;
    }

    private String said(Map<String, String> parts) {
        var said = new ArrayList<String>();
        said.add(texts.of(KEY + unit(parts.getOrDefault("FREQ", "")), number(parts.getOrDefault("INTERVAL", "1"))));
        each(parts, "BYDAY", said, "on", this::day);
        each(parts, "BYMONTHDAY", said, "day", this::dayOfMonth);
        each(parts, "BYYEARDAY", said, "yearday", Function.identity());
        each(parts, "BYWEEKNO", said, "week", Function.identity());
        each(parts, "BYMONTH", said, "month", this::month);
        each(parts, "BYSETPOS", said, "of-these", one -> ordinal(number(one)));
        if (parts.containsKey("COUNT")) {
            said.add(texts.of(KEY + "count", number(parts.get("COUNT"))));
        }
        if (parts.containsKey("UNTIL")) {
            var last = parts.get("UNTIL");
            said.add(texts.of(
                    KEY + "until",
                    DateWords.like("d MMM yyyy", locale)
                            .format(LocalDate.parse(
                                    last.substring(0, Math.min(8, last.length())), DateTimeFormatter.BASIC_ISO_DATE))));
        }
        var sentence = String.join(", ", said);
        return sentence.substring(0, 1).toUpperCase(locale) + sentence.substring(1);
    }

    private static String unit(String frequency) {
        return switch (frequency) {
            case "DAILY", "WEEKLY", "MONTHLY", "YEARLY" -> frequency.toLowerCase(Locale.ROOT);
            default -> throw new IllegalArgumentException(frequency);
        };
    }

    private void each(
            Map<String, String> parts, String part, List<String> said, String key, Function<String, String> word) {
        if (parts.containsKey(part)) {
            var words = Arrays.stream(parts.get(part).split(",")).map(word).collect(Collectors.toList());
            var last = words.remove(words.size() - 1);
            said.add(texts.of(
                    KEY + key, words.isEmpty() ? last : texts.of(KEY + "and", String.join(", ", words), last)));
        }
    }

    private String day(String text) {
        var day = Arrays.stream(DayOfWeek.values())
                .filter(one -> text.endsWith(one.name().substring(0, 2)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text))
                .getDisplayName(TextStyle.FULL, locale);
        var which = text.substring(0, text.length() - 2);
        return which.isEmpty() ? day : texts.of(KEY + "nth", ordinal(number(which)), day);
    }

    private String dayOfMonth(String text) {
        int day = number(text);
        return day == -1
                ? texts.of(KEY + "last-day")
                : day < 0 ? texts.of(KEY + "before-end", -day) : texts.of(KEY + "day-of-month", day);
    }

    private String month(String text) {
        return Month.of(number(text)).getDisplayName(TextStyle.FULL, locale);
    }

    private String ordinal(int number) {
        return number >= -2 && number <= 5 && number != 0
                ? texts.of(KEY + "ordinal." + number)
                : number < 0 ? texts.of(KEY + "ordinal.from-end", -number) : number + ".";
    }

    private static int number(String text) {
        return Integer.parseInt(text.strip());
    }
}
