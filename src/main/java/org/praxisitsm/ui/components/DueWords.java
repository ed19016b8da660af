package org.praxisitsm.ui.components;

import com.vaadin.flow.i18n.I18NProvider;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.sla.ClockState;
import org.praxisitsm.sla.Due;

/** What is due, as a person reads it, in his language and zone. */
public final class DueWords {

    /** How urgent it looks: from how much of the promised time is used. */
    public enum Band {
        CALM,
        NOTICE,
        WARNING,
        LATE;

        /** @param percent of the promised service time that is used; late is what is past its due date, not what is used up */
        public static Band of(int percent) {
            return percent >= 100 ? LATE : percent >= 75 ? WARNING : percent >= 50 ? NOTICE : CALM;
        }
    }

    /**
     * The attributes of a chip.
     *
     * @param state {@code running, late, paused, met, missed}; empty for no chip
     * @param left seconds of service time; negative where late
     * @param until instant up to which the time runs on by itself, or empty
     * @param text what it says; {0} stands for the time that is left
     * @param late what it says once the time is used up
     * @param label for those who cannot see it: of which target, and when
     */
    public record Look(
            String state, Band band, int used, long left, String until, String text, String late, String label) {

        static final Look NONE = new Look("", Band.CALM, 0, 0, "", "", "", "");
    }

    private static final Duration FOREVER = Duration.ofDays(36_600);

    private final Names names;
    private final Locale locale;
    private final ZoneId zone;

    public DueWords(Names names, Locale locale, ZoneId zone) {
        this.names = names;
        this.locale = locale;
        this.zone = zone;
    }

    /** @param spelledOut whether it also says of which target, as in the head of a ticket */
    public Look look(@Nullable Due due, String practice, int version, boolean spelledOut) {
        if (due == null) {
            return Look.NONE;
        }
        var clock = due.clock();
        var name = due.name(locale);
        var label =
                name + (clock.dueAt() == null ? "" : ", " + t("due.at", moment(clock.dueAt()))) + ". " + t("due.why");
        var used = clock.percentUsed();
        if (!clock.isOpen()) {
            var missed = clock.state() == ClockState.State.BREACHED;
            return new Look(
                    missed ? "missed" : "met",
                    missed ? Band.LATE : Band.CALM,
                    used,
                    0,
                    "",
                    named(t(missed ? "due.missed" : "due.met"), name, spelledOut),
                    "",
                    label);
        }
        if (clock.state() == ClockState.State.PAUSED) {
            var why = reason(due.holdField(), clock.pauseReason(), practice, version);
            var text = why.isEmpty() ? t("due.paused") : spelledOut ? t("due.paused.reason", why) : why;
            return new Look(
                    "paused",
                    Band.of(Math.min(used, 99)),
                    used,
                    0,
                    "",
                    text,
                    "",
                    t("due.paused.reason", why) + ". " + label);
        }
        var left = clock.remaining();
        var isLate = clock.state() == ClockState.State.BREACHED;
        var seconds = left == null ? 0 : left.toSeconds();
        return new Look(
                isLate ? "late" : "running",
                isLate ? Band.LATE : Band.of(Math.min(used, 99)),
                used,
                seconds,
                due.openUntil() == null || isLate ? "" : due.openUntil().toString(),
                named(isLate ? t("due.late") : "{0}", name, spelledOut),
                named(t("due.late"), name, spelledOut),
                label);
    }

    /**
     * What a task is due by that has its date from the diagram or a form, where no clock of an agreement presses sooner.
     *
     * @param clock what is due on the ticket, or null
     * @param drawn when the task is due, or null
     * @param since when it began
     */
    public Look look(
            @Nullable Due clock, @Nullable Instant drawn, Instant since, Instant now, String practice, int version) {
        return drawn != null && isSooner(drawn, clock)
                ? drawn(drawn, since, now)
                : look(clock, practice, version, false);
    }

    /** A clock that has ended, or that nothing is due by, presses less than any date. */
    public static boolean isSooner(Instant drawn, @Nullable Due clock) {
        return clock == null
                || !clock.clock().isOpen()
                || clock.clock().dueAt() == null
                || drawn.isBefore(clock.clock().dueAt());
    }

    /** It counts down by the wall clock: no service hours are known of it. */
    public Look drawn(Instant due, Instant since, Instant now) {
        var left = Duration.between(now, due).toSeconds();
        var whole = Math.max(1, Duration.between(since, due).toSeconds());
        var used = (int) Math.max(0, Math.min(100, 100 - left * 100 / whole));
        var late = left < 0;
        return new Look(
                late ? "late" : "running",
                late ? Band.LATE : Band.of(Math.min(used, 99)),
                used,
                left,
                late ? "" : due.plus(FOREVER).toString(),
                late ? t("due.late") : "{0}",
                t("due.late"),
                t("due.drawn", moment(due)) + ". " + t("due.why"));
    }

    private static String named(String text, String name, boolean spelledOut) {
        return spelledOut ? text + " · " + name : text;
    }

    /** @return the reason of a pause in words, empty where none was given */
    public String reason(@Nullable String field, @Nullable String reason, String practice, int version) {
        return reason == null
                ? ""
                : field == null ? reason : names.value(practice, version, field, reason, locale, zone);
    }

    /** @return "1 h 06 m"; whole hours from ten on */
    public static String span(Duration time) {
        var minutes = time.abs().toMinutes();
        var hours = minutes / 60;
        if (hours == 0) {
            return minutes + " m";
        }
        return hours < 10 ? "%d h %02d m".formatted(hours, minutes % 60) : hours + " h";
    }

    /** @return "1 h 06 m" however long it is, so that sums agree */
    public static String exact(Duration time) {
        var minutes = time.abs().toMinutes();
        return minutes < 60 ? minutes + " m" : "%d h %02d m".formatted(minutes / 60, minutes % 60);
    }

    String moment(Instant at) {
        return DateTimeFormatter.ofPattern(t("due.pattern"), locale).format(at.atZone(zone));
    }

    String day(Instant at, ZoneId there) {
        return DateTimeFormatter.ofPattern(t("due.pattern.day"), locale).format(at.atZone(there));
    }

    static String time(Instant at, ZoneId there) {
        return DateTimeFormatter.ofPattern("HH:mm").format(at.atZone(there));
    }

    ZoneId zone() {
        return zone;
    }

    Locale locale() {
        return locale;
    }

    String t(String key, Object... values) {
        return Objects.requireNonNull(I18NProvider.translate(locale, key, values));
    }
}
