package org.praxisitsm.ui.components;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datepicker.DatePicker.DatePickerI18n;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.datetimepicker.DateTimePicker.DateTimePickerI18n;
import com.vaadin.flow.component.timepicker.TimePicker;
import com.vaadin.flow.i18n.I18NProvider;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Fields for days and times in the reader's language. They show the way of {@link DateWords}, weeks begin on Monday, and
 * what is typed is understood in that way, with or without the year, and as ISO 8601.
 */
public final class DateFields {

    private static final Duration STEP = Duration.ofMinutes(15);
    private static final String[] ENGLISH = {
        "d MMM yyyy", "d MMMM yyyy", "yyyy-MM-dd", "d/M/yyyy", "d.M.yyyy", "d MMM", "d MMMM", "d/M", "d.M."
    };
    private static final String[] GERMAN = {"dd.MM.yyyy", "d.M.yyyy", "yyyy-MM-dd", "d/M/yyyy", "d.M.", "d.M"};

    private DateFields() {}

    public static DatePicker day() {
        return day("");
    }

    public static DatePicker day(String label) {
        var picker = new DatePicker(label);
        picker.setLocale(DateWords.of(reader()));
        picker.setI18n(words(reader()));
        return picker;
    }

    public static DateTimePicker time() {
        return time("");
    }

    /** @return asks for a day and a time of it; which zone they are in is the caller's to say. */
    public static DateTimePicker time(String label) {
        var picker = new DateTimePicker(label);
        picker.setLocale(DateWords.of(reader()));
        picker.setStep(STEP);
        picker.setDatePickerI18n(words(reader()));
        picker.setI18n(new DateTimePickerI18n()
                .setDateLabel(text("date.day"))
                .setTimeLabel(text("date.time"))
                .setBadInputErrorMessage(text("date.bad"))
                .setIncompleteInputErrorMessage(text("date.incomplete")));
        return picker;
    }

    /** @return asks for a time of any day. */
    public static TimePicker timeOfDay(String label) {
        var picker = new TimePicker(label);
        picker.setLocale(DateWords.of(reader()));
        picker.setStep(STEP);
        return picker;
    }

    static DatePickerI18n words(Locale reader) {
        var formats = reader.getLanguage().equals("de") ? GERMAN : ENGLISH;
        return new DatePickerI18n()
                .setMonthNames(Arrays.stream(Month.values())
                        .map(month -> month.getDisplayName(TextStyle.FULL_STANDALONE, reader))
                        .toList())
                .setWeekdays(weekdays(day -> day.getDisplayName(TextStyle.FULL_STANDALONE, reader)))
                .setWeekdaysShort(weekdays(day -> day.getDisplayName(TextStyle.SHORT_STANDALONE, reader)))
                .setDateFormats(formats[0], Arrays.copyOfRange(formats, 1, formats.length))
                .setFirstDayOfWeek(1)
                .setToday(I18NProvider.translate(reader, "date.today"))
                .setCancel(I18NProvider.translate(reader, "cancel"))
                .setBadInputErrorMessage(I18NProvider.translate(reader, "date.bad"));
    }

    /** The field counts the days of the week from Sunday, whichever comes first on the page. */
    private static java.util.List<String> weekdays(Function<DayOfWeek, String> name) {
        return Stream.iterate(DayOfWeek.SUNDAY, day -> day.plus(1))
                .limit(7)
                .map(name)
                .toList();
    }

    private static String text(String key) {
        return I18NProvider.translate(reader(), key);
    }

    private static Locale reader() {
        var ui = UI.getCurrent();
        return ui == null ? Locale.ENGLISH : ui.getLocale();
    }
}
