package org.praxisitsm.change;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A time zone as a calendar file describes it, for programs that do not know it by its name.
 *
 * @see "RFC 5545, 3.6.5 Time Zone Component"
 */
final class IcsZone {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");
    private static final int YEARS = 30;
    /** Summer and winter both began once in it, where there are such. */
    private static final Duration BEFORE = Duration.ofDays(366);

    private final ZoneId zone;
    private final Instant from;
    private final Instant since;

    /** @param from first instant for which the zone is asked */
    IcsZone(ZoneId zone, Instant from) {
        this.zone = zone;
        this.from = from;
        this.since = from.minus(BEFORE);
    }

    private record Step(ZoneOffset before, ZoneOffset after) {}

    void write(IcsText out) {
        out.line("BEGIN:VTIMEZONE");
        out.line("TZID:" + zone.getId());
        var rules = zone.getRules();
        var next = rules.nextTransition(since);
        if (next == null || next.getInstant().isAfter(from)) {
            var offset = rules.getOffset(from);
            observance(
                    out,
                    rules.isDaylightSavings(from),
                    offset,
                    offset,
                    LocalDateTime.of(1970, 1, 1, 0, 0),
                    null,
                    List.of());
        }
        yearly(out);
        out.line("END:VTIMEZONE");
    }

    /** Each way in which the clocks change from then on: by its rule where a rule says it, else by its dates. */
    private void yearly(IcsText out) {
        var steps = new LinkedHashMap<Step, List<ZoneOffsetTransition>>();
        var rules = zone.getRules();
        var until = from.plusSeconds(YEARS * 31_556_952L);
        for (var next = rules.nextTransition(since);
                next != null && next.getInstant().isBefore(until);
                next = rules.nextTransition(next.getInstant())) {
            steps.computeIfAbsent(new Step(next.getOffsetBefore(), next.getOffsetAfter()), one -> new ArrayList<>())
                    .add(next);
        }
        steps.forEach((step, times) -> {
            var onset = times.get(0).getDateTimeBefore();
            var rule = rules.getTransitionRules().stream()
                    .filter(one -> one.getOffsetBefore().equals(step.before())
                            && one.getOffsetAfter().equals(step.after()))
                    .map(one -> rule(one, times))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
            var more = rule == null
                    ? times.stream()
                            .skip(1)
                            .map(ZoneOffsetTransition::getDateTimeBefore)
                            .toList()
                    : List.<LocalDateTime>of();
            observance(
                    out,
                    rules.isDaylightSavings(times.get(0).getInstant()),
                    step.before(),
                    step.after(),
                    onset,
                    rule,
                    more);
        });
    }

    /** @return the rule, or null where no rule of a calendar says the same dates */
    private static @Nullable String rule(ZoneOffsetTransitionRule rule, List<ZoneOffsetTransition> times) {
        var day = rule.getDayOfMonthIndicator();
        var weekday = rule.getDayOfWeek();
        if (weekday == null || day != -1 && day % 7 != 1 || day > 22) {
            return null;
        }
        var text = "FREQ=YEARLY;BYMONTH=" + rule.getMonth().getValue() + ";BYDAY=" + (day == -1 ? -1 : day / 7 + 1)
                + weekday.name().substring(0, 2);
        var first = times.get(0).getDateTimeBefore();
        var last = times.get(times.size() - 1).getDateTimeBefore();
        var said = Recurrence.parse(text, ZoneOffset.UTC).between(first, first, last.plusDays(1));
        return said.equals(times.stream()
                        .map(ZoneOffsetTransition::getDateTimeBefore)
                        .toList())
                ? text
                : null;
    }

    private static void observance(
            IcsText out,
            boolean summer,
            ZoneOffset before,
            ZoneOffset after,
            LocalDateTime onset,
            @Nullable String rule,
            List<LocalDateTime> more) {
        var name = summer ? "DAYLIGHT" : "STANDARD";
        out.line("BEGIN:" + name);
        out.line("DTSTART:" + LOCAL.format(onset));
        out.line("TZOFFSETFROM:" + offset(before));
        out.line("TZOFFSETTO:" + offset(after));
        if (rule != null) {
            out.line("RRULE:" + rule);
        }
        if (!more.isEmpty()) {
            out.line("RDATE:" + more.stream().map(LOCAL::format).collect(Collectors.joining(",")));
        }
        out.line("END:" + name);
    }

    private static String offset(ZoneOffset offset) {
        var seconds = Math.abs(offset.getTotalSeconds());
        var text = (offset.getTotalSeconds() < 0 ? "-" : "+")
                + LocalTime.ofSecondOfDay(seconds).format(DateTimeFormatter.ofPattern("HHmm"));
        return seconds % 60 == 0 ? text : text + "%02d".formatted(seconds % 60);
    }
}
