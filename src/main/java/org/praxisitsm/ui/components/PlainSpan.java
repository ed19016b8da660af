package org.praxisitsm.ui.components;

import java.util.Optional;
import java.util.regex.Pattern;

/** A duration of one unit, as people say it: 30 minutes, 2 days. What is written otherwise stays ISO 8601. */
record PlainSpan(int amount, Unit unit) {

    enum Unit {
        MINUTES,
        HOURS,
        DAYS,
        WEEKS
    }

    private static final Pattern TIME = Pattern.compile("PT(?:([0-9]{1,5})H)?(?:([0-9]{1,6})M)?");
    private static final Pattern DATE = Pattern.compile("P([0-9]{1,4})([DW])");

    static Optional<PlainSpan> read(String iso) {
        var date = DATE.matcher(iso);
        if (date.matches()) {
            return Optional.of(
                    new PlainSpan(Integer.parseInt(date.group(1)), date.group(2).equals("D") ? Unit.DAYS : Unit.WEEKS));
        }
        var time = TIME.matcher(iso);
        if (!time.matches() || iso.length() < 4) {
            return Optional.empty();
        }
        int hours = time.group(1) == null ? 0 : Integer.parseInt(time.group(1));
        int minutes = time.group(2) == null ? 0 : Integer.parseInt(time.group(2));
        return Optional.of(
                minutes == 0 ? new PlainSpan(hours, Unit.HOURS) : new PlainSpan(hours * 60 + minutes, Unit.MINUTES));
    }

    String iso() {
        return switch (unit) {
            case MINUTES -> "PT" + amount + "M";
            case HOURS -> "PT" + amount + "H";
            case DAYS -> "P" + amount + "D";
            case WEEKS -> "P" + amount + "W";
        };
    }
}
