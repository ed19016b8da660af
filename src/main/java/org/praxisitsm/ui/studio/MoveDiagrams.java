package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.select.SelectVariant;
import com.vaadin.flow.dom.Element;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Objects;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.ui.components.DrawnInWords;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.ServiceWords;
import org.praxisitsm.ui.studio.MappingCanvas.Arriving;
import org.praxisitsm.ui.studio.MappingCanvas.Impossible;
import org.praxisitsm.ui.studio.MappingCanvas.Look;
import org.praxisitsm.ui.studio.MappingCanvas.Source;
import org.praxisitsm.ui.studio.StepWishes.State;
import org.praxisitsm.workflow.Migrations.Mapped;
import org.praxisitsm.workflow.StepChoices;

/** The mapping on the two diagrams: a step is chosen on the left, and where its tickets go on the right. */
@CssImport("./studio/compare.css")
@CssImport("./studio/mapping.css")
class MoveDiagrams extends Composite<Div> {

    private final transient StepWishes wishes;
    private final transient Pack before;
    private final transient Pack after;
    private final boolean editable;
    private final MappingCanvas canvas = new MappingCanvas(this::source, this::target);
    private final StepTold told;
    private final Select<String> process = new Select<>();
    private String drawn = "";
    private String painted = "";

    MoveDiagrams(VersionDesk desk, String practice, StepWishes wishes, boolean editable) {
        this.wishes = wishes;
        this.editable = editable;
        before = desk.version(practice, wishes.from()).orElseThrow().pack();
        after = desk.version(practice, wishes.to()).orElseThrow().pack();
        getContent().addClassNames("px-card", "px-mapping");
        getContent().setId("move-diagrams");
        told = new StepTold(wishes, editable);
        var heads = new Div(head(wishes.from()), head(wishes.to()));
        heads.addClassName("px-mapping-heads");
        var stage = new Div(heads, canvas, told);
        stage.addClassName("px-mapping-stage");
        getContent().add(top(stage), stage);
        wishes.listen(this::show);
        show();
    }

    private Component top(Div stage) {
        var processes = wishes.processes();
        process.setItems(processes);
        process.setItemLabelGenerator(id -> PartNames.process(before, id));
        process.setId("move-process");
        process.addThemeVariants(SelectVariant.LUMO_SMALL);
        process.setAriaLabel(getTranslation("move.diagram"));
        process.setVisible(processes.size() > 1);
        if (!processes.isEmpty()) {
            process.setValue(processes.get(0));
        }
        process.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                wishes.select(null);
                show();
            }
        });
        var larger = toggle("move-larger", "expand", "move.larger");
        larger.addClickListener(click -> press(larger, getContent(), "px-large"));
        var hide = toggle("move-hide", "chevron-up", "move.hide");
        hide.addClickListener(click -> {
            stage.setVisible(!stage.isVisible());
            hide.getElement().setAttribute("aria-expanded", String.valueOf(stage.isVisible()));
            larger.setVisible(stage.isVisible());
        });
        hide.getElement().setAttribute("aria-expanded", "true");
        var tools = new Div(process, legend(), larger, hide);
        tools.addClassName("px-mapping-tools");
        var top = new Div(new H2(getTranslation("move.on-diagrams")), tools);
        top.addClassName("px-card-head");
        return top;
    }

    private Component legend() {
        var legend = new Div();
        legend.addClassName("px-mapping-legend");
        for (var state : State.values()) {
            var word = state.name().toLowerCase(Locale.ROOT);
            var key = new Span();
            key.addClassNames("px-map-key", "px-map-" + word);
            key.getElement()
                    .appendChild(new Element("i"), new Element("span").setText(getTranslation("move.state." + word)));
            legend.add(key);
        }
        return legend;
    }

    private NativeButton toggle(String id, String icon, String label) {
        var button = new NativeButton();
        button.add(new PxIcon(icon));
        button.setId(id);
        button.addClassName("px-mapping-toggle");
        button.getElement()
                .setAttribute("aria-label", getTranslation(label))
                .setAttribute("title", getTranslation(label));
        return button;
    }

    private static void press(NativeButton button, Div what, String look) {
        var on = !what.hasClassName(look);
        what.setClassName(look, on);
        button.getElement().setAttribute("aria-pressed", String.valueOf(on));
    }

    private Component head(int version) {
        var head = new Div(new Span(getTranslation("studio.version", version)));
        head.addClassName("px-mapping-head");
        return head;
    }

    private void show() {
        var looked = wishes.selected();
        if (looked != null && !looked.process().equals(process.getValue())) {
            process.setValue(looked.process());
        }
        var shown = Objects.requireNonNullElse(process.getValue(), "");
        if (!shown.equals(drawn)) {
            drawn = shown;
            painted = "";
            canvas.show(
                    DrawnInWords.of(before, file(before, shown), getLocale()),
                    DrawnInWords.of(after, file(after, successor(before, after, shown)), getLocale()),
                    getTranslation("studio.version", wishes.from()),
                    getTranslation("studio.version", wishes.to()));
        }
        paint(shown);
        canvas.look(looked == null ? Look.NONE : look(looked));
        told.show(looked);
    }

    /** The practice's own process may have another name in the other version. */
    static String successor(Pack before, Pack after, String shown) {
        return shown.equals(before.descriptor().process()) ? after.descriptor().process() : shown;
    }

    static String file(Pack pack, String process) {
        return pack.diagrams().stream()
                .filter(path -> path.endsWith("/" + process + ".bpmn"))
                .map(pack::text)
                .findFirst()
                .orElse("");
    }

    private void paint(String shown) {
        var steps = wishes.steps().stream()
                .filter(step -> step.process().equals(shown))
                .toList();
        var state = shown + steps + wishes.wishes() + wishes.problem();
        if (state.equals(painted)) {
            return;
        }
        painted = state;
        var sources = new ArrayList<Source>();
        var arriving = new LinkedHashMap<String, Integer>();
        for (var step : steps) {
            sources.add(new Source(step.from(), wishes.state(step), step.standing(), told.words(step)));
            var target = wishes.target(step);
            if (target != null && step.standing() > 0) {
                arriving.merge(target, step.standing(), Integer::sum);
            }
        }
        canvas.paint(
                sources,
                arriving.entrySet().stream()
                        .map(one -> new Arriving(
                                one.getKey(),
                                one.getValue(),
                                getTranslation("move.arriving", one.getValue(), told.name(shown, one.getKey()))))
                        .toList());
    }

    private Look look(Mapped step) {
        var choices = wishes.choices();
        return new Look(
                step.from(),
                Objects.requireNonNullElse(wishes.target(step), ""),
                choices.stream()
                        .filter(StepChoices.Choice::isPossible)
                        .map(StepChoices.Choice::id)
                        .toList(),
                choices.stream()
                        .filter(choice -> !choice.isPossible())
                        .map(choice -> new Impossible(choice.id(), why(choice)))
                        .toList());
    }

    private String why(StepChoices.Choice choice) {
        return choice.bar() == StepChoices.Bar.OTHER
                ? ServiceWords.here(choice.why())
                : getTranslation("move.bar." + choice.bar().name().toLowerCase(Locale.ROOT));
    }

    void source(String id) {
        wishes.select(wishes.find(Objects.requireNonNullElse(process.getValue(), ""), id));
    }

    /** Without a step in hand a click on the right takes the one up whose tickets go there. */
    void target(String id) {
        var looked = wishes.selected();
        if (looked == null || !editable) {
            wishes.steps().stream()
                    .filter(step -> step.process().equals(process.getValue()) && id.equals(wishes.target(step)))
                    .max(Comparator.comparingInt(Mapped::standing))
                    .ifPresent(wishes::select);
            return;
        }
        wishes.choices().stream()
                .filter(choice -> choice.id().equals(id))
                .findFirst()
                .ifPresent(choice -> {
                    if (choice.isPossible()) {
                        wishes.wish(looked, id);
                    } else {
                        told.refuse(looked, choice.name(), why(choice));
                    }
                });
    }
}
