package org.praxisitsm.sla;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** Deadlines counted in working days: dates of the calendar's zone that are open at some instant. */
class BusinessDays {

    /** No offset is further from UTC, so the instants of a date lie within a day of its UTC hours. */
    private static final long DAY = 86_400 * Timeline.NANOS_A_SECOND;

    private final ServiceCalendar calendar;

    BusinessDays(ServiceCalendar calendar) {
        this.calendar = calendar;
    }

    Instant deadline(Instant start, int days, boolean endOfDay, Pauses pauses) {
        var begin = ServiceCalendar.nanos("start", start);
        var due = unpaused(start, begin, days, endOfDay);
        if (pauses.size() == 0) {
            return ServiceCalendar.instant(due);
        }
        var open = calendar.elapsed(start, ServiceCalendar.instant(due)).toNanos();
        if (open == calendar.unpaused(begin, due, pauses)) {
            return ServiceCalendar.instant(due);
        }
        var pushed = calendar.reached(begin, open, pauses, start);
        return ServiceCalendar.instant(endOfDay ? closeOfDayAt(pushed) : pushed);
    }

    private long unpaused(Instant start, long begin, int days, boolean endOfDay) {
        var local = start.atZone(calendar.definition().zone()).toLocalDateTime();
        if (days == 0) {
            if (!endOfDay) {
                return begin;
            }
            var close = close((int) local.toLocalDate().toEpochDay());
            return close >= begin ? close : close(workingDay(start, begin, local.toLocalDate(), 1));
        }
        var day = workingDay(start, begin, local.toLocalDate(), days);
        return endOfDay ? close(day) : sameTime(day, local, start);
    }

    private int workingDay(Instant start, long begin, LocalDate after, int days) {
        var limit = calendar.limit(begin);
        var line = calendar.covering(begin, begin);
        var piece = line.pieceEndingAfter(begin);
        var last = (int) after.toEpochDay();
        var left = days;
        while (true) {
            for (; piece < line.size() && line.end(piece) < line.to(); piece++) {
                if (line.start(piece) > limit) {
                    throw calendar.beyond("businessDays", start);
                }
                if (line.day(piece) > last) {
                    last = line.day(piece);
                    left--;
                    if (left == 0) {
                        return last;
                    }
                }
            }
            if (line.to() >= limit) {
                throw calendar.beyond("businessDays", start);
            }
            line = calendar.covering(begin, Math.min(limit, line.to() + 1));
            piece = line.pieceEndingAfter(begin);
            last = (int) after.toEpochDay();
            left = days;
        }
    }

    private long sameTime(int day, LocalDateTime local, Instant start) {
        var wanted = wallTime(LocalDate.ofEpochDay(day).atTime(local.toLocalTime()), start);
        var line = lineAround(day);
        var close = Long.MIN_VALUE;
        for (var piece = firstPiece(line, day); piece < line.size() && isNear(line, piece, day); piece++) {
            if (line.day(piece) != day) {
                continue;
            }
            if (wanted <= line.end(piece)) {
                return Math.max(wanted, line.start(piece));
            }
            close = line.end(piece);
        }
        return close;
    }

    /** A wall time that is skipped is told by the instant of the change; one that comes twice by the offset of the start. */
    private long wallTime(LocalDateTime time, Instant start) {
        var rules = calendar.definition().zone().getRules();
        var offsets = rules.getValidOffsets(time);
        var same = rules.getOffset(start);
        var instant = offsets.isEmpty()
                ? rules.getTransition(time).getInstant()
                : time.toInstant(offsets.contains(same) ? same : offsets.get(0));
        return ServiceCalendar.nanosOf(instant);
    }

    private long closeOfDayAt(long due) {
        var line = calendar.covering(due, due);
        var piece = line.pieceEndingAfter(due - 1);
        return close(line.day(piece));
    }

    /** @return when a date closes for the last time, or the beginning of time where it does not open */
    private long close(int day) {
        var line = lineAround(day);
        var close = Long.MIN_VALUE;
        for (var piece = firstPiece(line, day); piece < line.size() && isNear(line, piece, day); piece++) {
            if (line.day(piece) == day) {
                close = line.end(piece);
            }
        }
        return close;
    }

    private Timeline lineAround(int day) {
        var from = Math.max(day * DAY - 2 * DAY, ServiceCalendar.nanosOf(ServiceCalendar.EARLIEST));
        var to = Math.min(day * DAY + 3 * DAY, ServiceCalendar.nanosOf(ServiceCalendar.LATEST));
        return calendar.covering(from, to);
    }

    private static int firstPiece(Timeline line, int day) {
        return line.pieceEndingAfter(day * DAY - DAY);
    }

    private static boolean isNear(Timeline line, int piece, int day) {
        return line.start(piece) < day * DAY + 2 * DAY;
    }
}
