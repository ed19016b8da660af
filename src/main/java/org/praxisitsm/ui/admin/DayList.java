package org.praxisitsm.ui.admin;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.PxIcon;

/** The holidays of a year and the dates with other hours, whether dated or by rule; each may be taken out again. */
class DayList extends Composite<Section> {

    private record Line(LocalDate date, String name, String mark, Runnable remove) {}

    private final transient CalendarEditing editing;
    private final Span count = new Span();
    private final Div lines = new Div();

    DayList(CalendarEditing editing) {
        this.editing = editing;
        var add = new Button(
                getTranslation("calendar.day.add"), new PxIcon("plus"), event -> new DayDialog(editing).open());
        add.setId("calendar-add-day");
        add.addThemeVariants(ButtonVariant.LUMO_SMALL);
        count.addClassName("px-quiet");
        var head = new Div(new H2(getTranslation("calendar.days")), count);
        head.addClassName("px-sec");
        lines.addClassName("px-day-lines");
        getContent().add(head, lines, add);
    }

    void show(int year) {
        var draft = editing.draft();
        var definition = draft.definition();
        var found = new ArrayList<Line>();
        definition.holidays().stream()
                .filter(day -> day.date().getYear() == year)
                .forEach(day -> found.add(new Line(day.date(), day.name(), "", () -> draft.remove(day))));
        definition.rules().forEach(rule -> rule.in(year)
                .ifPresent(date -> found.add(
                        new Line(date, rule.name(), getTranslation("calendar.day.yearly"), () -> draft.remove(rule)))));
        definition.exceptions().stream()
                .filter(day -> day.date().getYear() == year)
                .forEach(day -> found.add(new Line(
                        day.date(),
                        day.name() + (day.hours().isEmpty() ? "" : " " + day.hours()),
                        getTranslation("calendar.day.other"),
                        () -> draft.remove(day))));
        found.sort(Comparator.comparing(Line::date).thenComparing(Line::name));
        count.setText(String.valueOf(found.size()));
        lines.removeAll();
        found.forEach(line -> lines.add(row(line)));
        if (found.isEmpty()) {
            lines.add(new Span(getTranslation("calendar.days.none", String.valueOf(year))));
        }
    }

    private Div row(Line line) {
        var date = new Span(Spans.day(line.date(), getLocale()));
        date.addClassName("px-day-date");
        var name = new Span(line.name());
        name.addClassName("px-ell");
        name.getElement().setAttribute("title", line.name());
        var mark = new Span(line.mark());
        mark.getElement().getThemeList().add("badge");
        mark.setVisible(!line.mark().isEmpty());
        var remove = new Button(new PxIcon("close"), event -> {
            if (Failures.attempt(line.remove())) {
                editing.changed();
            }
        });
        remove.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        remove.setAriaLabel(getTranslation("calendar.day.remove", line.name()));
        var row = new Div(date, name, mark, remove);
        row.addClassName("px-day-line");
        return row;
    }
}
