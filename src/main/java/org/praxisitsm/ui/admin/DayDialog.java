package org.praxisitsm.ui.admin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.MonthDay;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.sla.DayException;
import org.praxisitsm.sla.Holiday;
import org.praxisitsm.sla.HolidayRule;
import org.praxisitsm.sla.LocalWindow;
import org.praxisitsm.ui.components.DateFields;

/** Adds a holiday, by date or by rule, or a date with other hours. */
class DayDialog extends AdminDialog {

    enum Kind {
        DATE,
        EVERY_YEAR,
        NTH_WEEKDAY,
        WEEKDAY_FROM,
        EASTER,
        HOURS
    }

    private final transient CalendarEditing editing;
    private final Select<Kind> kind = new Select<>();
    private final TextField name = new TextField();
    private final DatePicker date = DateFields.day();
    private final Select<Integer> ordinal = new Select<>();
    private final Select<DayOfWeek> weekday = new Select<>();
    private final ComboBox<Month> month = new ComboBox<>();
    private final IntegerField dayOfMonth = new IntegerField();
    private final IntegerField easter = new IntegerField();
    private final TextField hours = new TextField();

    DayDialog(CalendarEditing editing) {
        super("");
        this.editing = editing;
        setHeaderTitle(getTranslation("calendar.day.add"));
        kind.setLabel(getTranslation("calendar.day.kind"));
        kind.setItems(Kind.values());
        kind.setItemLabelGenerator(one -> getTranslation("calendar.day.kind." + one));
        kind.addValueChangeListener(event -> show(event.getValue()));
        name.setLabel(getTranslation("calendar.day.name"));
        date.setLabel(getTranslation("calendar.day.date"));
        ordinal.setLabel(getTranslation("calendar.day.ordinal"));
        ordinal.setItems(1, 2, 3, 4, 5, HolidayRule.LAST);
        ordinal.setItemLabelGenerator(n -> n == HolidayRule.LAST ? getTranslation("calendar.day.last") : n + ".");
        ordinal.setValue(1);
        weekday.setLabel(getTranslation("calendar.day.weekday"));
        weekday.setItems(DayOfWeek.values());
        weekday.setItemLabelGenerator(day -> Spans.weekday(day, getLocale()));
        weekday.setValue(DayOfWeek.MONDAY);
        month.setLabel(getTranslation("calendar.day.month"));
        month.setItems(Month.values());
        month.setItemLabelGenerator(one -> one.getDisplayName(TextStyle.FULL_STANDALONE, getLocale()));
        month.setValue(Month.JANUARY);
        dayOfMonth.setLabel(getTranslation("calendar.day.day"));
        dayOfMonth.setValue(1);
        easter.setLabel(getTranslation("calendar.day.easter"));
        easter.setHelperText(getTranslation("calendar.day.easter.hint"));
        easter.setValue(1);
        hours.setLabel(getTranslation("calendar.day.hours"));
        hours.setHelperText(getTranslation("calendar.day.hours.hint"));
        fields(kind, name, date, ordinal, weekday, month, dayOfMonth, easter, hours);
        primary(getTranslation("calendar.add"), () -> editing.change(this::take, problem));
        kind.setValue(Kind.DATE);
    }

    private void show(Kind chosen) {
        visible(chosen == Kind.DATE || chosen == Kind.HOURS, date);
        visible(chosen == Kind.NTH_WEEKDAY, ordinal);
        visible(chosen == Kind.NTH_WEEKDAY || chosen == Kind.WEEKDAY_FROM, weekday);
        visible(chosen == Kind.NTH_WEEKDAY || chosen == Kind.WEEKDAY_FROM || chosen == Kind.EVERY_YEAR, month);
        visible(chosen == Kind.EVERY_YEAR || chosen == Kind.WEEKDAY_FROM, dayOfMonth);
        visible(chosen == Kind.EASTER, easter);
        visible(chosen == Kind.HOURS, hours);
    }

    private static void visible(boolean shown, Component field) {
        field.setVisible(shown);
    }

    private void take() {
        var draft = editing.draft();
        var title = name.getValue().strip();
        switch (kind.getValue()) {
            case DATE -> draft.add(new Holiday(given(date.getOptionalValue()), title));
            case EVERY_YEAR -> draft.add(new HolidayRule.EveryYear(title, monthDay()));
            case NTH_WEEKDAY ->
                draft.add(new HolidayRule.NthWeekday(title, ordinal.getValue(), weekday.getValue(), month.getValue()));
            case WEEKDAY_FROM -> draft.add(new HolidayRule.WeekdayFrom(title, weekday.getValue(), monthDay()));
            case EASTER -> draft.add(new HolidayRule.Easter(title, given(easter.getOptionalValue()), false));
            case HOURS -> draft.add(new DayException(given(date.getOptionalValue()), title, windows()));
        }
    }

    private MonthDay monthDay() {
        var day = given(dayOfMonth.getOptionalValue());
        var chosen = given(month.getOptionalValue());
        if (day < 1 || day > chosen.maxLength()) {
            throw Refusal.invalid(dayOfMonth.getLabel(), getTranslation("calendar.day.day.bad"));
        }
        return MonthDay.of(chosen, day);
    }

    private List<LocalWindow> windows() {
        var windows = new ArrayList<LocalWindow>();
        for (var part : hours.getValue().split(",")) {
            var ends = part.strip().split("\\s*[-–]\\s*");
            if (part.isBlank()) {
                continue;
            }
            var from = LocalWindow.minuteOf(ends[0]);
            var to = ends.length == 2 ? LocalWindow.minuteOf(ends[1]) : Optional.<Integer>empty();
            if (from.isEmpty() || to.isEmpty()) {
                throw Refusal.invalid(hours.getLabel(), getTranslation("calendar.hours.bad"));
            }
            windows.add(new LocalWindow(from.get(), to.get()));
        }
        return windows;
    }

    private <T> T given(Optional<T> value) {
        return value.orElseThrow(() -> Refusal.invalid(
                getTranslation("calendar.day.kind." + kind.getValue()), getTranslation("calendar.day.missing")));
    }
}
