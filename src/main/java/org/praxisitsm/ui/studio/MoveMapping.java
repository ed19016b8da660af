package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.select.SelectVariant;
import com.vaadin.flow.dom.Element;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.workflow.Migrations.Added;
import org.praxisitsm.workflow.Migrations.Mapped;
import org.praxisitsm.workflow.StepChoices;

/** Each step of the old version with the step it becomes, as a table: the face for the keyboard and the screen reader. */
class MoveMapping extends Composite<Div> {

    /** What of a row changes without the row being built anew. */
    private record Row(Element line, NativeButton name, @Nullable Select<Added> chooser) {}

    private final transient StepWishes wishes;
    private final boolean editable;
    private final Element body = new Element("tbody");
    private final Div problem = new Div();
    private final Checkbox all;
    private final transient Map<String, Row> rows = new HashMap<>();
    private String shown = "";

    /** @param meant how many tickets it is about; @param over whether all of them were moved or stay */
    MoveMapping(StepWishes wishes, int meant, boolean editable, boolean over) {
        this.wishes = wishes;
        this.editable = editable;
        getContent().addClassNames("px-card", "px-move-map");
        getContent().setId("move-map");
        all = new Checkbox(getTranslation("move.every-step"));
        all.addValueChangeListener(event -> show());
        var head = new Div(new H2(getTranslation(over ? "move.went" : "move.where", meant)), all);
        head.addClassName("px-card-head");
        problem.addClassName("px-move-problem");
        problem.getElement().setAttribute("role", "alert");
        var table = new Element("table").setAttribute("class", "px-map");
        table.appendChild(
                new Element("thead")
                        .appendChild(new Element("tr")
                                .appendChild(
                                        th(getTranslation("move.step", wishes.from())),
                                        new Element("td"),
                                        th(getTranslation("move.step", wishes.to())),
                                        th(getTranslation("move.tickets")).setAttribute("class", "px-num"),
                                        th(getTranslation("move.happens")))),
                body);
        var holder = new Div();
        holder.addClassName("px-map-holder");
        holder.getElement().appendChild(table);
        getContent().add(head, problem, holder);
        wishes.listen(this::show);
        show();
    }

    private static Element th(String text) {
        return new Element("th").setAttribute("scope", "col").setText(text);
    }

    private void show() {
        var state = wishes.steps() + " " + wishes.wishes() + wishes.problem() + all.getValue();
        if (!state.equals(shown)) {
            shown = state;
            fill();
        }
        var selected = wishes.selected();
        var chosen = selected == null ? "" : key(selected);
        rows.forEach((key, row) -> {
            row.line().getClassList().set("px-chosen-row", key.equals(chosen));
            row.name().getElement().setAttribute("aria-pressed", String.valueOf(key.equals(chosen)));
        });
        if (selected != null && rows.containsKey(chosen)) {
            allow(rows.get(chosen).chooser());
        }
    }

    /** Of the step that is looked at, what it cannot become is offered no more. */
    private void allow(@Nullable Select<Added> chooser) {
        var choices = wishes.choices();
        if (chooser != null && !choices.isEmpty()) {
            var possible = choices.stream()
                    .filter(StepChoices.Choice::isPossible)
                    .map(StepChoices.Choice::id)
                    .collect(Collectors.toSet());
            chooser.setItemEnabledProvider(item -> item.id().isEmpty() || possible.contains(item.id()));
        }
    }

    /** Steps where tickets stand, and those that lead nowhere; all of them where asked. */
    private void fill() {
        problem.setVisible(!wishes.problem().isEmpty());
        problem.removeAll();
        problem.add(new PxIcon("warning"), new Span(wishes.problem()));
        body.removeAllChildren();
        rows.clear();
        wishes.steps().stream()
                .filter(step -> all.getValue()
                        || step.standing() > 0
                        || wishes.wish(step) != null
                        || wishes.isGone(step)
                        || StepWishes.isRenamed(step))
                .sorted(Comparator.comparing((Mapped step) -> step.standing() == 0))
                .forEach(step -> body.appendChild(row(step)));
        if (rows.isEmpty() && !all.getValue()) {
            body.appendChild(new Element("tr")
                    .appendChild(new Element("td")
                            .setAttribute("colspan", "5")
                            .setAttribute("class", "px-quiet")
                            .setText(getTranslation("move.nobody", wishes.from()))));
        }
    }

    private static String key(Mapped step) {
        return step.process() + " " + step.from();
    }

    private Element row(Mapped step) {
        var name = new NativeButton(step.fromName(), click -> wishes.select(step));
        name.addClassName("px-map-step");
        name.getElement().setAttribute("aria-pressed", "false");
        var chooser = editable ? chooser(step) : null;
        var target = chooser == null ? new Span(targetName(step)) : chooser;
        var line = new Element("tr")
                .setAttribute("data-step", step.from())
                .appendChild(
                        new Element("th").setAttribute("scope", "row").appendChild(name.getElement()),
                        new Element("td").appendChild(new PxIcon("arrow-right").getElement()),
                        new Element("td").appendChild(target.getElement()),
                        new Element("td").setAttribute("class", "px-num").setText(String.valueOf(step.standing())),
                        new Element("td").appendChild(fate(step).getElement()));
        rows.put(key(step), new Row(line, name, chooser));
        return line;
    }

    private String targetName(Mapped step) {
        var target = wishes.target(step);
        return wishes.targets(step.process()).stream()
                .filter(one -> one.id().equals(target))
                .map(Added::name)
                .findFirst()
                .orElseGet(() -> getTranslation("move.stays", wishes.from()));
    }

    private Select<Added> chooser(Mapped step) {
        var stay = new Added(step.process(), "", getTranslation("move.stays", wishes.from()), step.kind());
        var items = new ArrayList<>(List.of(stay));
        wishes.targets(step.process()).stream()
                .filter(target -> target.kind().equals(step.kind()))
                .forEach(items::add);
        var chooser = new Select<Added>();
        chooser.addThemeVariants(SelectVariant.LUMO_SMALL);
        chooser.setItems(items);
        chooser.setItemLabelGenerator(Added::name);
        chooser.setAriaLabel(getTranslation("move.choose", step.fromName()));
        chooser.getElement().setAttribute("data-step", step.from());
        var now = Objects.requireNonNullElse(wishes.target(step), "");
        chooser.setValue(
                items.stream().filter(one -> one.id().equals(now)).findFirst().orElse(stay));
        chooser.addFocusListener(event -> wishes.select(step));
        chooser.addValueChangeListener(event -> {
            if (event.getValue() != null) {
                var id = event.getValue().id();
                wishes.wish(step, id.isEmpty() ? null : id);
                // The row was built anew: who works with the keyboard stays where they were.
                var again = rows.get(key(step));
                if (again != null && again.chooser() != null) {
                    again.chooser().focus();
                }
            }
        });
        return chooser;
    }

    private Component fate(Mapped step) {
        return new StepFate(wishes, step, editable);
    }
}
