package org.praxisitsm.ui.admin;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.sla.LocalWindow;

/** Opens hours on some weekdays, or changes a window; hours over midnight are split here. */
class HoursDialog extends AdminDialog {

    private final transient CalendarEditing editing;
    private final CheckboxGroup<DayOfWeek> days = new CheckboxGroup<>();
    private final TextField from = new TextField();
    private final TextField to = new TextField();

    HoursDialog(CalendarEditing editing) {
        super("");
        this.editing = editing;
        setHeaderTitle(getTranslation("calendar.hours.add"));
        build(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), "08:00", "17:00");
        primary(getTranslation("calendar.add"), () -> take(null, null));
    }

    HoursDialog(CalendarEditing editing, DayOfWeek day, LocalWindow window) {
        super("");
        this.editing = editing;
        setHeaderTitle(Spans.weekday(day, getLocale()) + ", " + window.from() + " – " + window.to());
        build(EnumSet.of(day), window.from(), window.to());
        var remove = new Button(getTranslation("calendar.hours.remove"), click -> {
            if (editing.change(() -> editing.draft().close(day, window), problem)) {
                close();
            }
        });
        remove.setId("calendar-remove-hours");
        remove.addThemeVariants(ButtonVariant.LUMO_ERROR);
        getFooter().add(remove);
        primary(getTranslation("calendar.apply"), () -> take(day, window));
    }

    private void build(Set<DayOfWeek> chosen, String opens, String closes) {
        days.setLabel(getTranslation("calendar.hours.days"));
        days.setItems(DayOfWeek.values());
        days.setItemLabelGenerator(day -> Spans.weekday(day, getLocale()));
        days.setValue(chosen);
        from.setLabel(getTranslation("calendar.from"));
        from.setValue(opens);
        to.setLabel(getTranslation("calendar.until"));
        to.setValue(closes);
        to.setHelperText(getTranslation("calendar.hours.hint"));
        var times = new Div(from, to);
        times.addClassName("px-admin-pair");
        fields(days, times);
    }

    private boolean take(@Nullable DayOfWeek replacedDay, @Nullable LocalWindow replaced) {
        var opens = LocalWindow.minuteOf(from.getValue());
        var closes = LocalWindow.minuteOf(to.getValue());
        from.setInvalid(opens.isEmpty() || opens.get() == LocalWindow.WHOLE_DAY.toMinute());
        to.setInvalid(closes.isEmpty() || closes.equals(opens));
        if (from.isInvalid() || to.isInvalid() || days.isEmpty()) {
            refuse(getTranslation("calendar.hours.bad"));
            return false;
        }
        return editing.change(
                () -> {
                    if (replacedDay != null && replaced != null) {
                        editing.draft().change(replacedDay, replaced, days.getValue(), opens.get(), closes.get());
                    } else {
                        editing.draft().open(days.getValue(), opens.get(), closes.get());
                    }
                },
                problem);
    }
}
