package org.praxisitsm.ui.change;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.praxisitsm.change.ChangeWindows;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.ui.Focused;
import org.praxisitsm.ui.ScreenTest;
import org.springframework.beans.factory.annotation.Autowired;

/** A maintenance window that comes again, from the empty dialog to the list. */
class WindowDialogViewTests extends ScreenTest {

    @Autowired
    ChangeWindows windows;

    /** One that returns each month, for everything, would count for the changes of every other test. */
    @AfterEach
    void noWindowsForOthers() {
        windows.all(Viewer.system("test")).stream()
                .filter(window -> window.name().equals("Patching each month"))
                .forEach(window -> windows.delete(window.id(), Viewer.system("test")));
    }

    @Test
    void aWindowOfEachMonthIsSavedAndWhatIsMissingIsGoneTo() {
        signIn("change-manager");
        go("desk/changes/windows");
        _get(Button.class, spec -> spec.withId("new-window")).click();
        var name = _get(TextField.class, spec -> spec.withId("window-name"));
        var starts = _get(DateTimePicker.class, spec -> spec.withId("window-starts"));
        var save = _get(Button.class, spec -> spec.withId("window-save"));

        save.click();
        assertThat(name.isInvalid()).isTrue();
        assertThat(Focused.is(name)).isTrue();

        _setValue(name, "Patching each month");
        save.click();
        assertThat(Focused.is(starts)).isTrue();
        assertThat(starts.getErrorMessage()).isEqualTo("Say when it starts");
        assertThat(_get(DateTimePicker.class, spec -> spec.withId("window-ends"))
                        .getErrorMessage())
                .isEqualTo("Say when it ends");

        _setValue(starts, LocalDateTime.parse("2031-03-11T22:00"));
        @SuppressWarnings("unchecked")
        Select<WindowDialog.Repeat> repeat = _get(Select.class, spec -> spec.withId("window-repeat"));
        _setValue(repeat, WindowDialog.Repeat.MONTHLY);
        save.click();
        assertThat(_find(WindowDialog.class)).isEmpty();
        assertThat(windows.all(viewer("change-manager")))
                .filteredOn(window -> window.name().equals("Patching each month"))
                .singleElement()
                .satisfies(window -> {
                    assertThat(window.rule()).isEqualTo("FREQ=MONTHLY;BYDAY=2TU");
                    assertThat(window.ends()).isEqualTo(LocalDateTime.parse("2031-03-12T00:00"));
                });
    }
}
