package org.praxisitsm.sla;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Service hours within one local day, to the minute: {@code fromMinute} included, {@code toMinute} excluded, both counted
 * from 00:00 on the wall clock; 1440 is 24:00.
 */
public record LocalWindow(int fromMinute, int toMinute) implements Comparable<LocalWindow> {

    static final int MINUTES_A_DAY = 24 * 60;

    /** Open the whole local day. */
    public static final LocalWindow WHOLE_DAY = new LocalWindow(0, MINUTES_A_DAY);

    private static final Pattern CLOCK = Pattern.compile("([01]?\\d|2[0-4]):([0-5]\\d)(?::00)?");

    /** @return whether it starts before it ends and lies within one day */
    public boolean isProper() {
        return fromMinute >= 0 && fromMinute < toMinute && toMinute <= MINUTES_A_DAY;
    }

    boolean overlaps(LocalWindow other) {
        return fromMinute < other.toMinute && other.fromMinute < toMinute;
    }

    /** @return minutes since 00:00 of a wall clock text such as {@code 08:30} or {@code 24:00} */
    public static Optional<Integer> minuteOf(String clock) {
        var read = CLOCK.matcher(clock.strip());
        if (!read.matches()) {
            return Optional.empty();
        }
        var minute = Integer.parseInt(read.group(1)) * 60 + Integer.parseInt(read.group(2));
        return minute <= MINUTES_A_DAY ? Optional.of(minute) : Optional.empty();
    }

    /** @return the wall clock text of a minute, e.g. {@code 08:30} or {@code 24:00} */
    public static String clock(int minute) {
        return String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
    }

    public String from() {
        return clock(fromMinute);
    }

    public String to() {
        return clock(toMinute);
    }

    @Override
    public int compareTo(LocalWindow other) {
        return fromMinute != other.fromMinute
                ? Integer.compare(fromMinute, other.fromMinute)
                : Integer.compare(toMinute, other.toMinute);
    }

    @Override
    public String toString() {
        return from() + "-" + to();
    }
}
