package org.praxisitsm.ui.admin;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.function.IntConsumer;
import org.praxisitsm.sla.DayPlan;
import org.praxisitsm.sla.ServiceCalendar;
import org.praxisitsm.ui.components.PxIcon;

/** A year on one card: open, closed, holidays and short days at a glance. */
class YearGlance extends Composite<Div> {

    private final H2 title = new H2();
    private final Span shown = new Span();
    private final Div months = new Div();
    private int year;

    YearGlance(IntConsumer go, Button importing) {
        var back = step("chevron-left", "calendar.year.before", () -> go.accept(year - 1));
        var on = step("chevron-right", "calendar.year.after", () -> go.accept(year + 1));
        shown.addClassName("px-year-shown");
        var steps = new Div(back, shown, on, importing);
        steps.addClassName("px-row");
        var head = new Div(title, legend("op", "calendar.open"), legend("cl", "calendar.closed"));
        head.add(legend("ho", "calendar.holiday"), legend("ha", "calendar.other"), steps);
        head.addClassName("px-card-head");
        months.addClassName("px-year");
        getContent().addClassName("px-admin-card");
        getContent().add(head, months);
    }

    void show(ServiceCalendar calendar, int year, LocalDate today) {
        this.year = year;
        title.setText(getTranslation("calendar.year", String.valueOf(year)));
        shown.setText(String.valueOf(year));
        months.removeAll();
        for (var month : Month.values()) {
            months.add(month(calendar, YearMonth.of(year, month), today));
        }
    }

    private Div month(ServiceCalendar calendar, YearMonth month, LocalDate today) {
        var name = month.getMonth().getDisplayName(TextStyle.FULL_STANDALONE, getLocale());
        var days = new Div();
        days.addClassName("px-month-days");
        for (var blank = month.atDay(1).getDayOfWeek().getValue(); blank > 1; blank--) {
            days.getElement().appendChild(new Element("i"));
        }
        for (var day = 1; day <= month.lengthOfMonth(); day++) {
            days.getElement().appendChild(cell(calendar.day(month.atDay(day)), today));
        }
        var caption = new Span(name);
        caption.addClassName("px-month-name");
        return new Div(caption, days);
    }

    private Element cell(DayPlan plan, LocalDate today) {
        var cell = new Element("i").setText(String.valueOf(plan.date().getDayOfMonth()));
        cell.getClassList().add(css(plan));
        if (plan.date().equals(today)) {
            cell.getClassList().add("td");
        }
        if (plan.why() != null) {
            var text = Spans.longDay(plan.date(), getLocale()) + ": " + plan.why()
                    + (plan.isOpen() ? " " + plan.hours() : "");
            cell.setAttribute("title", text);
            cell.setAttribute("role", "img");
            cell.setAttribute("aria-label", text);
        }
        return cell;
    }

    private static String css(DayPlan plan) {
        return switch (plan.kind()) {
            case WEEKDAY -> "op";
            case CLOSED -> "cl";
            case HOLIDAY -> "ho";
            case EXCEPTION -> "ha";
        };
    }

    private Span legend(String css, String key) {
        var sample = new Span();
        sample.addClassNames("px-year-key", css);
        var entry = new Span(sample, new Span(getTranslation(key)));
        entry.addClassName("px-year-legend");
        return entry;
    }

    private Button step(String icon, String label, Runnable go) {
        var button = new Button(new PxIcon(icon), event -> go.run());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        button.setAriaLabel(getTranslation(label));
        return button;
    }
}
