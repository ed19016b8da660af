package org.praxisitsm.ui.admin;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import org.praxisitsm.sla.LocalWindow;
import org.praxisitsm.ui.components.PxIcon;

/** The open windows of a week as bars over a day; each bar is changed where it stands. */
class WeekHours extends Composite<Div> {

    private final transient CalendarEditing editing;
    private final Span sum = new Span();
    private final Div days = new Div();

    WeekHours(CalendarEditing editing) {
        this.editing = editing;
        var add = new Button(
                getTranslation("calendar.hours.add"), new PxIcon("plus"), event -> new HoursDialog(editing).open());
        add.setId("calendar-add-hours");
        add.addThemeVariants(ButtonVariant.LUMO_SMALL);
        sum.addClassName("px-quiet");
        var head = new Div(new H2(getTranslation("calendar.hours")), sum, add);
        head.addClassName("px-card-head");
        getContent().addClassName("px-admin-card");
        getContent().add(head, scale(), days);
    }

    void show() {
        days.removeAll();
        var week = Duration.ZERO;
        for (var day : DayOfWeek.values()) {
            var windows = editing.draft().definition().hours().getOrDefault(day, List.of());
            var open = windows.stream()
                    .mapToInt(window -> window.toMinute() - window.fromMinute())
                    .sum();
            week = week.plusMinutes(open);
            days.add(row(day, windows, Duration.ofMinutes(open)));
        }
        sum.setText(Spans.duration(week));
    }

    private Div scale() {
        var marks = new Div();
        marks.addClassName("px-week-scale");
        for (var hour = 0; hour <= 24; hour += 6) {
            var mark = new Span("%02d".formatted(hour));
            mark.getStyle().set("left", hour * 100 / 24 + "%");
            marks.add(mark);
        }
        var row = new Div(new Span(), marks, new Span());
        row.addClassName("px-week-day");
        row.getElement().setAttribute("aria-hidden", "true");
        return row;
    }

    private Div row(DayOfWeek day, List<LocalWindow> windows, Duration open) {
        var name = Spans.weekday(day, getLocale());
        var bar = new Div();
        bar.addClassName("px-week-bar");
        windows.forEach(window -> bar.add(window(day, name, window)));
        var sumOfDay = new Span(windows.isEmpty() ? getTranslation("calendar.closed") : Spans.duration(open));
        sumOfDay.addClassName("px-quiet");
        var row = new Div(new Span(name), bar, sumOfDay);
        row.addClassName("px-week-day");
        return row;
    }

    private NativeButton window(DayOfWeek day, String name, LocalWindow window) {
        var text = window.from() + " – " + window.to();
        var button = new NativeButton(text, event -> new HoursDialog(editing, day, window).open());
        button.getStyle().set("left", window.fromMinute() / 14.4 + "%");
        button.getStyle().set("width", (window.toMinute() - window.fromMinute()) / 14.4 + "%");
        button.setAriaLabel(getTranslation("calendar.hours.change", name, text));
        button.getElement().setAttribute("title", text);
        return button;
    }
}
