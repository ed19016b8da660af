package org.praxisitsm.sla;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.shared.Refusal.FieldError;

/**
 * A calendar as plain members, the one form that the API, the database and files share:
 *
 * <pre>
 * name: Service desk Porto
 * zone: Europe/Lisbon
 * hours: {MONDAY: [["08:00", "12:00"], ["13:00", "24:00"]]}
 * holidays: [{date: 2026-12-24, name: Christmas Eve}]
 * rules: [{type: EVERY_YEAR, month: 12, day: 25, name: Christmas}]
 * exceptions: [{date: 2026-12-31, name: New Year's Eve, hours: [["08:00", "12:00"]]}]
 * </pre>
 */
public final class CalendarDocument {

    private static final Set<String> MEMBERS = Set.of("name", "zone", "hours", "holidays", "rules", "exceptions");
    private static final String CLOCK = "must be a wall clock time such as 08:00, at most 24:00.";

    private final List<FieldError> errors = new ArrayList<>();

    private CalendarDocument() {}

    /** @throws Refusal invalid, with every bad place, also for a member that is not known */
    public static CalendarDefinition read(String key, Map<String, ?> document) {
        return new CalendarDocument().definition(key, document);
    }

    /** @return the members of a calendar, in the order that people write them */
    public static Map<String, Object> write(CalendarDefinition calendar) {
        var document = new LinkedHashMap<String, Object>();
        document.put("name", calendar.name());
        document.put("zone", calendar.zone().getId());
        var hours = new LinkedHashMap<String, Object>();
        calendar.hours().forEach((day, windows) -> hours.put(day.name(), windows(windows)));
        document.put("hours", hours);
        document.put(
                "holidays",
                calendar.holidays().stream().map(CalendarDocument::holiday).toList());
        document.put(
                "rules", calendar.rules().stream().map(CalendarDocument::rule).toList());
        document.put(
                "exceptions",
                calendar.exceptions().stream()
                        .map(day -> Map.of(
                                "date", day.date().toString(), "name", day.name(), "hours", windows(day.hours())))
                        .toList());
        return document;
    }

    private static List<List<String>> windows(List<LocalWindow> windows) {
        return windows.stream()
                .map(window -> List.of(window.from(), window.to()))
                .toList();
    }

    private static Map<String, Object> holiday(Holiday day) {
        var members = new LinkedHashMap<String, Object>();
        members.put("date", day.date().toString());
        members.put("name", day.name());
        if (day.source() != null) {
            members.put("source", day.source());
        }
        return members;
    }

    private static Map<String, Object> rule(HolidayRule rule) {
        var members = new LinkedHashMap<String, Object>();
        if (rule instanceof HolidayRule.EveryYear every) {
            members.put("type", "EVERY_YEAR");
            members.put("month", every.day().getMonthValue());
            members.put("day", every.day().getDayOfMonth());
        } else if (rule instanceof HolidayRule.NthWeekday nth) {
            members.put("type", "NTH_WEEKDAY");
            members.put("ordinal", nth.ordinal());
            members.put("weekday", nth.weekday().name());
            members.put("month", nth.month().getValue());
        } else if (rule instanceof HolidayRule.WeekdayFrom from) {
            members.put("type", "WEEKDAY_FROM");
            members.put("weekday", from.weekday().name());
            members.put("month", from.day().getMonthValue());
            members.put("day", from.day().getDayOfMonth());
        } else if (rule instanceof HolidayRule.Easter easter) {
            members.put("type", easter.orthodox() ? "ORTHODOX_EASTER" : "EASTER");
            members.put("days", easter.days());
        }
        members.put("name", rule.name());
        return members;
    }

    private CalendarDefinition definition(String key, Map<String, ?> document) {
        known("", document, MEMBERS);
        var name = text("name", document.get("name"));
        var zone = zone(document.get("zone"));
        var hours = hours(document.get("hours"));
        var holidays = list("holidays", document.get("holidays"), this::readHoliday);
        var rules = list("rules", document.get("rules"), this::readRule);
        var exceptions = list("exceptions", document.get("exceptions"), this::readException);
        if (!errors.isEmpty() || zone == null) {
            throw Refusal.invalid(errors);
        }
        return new CalendarDefinition(key, name, zone, hours, holidays, rules, exceptions);
    }

    private @Nullable ZoneId zone(@Nullable Object value) {
        var id = text("zone", value);
        if (!id.isEmpty() && ZoneId.getAvailableZoneIds().contains(id)) {
            return ZoneId.of(id);
        }
        if (!id.isEmpty()) {
            error("zone", "must be a time zone of the IANA database such as Europe/Berlin, not " + shortened(id) + ".");
        }
        return null;
    }

    private Map<DayOfWeek, List<LocalWindow>> hours(@Nullable Object value) {
        var week = new EnumMap<DayOfWeek, List<LocalWindow>>(DayOfWeek.class);
        if (!(value instanceof Map<?, ?> days)) {
            error("hours", "must give the windows of each weekday, such as {\"MONDAY\": [[\"08:00\", \"17:00\"]]}.");
            return week;
        }
        days.forEach((day, windows) -> {
            var place = "hours." + shortened(String.valueOf(day));
            try {
                week.put(DayOfWeek.valueOf(String.valueOf(day)), list(place, windows, this::window));
            } catch (IllegalArgumentException e) {
                error(place, "is no weekday; they are MONDAY to SUNDAY.");
            }
        });
        return week;
    }

    private @Nullable LocalWindow window(String place, Object value) {
        if (!(value instanceof List<?> ends) || ends.size() != 2) {
            error(place, "must be two wall clock times such as [\"08:00\", \"17:00\"].");
            return null;
        }
        var from = LocalWindow.minuteOf(String.valueOf(ends.get(0)));
        var to = LocalWindow.minuteOf(String.valueOf(ends.get(1)));
        if (from.isEmpty()) {
            error(place + "[0]", CLOCK);
        }
        if (to.isEmpty()) {
            error(place + "[1]", CLOCK);
        }
        return from.isPresent() && to.isPresent() ? new LocalWindow(from.get(), to.get()) : null;
    }

    private @Nullable Holiday readHoliday(String place, Object value) {
        var members = members(place, value, Set.of("date", "name", "source"));
        var date = date(place + ".date", members.get("date"));
        var name = members.get("name") == null ? "Holiday" : text(place + ".name", members.get("name"));
        var source = members.get("source") == null ? null : text(place + ".source", members.get("source"));
        if (source != null && source.length() > 255) {
            error(place + ".source", "must have at most 255 characters.");
        }
        return date == null ? null : new Holiday(date, name, source);
    }

    private @Nullable DayException readException(String place, Object value) {
        var members = members(place, value, Set.of("date", "name", "hours"));
        var date = date(place + ".date", members.get("date"));
        var name = text(place + ".name", members.get("name"));
        var hours = list(place + ".hours", members.get("hours"), this::window);
        return date == null ? null : new DayException(date, name, hours);
    }

    private @Nullable HolidayRule readRule(String place, Object value) {
        var members = members(place, value, Set.of("type", "name", "month", "day", "ordinal", "weekday", "days"));
        var type = text(place + ".type", members.get("type"));
        var name = text(place + ".name", members.get("name"));
        var before = errors.size();
        try {
            var rule =
                    switch (type) {
                        case "EVERY_YEAR" -> new HolidayRule.EveryYear(name, monthDay(place, members));
                        case "NTH_WEEKDAY" ->
                            new HolidayRule.NthWeekday(
                                    name,
                                    number(place + ".ordinal", members.get("ordinal"), HolidayRule.LAST, 5),
                                    weekday(place + ".weekday", members.get("weekday")),
                                    Month.of(number(place + ".month", members.get("month"), 1, 12)));
                        case "WEEKDAY_FROM" ->
                            new HolidayRule.WeekdayFrom(
                                    name,
                                    weekday(place + ".weekday", members.get("weekday")),
                                    monthDay(place, members));
                        case "EASTER", "ORTHODOX_EASTER" ->
                            new HolidayRule.Easter(
                                    name,
                                    number(place + ".days", members.get("days"), -200, 200),
                                    type.startsWith("ORTHODOX"));
                        default -> null;
                    };
            if (rule == null && !type.isEmpty()) {
                error(place + ".type", "must be EVERY_YEAR, NTH_WEEKDAY, WEEKDAY_FROM, EASTER or ORTHODOX_EASTER.");
            }
            return errors.size() == before ? rule : null;
        } catch (DateTimeException e) {
            error(place + ".day", "is no day of that month.");
            return null;
        }
    }

    private MonthDay monthDay(String place, Map<?, ?> members) {
        return MonthDay.of(
                number(place + ".month", members.get("month"), 1, 12),
                number(place + ".day", members.get("day"), 1, 31));
    }

    private DayOfWeek weekday(String place, @Nullable Object value) {
        try {
            return DayOfWeek.valueOf(String.valueOf(value));
        } catch (IllegalArgumentException e) {
            error(place, "must be MONDAY to SUNDAY.");
            return DayOfWeek.MONDAY;
        }
    }

    /** The lower end stands in for a bad number, which is refused with all others at the end. */
    private int number(String place, @Nullable Object value, int from, int to) {
        if (value instanceof Number number
                && number.doubleValue() == number.intValue()
                && number.intValue() >= from
                && number.intValue() <= to) {
            return number.intValue();
        }
        error(place, "must be a whole number from " + from + " to " + to + ".");
        return Math.max(from, 1);
    }

    private @Nullable LocalDate date(String place, @Nullable Object value) {
        try {
            return LocalDate.parse(String.valueOf(value));
        } catch (DateTimeException e) {
            error(place, "must be a date such as 2026-12-25.");
            return null;
        }
    }

    private String text(String place, @Nullable Object value) {
        if (value instanceof String text && !text.isBlank()) {
            return text.strip();
        }
        error(place, "must not be empty.");
        return "";
    }

    private Map<?, ?> members(String place, Object value, Set<String> allowed) {
        if (value instanceof Map<?, ?> members) {
            known(place + ".", members, allowed);
            return members;
        }
        error(place, "must be an object.");
        return Map.of();
    }

    private void known(String prefix, Map<?, ?> members, Set<String> allowed) {
        members.keySet().stream()
                .map(String::valueOf)
                .filter(member -> !allowed.contains(member))
                .forEach(member -> error(prefix + shortened(member), "is not a member of a calendar."));
    }

    private interface Element<T> extends BiFunction<String, Object, @Nullable T> {}

    private <T> List<T> list(String place, @Nullable Object value, Element<T> element) {
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> values)) {
            error(place, "must be a list.");
            return List.of();
        }
        var read = new ArrayList<T>();
        for (var i = 0; i < values.size() && errors.size() < 100; i++) {
            var at = values.get(i);
            var one = element.apply(place + "[" + i + "]", at == null ? "" : at);
            if (one != null) {
                read.add(one);
            }
        }
        return read;
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }

    private void error(String place, String message) {
        errors.add(new FieldError(place, message));
    }
}
