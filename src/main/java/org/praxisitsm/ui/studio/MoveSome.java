package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.TicketRow;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.ServiceWords;
import org.praxisitsm.ui.components.TicketViewChoice.NamedView;
import org.praxisitsm.workflow.Migrations;
import org.praxisitsm.workflow.Migrations.Choice;
import org.praxisitsm.workflow.Migrations.Mapped;

/** Which of the running tickets: by step, by group, by a view, by number; what is given together must all be so. */
class MoveSome extends Composite<Div> {

    private static final int PAGE = 500;

    private final transient VersionDesk desk;
    private final String practice;
    private final int from;
    private final MultiSelectComboBox<Mapped> steps = new MultiSelectComboBox<>();
    private final MultiSelectComboBox<Map.Entry<String, Integer>> groups = new MultiSelectComboBox<>();
    private final ComboBox<NamedView> views = new ComboBox<>();
    private final TextField numbers = new TextField();
    private final Div told = new Div();

    MoveSome(VersionDesk desk, String practice, int from, List<Mapped> mapped, Runnable changed) {
        this.desk = desk;
        this.practice = practice;
        this.from = from;
        getContent().addClassName("px-ways-some");
        var viewer = desk.viewer();
        steps.setLabel(getTranslation("move.some.steps"));
        steps.setId("move-steps");
        steps.setItems(mapped.stream().filter(step -> step.standing() > 0).toList());
        steps.setItemLabelGenerator(step -> step.fromName() + " (" + step.standing() + ")");
        groups.setLabel(getTranslation("move.some.groups"));
        groups.setId("move-groups");
        groups.setItems(desk.migrations().groups(practice, from, viewer).entrySet().stream()
                .filter(group -> !group.getKey().isEmpty())
                .toList());
        groups.setItemLabelGenerator(group -> desk.names().group(group.getKey()) + " (" + group.getValue() + ")");
        views.setLabel(getTranslation("move.some.view"));
        views.setId("move-view");
        views.setItems(desk.views().views(this::getTranslation, viewer));
        views.setItemLabelGenerator(NamedView::title);
        views.setClearButtonVisible(true);
        numbers.setLabel(getTranslation("move.some.numbers"));
        numbers.setId("move-numbers");
        numbers.setPlaceholder(getTranslation("move.some.numbers.how"));
        numbers.setMaxLength(4_000);
        numbers.setValueChangeMode(ValueChangeMode.ON_CHANGE);
        told.addClassName("px-ways-told");
        told.setId("move-meant");
        told.getElement().setAttribute("role", "status");
        Runnable chosen = () -> {
            count();
            changed.run();
        };
        steps.addValueChangeListener(event -> chosen.run());
        groups.addValueChangeListener(event -> chosen.run());
        views.addValueChangeListener(event -> chosen.run());
        numbers.addValueChangeListener(event -> chosen.run());
        getContent().add(steps, groups, views, numbers, told);
        count();
    }

    Choice choice() {
        var view = views.getValue();
        var typed = typed();
        List<String> named = typed;
        if (view != null) {
            var shown = shown(view);
            named = typed.isEmpty()
                    ? shown
                    : shown.stream().filter(typed::contains).toList();
        }
        return new Choice(
                steps.getValue().stream().map(Mapped::from).sorted().toList(),
                groups.getValue().stream().map(Map.Entry::getKey).sorted().toList(),
                named,
                view == null ? null : view.title());
    }

    private List<String> typed() {
        return Arrays.stream(numbers.getValue().toUpperCase(Locale.ROOT).split("[\\s,;]+"))
                .filter(number -> !number.isEmpty())
                .distinct()
                .toList();
    }

    /** What the view shows this person of the practice; those of other versions fall away where tickets are chosen. */
    private List<String> shown(NamedView view) {
        var found = new ArrayList<String>();
        @Nullable String cursor = null;
        do {
            var page = desk.views().shown(view.key(), practice, PAGE, cursor, desk.viewer());
            page.items().stream()
                    .filter(row -> row.packVersion() == from && !row.category().isFinal())
                    .map(TicketRow::number)
                    .forEach(found::add);
            cursor = page.next();
        } while (cursor != null && found.size() <= Migrations.MOST_NAMED);
        return found;
    }

    private void count() {
        try {
            var meant = desk.migrations().meant(practice, from, choice(), desk.viewer());
            tell("info", getTranslation("move.meant", meant, from), false);
        } catch (Refusal refused) {
            tell("warning", ServiceWords.here(refused.getMessage()), true);
        }
    }

    /** @param text why what is chosen cannot be moved; empty where it can */
    void problem(String text) {
        if (text.isEmpty()) {
            count();
        } else {
            tell("warning", text, true);
        }
    }

    private void tell(String icon, @Nullable String text, boolean wrong) {
        told.removeAll();
        told.add(new PxIcon(icon), new Span(text));
        told.setClassName("px-ways-wrong", wrong);
    }
}
