package org.praxisitsm.ui.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.praxisitsm.sla.ClockState;
import org.praxisitsm.sla.ClockState.State;
import org.praxisitsm.sla.Clocks.Explained;
import org.praxisitsm.sla.CountedWindow;
import org.praxisitsm.sla.Interval;

/** Every clock of a ticket: what was promised, how much is used, and which windows were counted, day by day. */
public class DueExplanation extends Composite<Div> {

    /** Older windows than these last ones are told as one sum. */
    private static final int MOST_WINDOWS = 14;

    private final transient DueWords words;
    private final String practice;
    private final int version;

    public DueExplanation(List<Explained> clocks, String practice, int version, DueWords words) {
        this.words = words;
        this.practice = practice;
        this.version = version;
        getContent().addClassName("px-due-clocks");
        if (clocks.isEmpty()) {
            getContent().add(new Div(words.t("due.none")));
        }
        var first = true;
        for (var each : clocks.stream().sorted(mostPressing()).toList()) {
            getContent().add(clock(each, first));
            first = false;
        }
    }

    private static Comparator<Explained> mostPressing() {
        return Comparator.<Explained, Integer>comparing(
                        each -> !each.clock().isOpen() ? 2 : each.clock().dueAt() == null ? 1 : 0)
                .thenComparing(each -> each.clock().dueAt(), Comparator.nullsLast(Comparator.naturalOrder()));
    }

    private Details clock(Explained each, boolean opened) {
        var clock = each.clock();
        var head = new Div(name(each), used(clock), styled(new Div(stands(each)), "px-due-stands"));
        head.addClassName("px-due-head");
        var details = new Details(head, bar(clock), counted(each), versions(each));
        details.addClassName("px-due-clock");
        details.setOpened(opened);
        return details;
    }

    private Span name(Explained each) {
        var clock = each.clock();
        var name = each.labels().getOrDefault(words.locale().getLanguage(), clock.name());
        var kind = clock.kind().name() + " · ";
        return styled(new Span(kind + name), "px-strong");
    }

    private Span used(ClockState clock) {
        var look = clock.state() == State.BREACHED
                ? DueWords.Band.LATE
                : DueWords.Band.of(Math.min(clock.percentUsed(), 99));
        var badge = styled(new Span(words.t("due.used", clock.percentUsed())), "px-due-used");
        badge.addClassName(look.name().toLowerCase(java.util.Locale.ROOT));
        badge.setVisible(clock.promised() != null);
        return badge;
    }

    private String stands(Explained each) {
        var clock = each.clock();
        var promise = promise(clock);
        return switch (clock.state()) {
            case MET -> words.t("due.stands.met", DueWords.exact(clock.elapsed()), promise);
            case CANCELLED -> words.t("due.stands.cancelled", promise);
            case PAUSED -> {
                var why = words.reason(each.holdField(), clock.pauseReason(), practice, version);
                var since = clock.pausedSince() == null ? "" : words.moment(clock.pausedSince());
                var resumes = clock.resumesAt() == null
                        ? ""
                        : " " + words.t("due.stands.resumes", words.moment(clock.resumesAt()));
                yield words.t(
                                "due.stands.paused",
                                since,
                                why.isEmpty() ? words.t("due.paused.noReason") : why,
                                DueWords.exact(clock.elapsed()),
                                promise)
                        + resumes;
            }
            case BREACHED -> late(clock, promise);
            case RUNNING ->
                words.t(
                        "due.stands.running",
                        clock.dueAt() == null ? "" : words.moment(clock.dueAt()),
                        clock.remaining() == null ? "" : DueWords.exact(clock.remaining()),
                        promise);
        };
    }

    private String late(ClockState clock, String promise) {
        var result = clock.isOpen() || clock.results().isEmpty()
                ? null
                : clock.results().get(clock.results().size() - 1);
        var due = result == null ? clock.dueAt() : result.dueAt();
        var over = clock.remaining() == null ? Duration.ZERO : clock.remaining();
        return words.t(
                clock.isOpen() ? "due.stands.late" : "due.stands.missed",
                due == null ? "" : words.moment(due),
                DueWords.exact(over),
                promise);
    }

    private String promise(ClockState clock) {
        var promise = clock.promise();
        if (promise.serviceTime() != null) {
            return words.t("due.promise.time", DueWords.exact(promise.serviceTime()));
        }
        var text = words.t("due.promise.days", promise.businessDays());
        return promise.endOfDay() ? text + ", " + words.t("due.promise.end") : text;
    }

    private static Div bar(ClockState clock) {
        var fill = new Div();
        var percent = Math.min(100, clock.percentUsed());
        fill.getStyle().set("width", percent + "%");
        fill.addClassName(
                clock.state() == State.BREACHED
                        ? "late"
                        : DueWords.Band.of(Math.min(99, percent)).name().toLowerCase(java.util.Locale.ROOT));
        var bar = styled(new Div(fill), "px-due-bar");
        bar.getElement().setAttribute("role", "presentation");
        clock.thresholds().stream().filter(passing -> passing.percent() < 100).forEach(passing -> {
            var mark = styled(new Span(), "px-due-mark");
            mark.getStyle().set("left", passing.percent() + "%");
            bar.add(mark);
        });
        return bar;
    }

    private Div counted(Explained each) {
        var table = styled(new Div(), "px-due-days");
        table.getElement().setAttribute("role", "table");
        var windows = each.explanation();
        var sum = Duration.ZERO;
        var skipped = Math.max(0, windows.size() - MOST_WINDOWS);
        for (var window : windows.subList(0, skipped)) {
            sum = sum.plus(window.counted());
        }
        if (skipped > 0) {
            table.add(row("px-quiet", words.t("due.earlier", skipped), "", DueWords.exact(sum), DueWords.exact(sum)));
        }
        for (var window : windows.subList(skipped, windows.size())) {
            sum = sum.plus(window.counted());
            table.add(window.notCounted() == null ? counted(window, sum) : paused(window, each));
        }
        var left = Duration.ZERO;
        for (var window : each.ahead()) {
            left = left.plus(window.counted());
        }
        if (!each.ahead().isEmpty()) {
            var first = each.ahead().get(0);
            var last = each.ahead().get(each.ahead().size() - 1);
            var span = each.ahead().size() == 1
                    ? times(first)
                    : words.moment(first.from()) + " – " + words.moment(last.to());
            table.add(
                    row("px-strong", words.t("due.ahead"), span, DueWords.exact(left), DueWords.exact(sum.plus(left))));
        }
        table.setVisible(table.getComponentCount() > 0);
        var title = styled(new Div(words.t("due.counted")), "px-sec");
        return new Div(title, table);
    }

    private Div counted(CountedWindow window, Duration sum) {
        return row(
                "",
                words.day(window.from(), words.zone()),
                times(window),
                DueWords.exact(window.counted()),
                DueWords.exact(sum));
    }

    private Div paused(CountedWindow window, Explained each) {
        var why = "";
        for (var place = 0; place < each.pauses().size(); place++) {
            if (covers(each.pauses().get(place), window)) {
                why = words.reason(each.holdField(), each.reasons().get(place), practice, version);
            }
        }
        var text = why.isEmpty() ? words.t("due.notCounted") : words.t("due.notCounted.reason", why);
        return row("px-quiet", words.day(window.from(), words.zone()), times(window), text, "");
    }

    private static boolean covers(Interval pause, CountedWindow window) {
        return pause.from().isBefore(window.to()) && window.from().isBefore(pause.to());
    }

    private String times(CountedWindow window) {
        var zone = words.zone();
        var end = window.to().atZone(zone);
        var midnight = end.toLocalTime().equals(java.time.LocalTime.MIDNIGHT)
                && window.to().isAfter(window.from());
        return DueWords.time(window.from(), zone) + "–" + (midnight ? "24:00" : DueWords.time(window.to(), zone));
    }

    private static Div row(String style, String... cells) {
        var row = new Div();
        row.getElement().setAttribute("role", "row");
        if (!style.isEmpty()) {
            row.addClassName(style);
        }
        for (var text : cells) {
            var cell = new Span(text);
            cell.getElement().setAttribute("role", "cell");
            row.add(cell);
        }
        return row;
    }

    private Div versions(Explained each) {
        var clock = each.clock();
        var party = each.party() == null ? "" : " · " + each.party();
        var zone = clock.zone() == null ? "" : " · " + clock.zone().getId();
        var agreement = words.t("due.agreement", each.agreementName(), clock.agreementVersion()) + party;
        var calendar = words.t("due.calendar", clock.calendar(), clock.calendarVersion()) + zone;
        return styled(new Div(new Div(agreement), new Div(calendar)), "px-due-versions");
    }

    private static <T extends Component & com.vaadin.flow.component.HasStyle> T styled(T component, String style) {
        component.addClassName(style);
        return component;
    }
}
