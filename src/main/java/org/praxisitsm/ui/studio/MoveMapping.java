package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.select.SelectVariant;
import com.vaadin.flow.dom.Element;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.workflow.Migrations.Added;
import org.praxisitsm.workflow.Migrations.Mapped;
import org.praxisitsm.workflow.Migrations.Mapping;
import org.praxisitsm.workflow.Migrations.Wish;

/** Each step of the old version with the step it becomes: as suggested, and otherwise where the owner wants it. */
class MoveMapping extends Composite<Div> {

    private final transient VersionDesk desk;
    private final String practice;
    private final int from;
    private final int to;
    private final boolean editable;
    private final transient Runnable changed;
    private final Map<String, Wish> wishes = new LinkedHashMap<>();
    private final Element body = new Element("tbody");
    private final Span problem = new Span();
    private final Checkbox all;
    private transient Mapping mapping;

    /** @param made what an earlier move was to do otherwise than suggested */
    MoveMapping(
            VersionDesk desk, String practice, int from, int to, List<Wish> made, boolean editable, Runnable changed) {
        this.desk = desk;
        this.practice = practice;
        this.from = from;
        this.to = to;
        this.editable = editable;
        this.changed = changed;
        this.mapping = desk.migrations().mapping(practice, from, to, made, desk.viewer());
        getContent().addClassNames("px-card", "px-move-map");
        getContent().setId("move-map");
        all = new Checkbox(getTranslation("move.every-step"));
        all.addValueChangeListener(event -> fill());
        var running = desk.running(practice, from);
        var head = new Div(new H2(getTranslation(running == 1 ? "move.where.one" : "move.where", running)), all);
        head.addClassName("px-card-head");
        problem.addClassName("px-move-problem");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        var table = new Element("table").setAttribute("class", "px-map");
        table.appendChild(
                new Element("thead")
                        .appendChild(new Element("tr")
                                .appendChild(
                                        th(getTranslation("move.step", from)),
                                        new Element("td"),
                                        th(getTranslation("move.step", to)),
                                        th(getTranslation("move.tickets")).setAttribute("class", "px-num"),
                                        th(getTranslation("move.happens")))),
                body);
        var holder = new Div();
        holder.addClassName("px-map-holder");
        holder.getElement().appendChild(table);
        getContent().add(head, problem, holder);
        fill();
    }

    List<Mapped> steps() {
        return mapping.steps();
    }

    List<Wish> wishes() {
        return List.copyOf(wishes.values());
    }

    /** @param text what cannot be had of the mapping; empty where it can */
    void problem(String text) {
        problem.setVisible(!text.isEmpty());
        problem.removeAll();
        problem.add(new PxIcon("warning"), new Span(text));
    }

    private static Element th(String text) {
        return new Element("th").setAttribute("scope", "col").setText(text);
    }

    /** Steps where tickets stand, and those that lead nowhere; all of them where asked. */
    private void fill() {
        body.removeAllChildren();
        var rows = mapping.steps().stream()
                .filter(step -> all.getValue()
                        || step.standing() > 0
                        || wishes.containsKey(key(step))
                        || isGone(step)
                        || isRenamed(step))
                .sorted(java.util.Comparator.comparing((Mapped step) -> step.standing() == 0))
                .toList();
        rows.forEach(step -> body.appendChild(row(step)));
    }

    /** Not drawn any more; what is drawn and cannot be mapped, e.g. an error at a step, is nowhere that a ticket stands. */
    private boolean isGone(Mapped step) {
        return step.to() == null
                && mapping.targets().stream().noneMatch(target -> target.id().equals(step.from()));
    }

    private static boolean isRenamed(Mapped step) {
        return step.to() != null && !step.from().equals(step.to());
    }

    private static String key(Mapped step) {
        return step.process() + " " + step.from();
    }

    private Element row(Mapped step) {
        var fate = fate(step);
        return new Element("tr")
                .appendChild(
                        new Element("th").setAttribute("scope", "row").setText(step.fromName()),
                        new Element("td").appendChild(new PxIcon("arrow-right").getElement()),
                        new Element("td").appendChild(target(step).getElement()),
                        new Element("td").setAttribute("class", "px-num").setText(String.valueOf(step.standing())),
                        new Element("td").appendChild(fate.getElement()));
    }

    private Component target(Mapped step) {
        var wish = wishes.get(key(step));
        if (!editable) {
            return new Span(step.toName() == null ? getTranslation("move.stays", from) : step.toName());
        }
        var stay = new Added(step.process(), "", getTranslation("move.stays", from), step.kind());
        var choices = new ArrayList<Added>();
        choices.add(stay);
        mapping.targets().stream()
                .filter(target -> target.process().equals(step.process())
                        || targetsOf(step.process()).isEmpty())
                .filter(target -> target.kind().equals(step.kind()))
                .forEach(choices::add);
        var chooser = new Select<Added>();
        chooser.addThemeVariants(SelectVariant.LUMO_SMALL);
        chooser.setItems(choices);
        chooser.setItemLabelGenerator(Added::name);
        chooser.setAriaLabel(getTranslation("move.choose", step.fromName()));
        chooser.getElement().setAttribute("data-step", step.from());
        var now = wish == null ? step.to() : wish.to();
        chooser.setValue(choices.stream()
                .filter(one -> one.id().equals(Objects.requireNonNullElse(now, "")))
                .findFirst()
                .orElse(stay));
        chooser.addValueChangeListener(event -> {
            if (event.getValue() != null) {
                wish(
                        step,
                        event.getValue().id().isEmpty()
                                ? null
                                : event.getValue().id());
            }
        });
        return chooser;
    }

    private List<Added> targetsOf(String process) {
        return mapping.targets().stream()
                .filter(target -> target.process().equals(process))
                .toList();
    }

    void wish(Mapped step, @Nullable String target) {
        var suggested = Objects.equals(step.to(), target);
        if (suggested) {
            wishes.remove(key(step));
        } else {
            wishes.put(key(step), new Wish(step.process(), step.from(), target, false));
        }
        fill();
        changed.run();
    }

    private Component fate(Mapped step) {
        var wish = wishes.get(key(step));
        var target = wish == null ? step.to() : wish.to();
        var words = new Span();
        words.addClassName("px-fate");
        if (target == null && wish == null) {
            words.add(new PxIcon("warning"), new Span(getTranslation("move.removed", to)));
            words.addClassName(step.standing() > 0 ? "px-fate-warn" : "px-fate-quiet");
        } else if (target == null) {
            words.add(new PxIcon("warning"), new Span(getTranslation("move.kept-back", from)));
            words.addClassName("px-fate-warn");
        } else if (wish != null) {
            words.add(new PxIcon("swap"), new Span(getTranslation("move.wished")));
            words.addClassName("px-fate-warn");
        } else if (isRenamed(step)) {
            words.add(new PxIcon("swap"), new Span(getTranslation("move.renamed")));
            words.setTitle(step.why());
        } else {
            words.add(new PxIcon("check"), new Span(getTranslation("move.stay." + kind(step))));
        }
        return words;
    }

    private static String kind(Mapped step) {
        return switch (step.kind()) {
            case "receiveTask", "intermediateCatchEvent" -> "waiting";
            case "boundaryEvent", "startEvent" -> "event";
            case "callActivity" -> "called";
            default -> "task";
        };
    }
}
