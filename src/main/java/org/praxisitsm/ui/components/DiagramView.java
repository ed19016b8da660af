package org.praxisitsm.ui.components;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import elemental.json.Json;
import elemental.json.JsonArray;
import elemental.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.workflow.ProcessViews;

/**
 * A ticket on its diagram: the path so far in green, tokens where it stands, the time per step, and the same as a table
 * for everybody who does not see the picture. Call {@link #show} again whenever the ticket moved.
 */
public class DiagramView extends Composite<Div> {

    /** The picture alone; its library is loaded when it is first shown. */
    @Tag("px-bpmn-viewer")
    @JsModule("./components/px-bpmn-viewer.ts")
    @NpmPackage(value = "bpmn-js", version = "18.31.1")
    @NpmPackage(value = "camunda-bpmn-moddle", version = "8.0.1")
    static class Canvas extends com.vaadin.flow.component.Component {}

    /** A diagram without a ticket, e.g. a published version. */
    public static com.vaadin.flow.component.Component picture(String xml, String label) {
        var canvas = new Canvas();
        canvas.addAttachListener(event -> draw(canvas, xml, emptyMarks(label)));
        return canvas;
    }

    private final transient UnaryOperator<String> nameOf;
    private final transient Clock clock;
    private final Canvas canvas = new Canvas();
    private final Div head = new Div();
    private final DiagramViewSteps steps;
    private transient ProcessViews.@Nullable DiagramView shown;
    private transient Consumer<String> chosen = id -> {};

    /** @param nameOf name of a person by account */
    public DiagramView(UnaryOperator<String> nameOf, Clock clock) {
        this.nameOf = nameOf;
        this.clock = clock;
        this.steps = new DiagramViewSteps(this::choose);
        canvas.getElement()
                .addEventListener(
                        "px-step", event -> choose(event.getEventData().getString("event.detail.id")))
                .addEventData("event.detail.id");
        head.addClassName("px-diagram-head");
        var picture = new Div(head, canvas);
        picture.addClassName("px-diagram-card");
        picture.getElement().appendChild(legend());
        var table = new Div(steps);
        table.addClassName("px-diagram-card");
        getContent().addClassName("px-diagram");
        getContent().add(picture, table);
    }

    /** @param reaction called with the id of the step that somebody wants to know more of */
    public void onChoice(Consumer<String> reaction) {
        chosen = reaction;
    }

    private void choose(String step) {
        canvas.getElement().callJsFunction("choose", step);
        steps.choose(step);
        chosen.accept(step);
    }

    public void show(ProcessViews.DiagramView view) {
        shown = view;
        head.removeAll();
        var version = new Span(getTranslation("diagram.version", view.version()));
        version.addClassName("px-diagram-version");
        head.add(new Span(view.name()), version);
        head.getElement()
                .appendChild(new Element("small")
                        .setText(getTranslation(view.currentVersion() ? "diagram.current" : "diagram.older")));
        steps.show(view, nameOf, clock.instant());
        if (isAttached()) {
            draw();
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        // The picture is kept by the browser only: a page that comes back has to be given it again.
        draw();
    }

    private void draw() {
        var view = shown;
        if (view != null) {
            draw(canvas, view.xml(), marks(view));
        }
    }

    static void draw(Canvas canvas, String xml, JsonObject marks) {
        canvas.getElement()
                .executeJs(
                        "const it = this; customElements.whenDefined('px-bpmn-viewer').then(() => it.show($0, $1))",
                        xml,
                        marks);
    }

    private static JsonObject emptyMarks(String label) {
        var marks = Json.createObject();
        for (var key : java.util.List.of("done", "flows", "active", "times")) {
            marks.put(key, Json.createArray());
        }
        marks.put("label", label);
        marks.put("texts", Json.createObject());
        return marks;
    }

    private JsonObject marks(ProcessViews.DiagramView view) {
        var marks = Json.createObject();
        marks.put("done", array(view.done()));
        marks.put("flows", array(view.flows()));
        marks.put("active", tokens(view));
        marks.put("times", times(view));
        marks.put("label", getTranslation("diagram.label", view.name()));
        var texts = Json.createObject();
        texts.put("zoomIn", getTranslation("diagram.zoom-in"));
        texts.put("zoomOut", getTranslation("diagram.zoom-out"));
        texts.put("fit", getTranslation("diagram.fit"));
        marks.put("texts", texts);
        return marks;
    }

    private static JsonArray tokens(ProcessViews.DiagramView view) {
        var tokens = Json.createArray();
        for (var id : view.active()) {
            var count = view.steps().stream()
                    .filter(step -> step.activity().equals(id) && step.endedAt() == null)
                    .count();
            var token = Json.createObject();
            token.put("id", id);
            token.put("count", Math.max(1, count));
            tokens.set(tokens.length(), token);
        }
        return tokens;
    }

    private JsonArray times(ProcessViews.DiagramView view) {
        var spent = new LinkedHashMap<String, Duration>();
        for (var step : view.steps()) {
            spent.merge(step.activity(), took(step, clock.instant()), Duration::plus);
        }
        var times = Json.createArray();
        spent.forEach((id, duration) -> {
            var time = Json.createObject();
            time.put("id", id);
            time.put("text", DiagramViewSteps.words(duration));
            times.set(times.length(), time);
        });
        return times;
    }

    /** @return how long the passage took, or takes already */
    public static Duration took(ProcessViews.Passage step, Instant now) {
        var end = step.endedAt() == null ? now : step.endedAt();
        return end.isBefore(step.startedAt()) ? Duration.ZERO : Duration.between(step.startedAt(), end);
    }

    /** @return a duration in at most two units, e.g. {@code 2 h 19 min} */
    public static String words(Duration duration) {
        return DiagramViewSteps.words(duration);
    }

    static JsonArray array(Iterable<String> ids) {
        var array = Json.createArray();
        ids.forEach(id -> array.set(array.length(), id));
        return array;
    }

    private Element legend() {
        var list = new Element("ul").setAttribute("class", "px-legend").setAttribute("aria-hidden", "true");
        list.appendChild(
                entry("px-tick", "diagram.done"),
                entry("px-dot-now", "diagram.now"),
                entry("px-dot-ahead", "diagram.ahead"));
        return list;
    }

    private Element entry(String mark, String key) {
        var sign = new Element("span").setAttribute("class", mark);
        return new Element("li").appendChild(sign, new Element("span").setText(getTranslation(key)));
    }
}
