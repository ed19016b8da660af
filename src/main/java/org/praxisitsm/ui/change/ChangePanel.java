package org.praxisitsm.ui.change;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.change.ChangeBoard;
import org.praxisitsm.change.ChangeEntry;
import org.praxisitsm.change.Changes;
import org.praxisitsm.change.Changes.ChangeDetails;
import org.praxisitsm.change.Changes.FreeSlot;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.Marks;
import org.praxisitsm.ui.components.Names;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.SafeLink;

/** Beside the calendar: the chosen change, what stands against it, where it could go, and what waits for the board. */
class ChangePanel extends Composite<Aside> {

    /** What the panel asks the calendar to do. */
    interface Asked {

        void close();

        void move(String number, Instant from, Instant to);

        void askMove(String number);

        void keep(String number, String reason);
    }

    private static final int SLOTS = 3;

    private final transient Changes changes;
    private final transient Names names;
    private final transient Viewer viewer;
    private final transient ChangeWords words;
    private final transient Asked asked;

    ChangePanel(Changes changes, Names names, Viewer viewer, ChangeWords words, Asked asked) {
        this.changes = changes;
        this.names = names;
        this.viewer = viewer;
        this.words = words;
        this.asked = asked;
        getContent().addClassName("px-changes-side");
        getContent().getElement().setAttribute("aria-label", getTranslation("changes.chosen"));
    }

    void show(@Nullable ChangeDetails details, List<ChangeBoard.Item> agenda) {
        getContent().setClassName("chosen", details != null);
        getContent().removeAll();
        if (details != null) {
            getContent().add(head(details));
            var time = time(details);
            if (time.getChildren().findAny().isPresent()) {
                getContent().add(time);
            }
        }
        if (!agenda.isEmpty()) {
            getContent().add(agenda(agenda));
        }
        setVisible(details != null || !agenda.isEmpty());
    }

    private Section head(ChangeDetails details) {
        var change = details.change();
        var close = new Button(new PxIcon("close"), click -> asked.close());
        close.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_ICON);
        close.setAriaLabel(getTranslation("close"));
        var number = SafeLink.to("desk/tickets/" + change.number(), change.number());
        var top = new Div(number, close);
        top.addClassNames("px-faint", "px-num");
        top.getStyle().set("display", "flex").set("justify-content", "space-between");
        var state = new Span(new Marks.State(
                change.category(), names.state(change.practice(), change.packVersion(), change.state(), getLocale())));
        state.addClassName("px-chip");
        var chips = new Div(state);
        chips.addClassName("px-chips");
        if (change.type() != null) {
            chips.add(chip(type(change)));
        }
        if (change.group() != null) {
            chips.add(chip(names.group(change.group())));
        }
        var list = new DescriptionList();
        list.addClassName("px-kv");
        put(list, "changes.when", words.span(change.from(), change.to()));
        put(list, "changes.touches", touched(details));
        if (change.assignee() != null) {
            put(list, "changes.assignee", names.person(change.assignee()));
        }
        if (change.service() != null) {
            put(list, "changes.service", names.service(change.service()));
        }
        if (change.actualFrom() != null) {
            put(list, "changes.actual", words.span(change.actualFrom(), change.actualTo()));
        }
        return new Section(top, new H2(change.subject()), chips, list);
    }

    private String type(ChangeEntry change) {
        return names.value(
                change.practice(),
                change.packVersion(),
                Objects.requireNonNullElse(changes.typeField(change.practice(), change.packVersion()), ""),
                change.type(),
                getLocale(),
                java.time.ZoneOffset.UTC);
    }

    private static Span chip(String text) {
        var chip = new Span(text);
        chip.addClassName("px-chip");
        return chip;
    }

    private String touched(ChangeDetails details) {
        var shown = new ArrayList<>(details.items().values().stream().limit(3).toList());
        var more = details.items().size() - shown.size() + details.hidden();
        if (more > 0) {
            shown.add(getTranslation("changes.more", more));
        }
        return shown.isEmpty() ? getTranslation("changes.nothing") : String.join(", ", shown);
    }

    private void put(DescriptionList list, String key, String value) {
        list.add(new DescriptionList.Term(getTranslation(key)), new DescriptionList.Description(value));
    }

    private Section time(ChangeDetails details) {
        var section = new Section();
        var change = details.change();
        if (change.kept() != null) {
            var kept = new Div(
                    getTranslation("changes.kept", names.person(Objects.toString(change.keptBy(), "")), change.kept()));
            kept.addClassName("px-ban");
            kept.getStyle().set("margin-bottom", "8px");
            section.add(kept);
        }
        words.boxes(details.conflicts()).forEach(section::add);
        if (change.category().isOver() || change.actualFrom() != null) {
            return section;
        }
        if (details.conflicts().isEmpty()) {
            if (change.from() != null) {
                var fine = new Div(new PxIcon("check"), new Span(getTranslation("changes.free")));
                fine.addClassNames("px-ban", "ok");
                section.add(fine);
            }
            if (details.mayPlan()) {
                section.add(acts(moveButton(change)));
            }
            return section;
        }
        if (details.mayPlan()) {
            free(section, change);
        }
        return section;
    }

    private void free(Section section, ChangeEntry change) {
        var found = changes.freeSlots(change.number(), null, null, SLOTS, viewer);
        section.add(new H3(getTranslation("changes.slots")));
        var keep = new Button(
                getTranslation("changes.keep"), click -> keepDialog(change).open());
        keep.setId("keep");
        keep.addThemeVariants(ButtonVariant.LUMO_SMALL);
        if (found.slots().isEmpty()) {
            var none = new Div(getTranslation("changes.slots.none"));
            none.addClassName("px-faint");
            section.add(none, acts(moveButton(change), keep));
            return;
        }
        var chosen = new FreeSlot[] {found.slots().get(0)};
        var group = new Div();
        group.addClassName("px-slots");
        group.getElement().setAttribute("role", "radiogroup");
        group.getElement().setAttribute("aria-label", getTranslation("changes.slots"));
        var buttons = new ArrayList<NativeButton>();
        for (var slot : found.slots()) {
            var line = new Span(why(slot));
            line.addClassName("px-faint");
            var time = new Span(words.span(slot.from(), slot.to()));
            time.addClassName("px-strong");
            var text = new Div(time, new Div(line));
            var button = new NativeButton();
            button.add(text);
            button.addClassName("px-slot");
            button.getElement().setAttribute("role", "radio");
            button.getElement().setAttribute("aria-checked", String.valueOf(slot == chosen[0]));
            button.addClickListener(click -> {
                chosen[0] = slot;
                buttons.forEach(
                        other -> other.getElement().setAttribute("aria-checked", String.valueOf(other == button)));
            });
            buttons.add(button);
            group.add(button);
        }
        var move = new Button(
                getTranslation("changes.moveIt"),
                new PxIcon("arrow-right"),
                click -> asked.move(change.number(), chosen[0].from(), chosen[0].to()));
        move.setId("move-it");
        move.addThemeVariants(ButtonVariant.LUMO_SMALL);
        section.add(group, acts(move, keep, moveButton(change)));
    }

    private String why(FreeSlot slot) {
        var first = slot.window() == null
                ? getTranslation("changes.slot.anytime")
                : getTranslation("changes.slot.window", slot.window());
        var second = slot.after() != null
                ? getTranslation("changes.slot.after", slot.after())
                : slot.alone() ? getTranslation("changes.slot.alone") : getTranslation("changes.slot.beside");
        return first + ", " + second;
    }

    private Button moveButton(ChangeEntry change) {
        var button = new Button(getTranslation("changes.otherTime"), click -> asked.askMove(change.number()));
        button.setId("other-time");
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        return button;
    }

    private static Div acts(Component... buttons) {
        var row = new Div(buttons);
        row.addClassName("px-changes-acts");
        return row;
    }

    private Dialog keepDialog(ChangeEntry change) {
        var dialog = new Dialog();
        dialog.setHeaderTitle(getTranslation("changes.keep.title", change.number()));
        var reason = new TextArea(getTranslation("changes.keep.reason"));
        reason.setId("keep-reason");
        reason.setWidthFull();
        reason.setMaxLength(1_000);
        reason.setRequired(true);
        var keep = new Button(getTranslation("changes.keep.now"), click -> {
            if (reason.getValue().isBlank()) {
                reason.setInvalid(true);
                return;
            }
            if (Failures.attempt(() -> asked.keep(change.number(), reason.getValue()))) {
                dialog.close();
            }
        });
        keep.setId("keep-now");
        keep.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        dialog.add(reason);
        dialog.setWidth("440px");
        dialog.getFooter().add(new Button(getTranslation("cancel"), click -> dialog.close()), keep);
        return dialog;
    }

    private Section agenda(List<ChangeBoard.Item> agenda) {
        var link = SafeLink.to("desk/changes/board", getTranslation("changes.board"));
        var count = new Span(getTranslation("changes.board.count", agenda.size()));
        count.addClassName("px-faint");
        var section = new Section(new H3(link, count));
        agenda.stream().limit(6).forEach(item -> {
            var number = new Span(item.change().number());
            number.addClassNames("px-faint", "px-num");
            var row = new Div(
                    number,
                    SafeLink.to(
                            "desk/tickets/" + item.change().number(),
                            item.change().subject()));
            row.addClassName("px-agenda-row");
            if (item.change().asks()) {
                var badge = new Span(getTranslation("changes.legend.conflict"));
                badge.addClassNames("px-badge", "warn");
                row.add(badge);
            }
            section.add(row);
        });
        return section;
    }
}
