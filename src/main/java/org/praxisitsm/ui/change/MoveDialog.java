package org.praxisitsm.ui.change;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.change.ChangeEntry;
import org.praxisitsm.change.Changes;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ui.components.DateFields;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.ServiceWords;

/** Asks for another time; says what would stand against it before anything is kept. */
class MoveDialog extends Dialog {

    /** Takes the time that was chosen. */
    interface Move {
        void to(Instant from, Instant to);
    }

    private final transient Changes changes;
    private final transient Viewer viewer;
    private final transient ChangeEntry change;
    private final transient ChangeWords words;
    private final ZoneId zone;
    private final DateTimePicker from;
    private final DateTimePicker to;
    private final Div found = new Div();
    private final Button move;

    MoveDialog(
            Changes changes,
            Viewer viewer,
            ChangeEntry change,
            @Nullable Instant wanted,
            ChangeWords words,
            ZoneId zone,
            Move then) {
        this.changes = changes;
        this.viewer = viewer;
        this.change = change;
        this.words = words;
        this.zone = zone;
        setHeaderTitle(getTranslation("changes.move.title", change.number()));
        setWidth("480px");
        from = picker("changes.move.from", "move-from");
        to = picker("changes.move.to", "move-to");
        found.getElement().setAttribute("aria-live", "polite");
        found.getStyle().set("margin-top", "12px");
        move = new Button(getTranslation("changes.move"), click -> {
            then.to(instant(from.getValue()), instant(to.getValue()));
            close();
        });
        move.setId("move-now");
        move.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        if (change.approved()) {
            var asked = new Div(
                    new PxIcon("info"),
                    new Span(getTranslation("changes.move.approved", words.span(change.from(), change.to()))));
            asked.addClassNames("px-ban", "px-move-approved");
            add(asked);
        }
        add(new Div(from), new Div(to), found);
        getFooter().add(new Button(getTranslation("cancel"), click -> close()), move);
        var length = change.from() == null || change.to() == null
                ? Duration.ofHours(1)
                : Duration.between(change.from(), change.to());
        var start = wanted != null ? wanted : Objects.requireNonNull(change.from());
        from.setValue(local(start));
        to.setValue(local(start.plus(length)));
        from.addValueChangeListener(value -> {
            if (value.isFromClient() && value.getValue() != null) {
                to.setValue(value.getValue().plus(length));
                look();
            }
        });
        to.addValueChangeListener(value -> {
            if (value.isFromClient()) {
                look();
            }
        });
        look();
    }

    private DateTimePicker picker(String label, String id) {
        var picker = DateFields.time(getTranslation(label));
        picker.setId(id);
        return picker;
    }

    private LocalDateTime local(Instant at) {
        return at.atZone(zone).toLocalDateTime().withSecond(0).withNano(0);
    }

    private Instant instant(LocalDateTime local) {
        return local.atZone(zone).toInstant();
    }

    private void look() {
        found.removeAll();
        var ready = from.getValue() != null
                && to.getValue() != null
                && from.getValue().isBefore(to.getValue());
        move.setEnabled(ready);
        if (!ready) {
            found.setText(getTranslation("changes.move.wrong"));
            return;
        }
        try {
            var conflicts = changes.tried(change.number(), instant(from.getValue()), instant(to.getValue()), viewer);
            if (conflicts.isEmpty()) {
                found.setText(getTranslation("changes.free"));
            } else {
                found.add(words.boxes(conflicts));
            }
        } catch (Refusal refusal) {
            found.setText(ServiceWords.here(refusal.getMessage()));
            move.setEnabled(false);
        }
    }
}
