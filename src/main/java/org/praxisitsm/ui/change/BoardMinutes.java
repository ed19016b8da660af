package org.praxisitsm.ui.change;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.Objects;
import org.praxisitsm.change.ChangeBoard.Meeting;

/**
 * The minutes of the next meeting. They stay in the page when the rest of it is drawn anew: a button that is replaced while
 * somebody presses it never hears of it.
 */
class BoardMinutes extends Composite<Section> {

    /** What is done with what was written; says whether it was. */
    interface Keeping {

        boolean keep(Meeting meeting, String text, boolean close);
    }

    private final Div decisions = new Div();
    private final TextArea text = new TextArea();
    private final Div acts = new Div();
    private Meeting meeting;
    private boolean drafted;

    BoardMinutes(Meeting first, Keeping keeping) {
        this.meeting = first;
        text.setAriaLabel(getTranslation("changes.board.minutes"));
        text.setWidthFull();
        text.setMinHeight("120px");
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.addValueChangeListener(change -> drafted = drafted || change.isFromClient());
        acts.add(act("changes.board.minutes.save", keeping, false), act("changes.board.close", keeping, true));
        acts.addClassName("px-changes-acts");
        getContent().add(new H2(getTranslation("changes.board.minutes")), decisions, text, acts);
    }

    private Button act(String words, Keeping keeping, boolean close) {
        var button = new Button(getTranslation(words), click -> {
            if (keeping.keep(meeting, text.getValue(), close)) {
                drafted = false;
            }
        });
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        return button;
    }

    /** @param leads whether the viewer writes the minutes */
    void show(Meeting now, List<Component> decided, boolean leads) {
        meeting = now;
        decisions.removeAll();
        decided.forEach(decisions::add);
        if (!drafted) {
            text.setValue(Objects.requireNonNullElse(now.minutes(), ""));
        }
        text.setVisible(leads);
        acts.setVisible(leads);
    }

    boolean isOf(Meeting other) {
        return meeting.id() == other.id();
    }

    /** @return whether somebody writes */
    boolean isDrafted() {
        return drafted;
    }
}
