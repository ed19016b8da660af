package org.praxisitsm.ui.change;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.praxisitsm.ui.components.DateFields;
import org.praxisitsm.ui.components.DateWords;
import org.praxisitsm.ui.components.PxIcon;

/** Dates on which a window that repeats does not come. */
class ExceptDates extends Composite<Div> {

    private final TreeSet<LocalDate> dates = new TreeSet<>();
    private final Div chips = new Div();

    ExceptDates(Set<LocalDate> first) {
        dates.addAll(first);
        chips.addClassName("px-chips");
        var pick = DateFields.day(getTranslation("changes.windows.except"));
        pick.setId("window-except");
        pick.addValueChangeListener(change -> {
            if (change.getValue() != null) {
                dates.add(change.getValue());
                pick.clear();
                show();
            }
        });
        getContent().add(pick, chips);
        show();
    }

    Set<LocalDate> dates() {
        return Set.copyOf(dates);
    }

    private void show() {
        chips.removeAll();
        var format = DateWords.days(getLocale());
        for (var date : List.copyOf(dates)) {
            var away = new Button(new PxIcon("close"), click -> {
                dates.remove(date);
                show();
            });
            away.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_ICON);
            away.setAriaLabel(getTranslation("changes.windows.remove") + ": " + format.format(date));
            var chip = new Span(new Span(format.format(date)), away);
            chip.addClassName("px-chip");
            chips.add(chip);
        }
    }
}
