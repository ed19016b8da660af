package org.praxisitsm.ui.admin;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.sla.CountedWindow;
import org.praxisitsm.sla.DayPlan;
import org.praxisitsm.sla.ServiceCalendar;
import org.praxisitsm.ui.components.DateFields;
import org.praxisitsm.ui.components.DateWords;
import org.praxisitsm.ui.components.ServiceWords;

/** Tries a promise on the calendar as it stands on the page: when it is due, and which windows were counted, day by day. */
class TryPromise extends Composite<Div> {

    private static final int MOST_DAYS = 40;

    private final DateTimePicker from = DateFields.time();
    private final TextField promise = new TextField();
    private final Checkbox endOfDay = new Checkbox();
    private final Div result = new Div();
    private final Div days = new Div();
    private @Nullable ServiceCalendar calendar;

    TryPromise(LocalDateTime start) {
        from.setLabel(getTranslation("calendar.try.from"));
        from.setValue(start);
        promise.setLabel(getTranslation("calendar.try.promise"));
        promise.setValue("4 h");
        promise.setHelperText(getTranslation("calendar.try.hint"));
        promise.setValueChangeMode(ValueChangeMode.LAZY);
        endOfDay.setLabel(getTranslation("calendar.try.end"));
        from.addValueChangeListener(event -> reckon());
        promise.addValueChangeListener(event -> reckon());
        endOfDay.addValueChangeListener(event -> reckon());
        result.getElement().setAttribute("role", "status");
        days.addClassName("px-try-days");
        var body = new Div(from, promise, endOfDay, result, days);
        body.addClassName("px-try");
        var head = new Div(new H2(getTranslation("calendar.try")));
        head.addClassName("px-card-head");
        getContent().addClassName("px-admin-card");
        getContent().add(head, body);
    }

    void show(ServiceCalendar shown) {
        calendar = shown;
        reckon();
    }

    private void reckon() {
        days.removeAll();
        result.removeAll();
        var asked = calendar;
        var local = from.getValue();
        if (asked == null || local == null) {
            return;
        }
        var businessDays = Spans.businessDays(promise.getValue());
        var duration = Spans.promise(promise.getValue());
        endOfDay.setVisible(businessDays.isPresent());
        promise.setInvalid(businessDays.isEmpty() && duration.isEmpty());
        if (promise.isInvalid()) {
            return;
        }
        try {
            var zone = asked.definition().zone();
            var start = local.atZone(zone).toInstant();
            var due = businessDays.isPresent()
                    ? asked.deadlineInBusinessDays(start, businessDays.get(), endOfDay.getValue(), List.of())
                    : asked.deadline(start, duration.orElseThrow(), List.of());
            due(due, zone);
            explain(asked, start, due, zone);
        } catch (Refusal refusal) {
            result.setClassName("px-ban err");
            result.setText(ServiceWords.of(refusal));
        }
    }

    private void due(Instant due, ZoneId zone) {
        var label = new Span(getTranslation("calendar.try.due"));
        var when = new Span(due.atZone(zone)
                .format(DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT)
                        .withLocale(DateWords.of(getLocale()))));
        when.addClassName("px-try-due");
        result.setClassName("px-ban ok px-try-result");
        result.add(label, when);
    }

    private void explain(ServiceCalendar asked, Instant start, Instant due, ZoneId zone) {
        var windows = asked.explain(start, due, List.of());
        var shown = 0;
        var last = due.atZone(zone).toLocalDate();
        for (var date = start.atZone(zone).toLocalDate(); !date.isAfter(last); date = date.plusDays(1)) {
            if (++shown > MOST_DAYS) {
                days.add(new Span(getTranslation("calendar.try.more", last.toEpochDay() - date.toEpochDay() + 1)));
                return;
            }
            days.add(day(date, asked.day(date), of(date, windows), zone));
        }
    }

    private static List<CountedWindow> of(LocalDate date, List<CountedWindow> windows) {
        return windows.stream().filter(window -> window.date().equals(date)).toList();
    }

    private Div day(LocalDate date, DayPlan plan, List<CountedWindow> windows, ZoneId zone) {
        var texts = new ArrayList<String>();
        var counted = Duration.ZERO;
        for (var window : windows) {
            texts.add(time(window.from(), zone) + "–" + end(window.to(), date, zone));
            counted = counted.plus(window.counted());
        }
        var why = plan.why() == null ? "" : plan.why();
        var middle = windows.isEmpty() ? why : String.join(", ", texts) + (why.isEmpty() ? "" : " · " + why);
        var sum = windows.isEmpty()
                ? getTranslation(plan.isOpen() ? "calendar.try.nothing" : "calendar.closed")
                : Spans.duration(counted);
        var row = new Div(new Span(Spans.longDay(date, getLocale())), new Span(middle), new Span(sum));
        row.setClassName("px-quiet", windows.isEmpty());
        return row;
    }

    private static String time(Instant at, ZoneId zone) {
        return DateTimeFormatter.ofPattern("HH:mm").format(at.atZone(zone));
    }

    private static String end(Instant at, LocalDate date, ZoneId zone) {
        var local = at.atZone(zone);
        return local.toLocalDate().isAfter(date) ? "24:00" : time(at, zone);
    }
}
