package org.praxisitsm.ui.admin;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.praxisitsm.sla.Holiday;
import org.praxisitsm.sla.LocalWindow;
import org.praxisitsm.sla.ServiceCalendar;

/** The parts of the calendar page on a draft, as a person works with them. */
class CalendarsViewTests implements CalendarEditing {

    private final CalendarDraft draft =
            new CalendarDraft(CalendarDialogs.office("Office", ZoneId.of("Europe/Berlin")), 3);
    private int shown;

    @BeforeEach
    void open() {
        MockVaadin.setup();
        UI.getCurrent().setLocale(Locale.ENGLISH);
    }

    @AfterEach
    void close() {
        MockVaadin.tearDown();
    }

    @Override
    public CalendarDraft draft() {
        return draft;
    }

    @Override
    public void changed() {
        shown++;
    }

    @Test
    void aWeekShowsItsWindowsAndItsSum() {
        var week = new WeekHours(this);
        UI.getCurrent().add(week);
        week.show();

        assertThat(_find(NativeButton.class)).hasSize(5).allMatch(button -> button.getText()
                .equals("08:00 – 17:00"));
        assertThat(_find(Span.class)).anyMatch(span -> span.getText().equals("45 h"));
    }

    @Test
    void hoursOverMidnightAreSplitIntoTwoWindows() {
        new HoursDialog(this).open();
        _get(CheckboxGroup.class).setValue(EnumSet.of(DayOfWeek.SUNDAY));
        _setValue(_get(TextField.class, spec -> spec.withLabel("From")), "22:00");
        _setValue(_get(TextField.class, spec -> spec.withLabel("Until")), "06:00");
        _click(_get(Button.class, spec -> spec.withText("Add")));

        assertThat(draft.definition().hours().get(DayOfWeek.SUNDAY)).containsExactly(new LocalWindow(1_320, 1_440));
        assertThat(draft.definition().hours().get(DayOfWeek.MONDAY))
                .containsExactly(new LocalWindow(0, 360), new LocalWindow(480, 1_020));
        assertThat(draft.isChanged()).isTrue();
        assertThat(shown).isEqualTo(1);
        _assertNone(HoursDialog.class);
    }

    @Test
    void aTimeThatIsNoneIsRefusedAndTheDialogStays() {
        new HoursDialog(this).open();
        _setValue(_get(TextField.class, spec -> spec.withLabel("Until")), "noon");
        _click(_get(Button.class, spec -> spec.withText("Add")));

        assertThat(_get(TextField.class, spec -> spec.withLabel("Until")).isInvalid())
                .isTrue();
        assertThat(draft.isChanged()).isFalse();
        assertThat(_find(HoursDialog.class)).hasSize(1);
    }

    @Test
    void theLastHoursCannotBeClosed() {
        for (var day : EnumSet.range(DayOfWeek.TUESDAY, DayOfWeek.FRIDAY)) {
            draft.close(day, new LocalWindow(480, 1_020));
        }
        new HoursDialog(this, DayOfWeek.MONDAY, new LocalWindow(480, 1_020)).open();
        _click(_get(Button.class, spec -> spec.withText("Close these hours")));

        assertThat(_find(Div.class)).anyMatch(div -> div.getText().contains("must open on at least one weekday"));
        assertThat(draft.definition().hours()).containsOnlyKeys(DayOfWeek.MONDAY);
    }

    @Test
    void windowsThatTouchGrowTogether() {
        draft.open(Set.of(DayOfWeek.MONDAY), 1_020, 1_200);

        assertThat(draft.definition().hours().get(DayOfWeek.MONDAY)).containsExactly(new LocalWindow(480, 1_200));
    }

    @Test
    void aPromiseIsReckonedAndExplainedDayByDay() {
        draft.add(new Holiday(LocalDate.of(2026, 3, 9), "Founders' day"));
        var promise = new TryPromise(LocalDateTime.of(2026, 3, 6, 16, 0));
        UI.getCurrent().add(promise);
        promise.show(ServiceCalendar.of(draft.definition()));

        var texts = _find(Span.class).stream().map(Span::getText).toList();
        assertThat(texts).anyMatch(text -> text.contains("10 March 2026") && text.contains("11:00"));
        assertThat(texts).containsSubsequence("16:00–17:00", "1 h").contains("Founders' day", "08:00–11:00", "3 h");

        _setValue(_get(TextField.class, spec -> spec.withLabel("Promise")), "2 d");
        assertThat(_find(Span.class)).anyMatch(span -> span.getText().contains("11 March"));
        _setValue(_get(TextField.class, spec -> spec.withLabel("Promise")), "soon");
        assertThat(_get(TextField.class, spec -> spec.withLabel("Promise")).isInvalid())
                .isTrue();
    }

    @Test
    void aHolidayByRuleIsAddedListedAndTakenOut() {
        new DayDialog(this).open();
        _setValue(_get(Select.class, spec -> spec.withLabel("What is special")), DayDialog.Kind.EASTER);
        _setValue(_get(TextField.class, spec -> spec.withLabel("Name")), "Easter Monday");
        _get(IntegerField.class, spec -> spec.withLabel("Days after Easter Sunday"))
                .setValue(1);
        _click(_get(Button.class, spec -> spec.withText("Add")));
        var list = new DayList(this);
        UI.getCurrent().add(list);
        list.show(2027);

        assertThat(_find(Span.class)).extracting(Span::getText).contains("29 Mar", "Easter Monday", "yearly");
        _click(_get(
                Button.class,
                spec -> spec.withPredicate(button ->
                        "Take out Easter Monday".equals(button.getAriaLabel().orElse("")))));
        assertThat(draft.definition().rules()).isEmpty();
    }

    @Test
    void aYearMarksHolidays() {
        draft.add(new Holiday(LocalDate.of(2026, 5, 1), "Labour Day"));
        var glance = new YearGlance(year -> shown = year, new Button());
        UI.getCurrent().add(glance);
        glance.show(ServiceCalendar.of(draft.definition()), 2026, LocalDate.of(2026, 11, 27));

        assertThat(glance.getElement().getOuterHTML()).contains("Fri 1 May: Labour Day");
        _click(_get(
                Button.class,
                spec -> spec.withPredicate(
                        button -> "Year after".equals(button.getAriaLabel().orElse("")))));
        assertThat(shown).isEqualTo(2027);
    }

    @Test
    void aPromiseIsReadAsPeopleWriteIt() {
        assertThat(Spans.promise("4 h 30 m")).contains(Duration.ofMinutes(270));
        assertThat(Spans.promise("90min")).contains(Duration.ofMinutes(90));
        assertThat(Spans.promise("PT2H")).contains(Duration.ofHours(2));
        assertThat(Spans.promise("")).isEmpty();
        assertThat(Spans.promise("2 weeks")).isEmpty();
        assertThat(Spans.businessDays("3 days")).contains(3);
        assertThat(List.of("4 h", "soon"))
                .noneMatch(text -> Spans.businessDays(text).isPresent());
    }
}
