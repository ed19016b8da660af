package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import elemental.json.Json;
import elemental.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The diagrams of two versions, the older one with how many tickets stand at each step and whether it leads somewhere; the
 * library that draws them is loaded when they are first shown.
 */
@Tag("px-bpmn-map")
@JsModule("./studio/px-bpmn-map.ts")
@NpmPackage(value = "bpmn-js", version = "18.31.1")
class MappingCanvas extends Component {

    /** @param words what a screen reader says of it */
    record Source(String id, StepWishes.State state, int count, String words) {}

    record Arriving(String id, int count, String words) {}

    record Impossible(String id, String why) {}

    /** @param from the step looked at, or empty; @param to what it becomes, or empty; @param possible what it can become */
    record Look(String from, String to, List<String> possible, List<Impossible> impossible) {

        static final Look NONE = new Look("", "", List.of(), List.of());
    }

    private transient @Nullable JsonObject picture;
    private transient @Nullable JsonObject paint;
    private transient @Nullable JsonObject look;

    /** @param source is told the id of a step of the older diagram that was chosen; {@code target} of one of the newer */
    MappingCanvas(Consumer<String> source, Consumer<String> target) {
        listen("px-source", source);
        listen("px-target", target);
    }

    private void listen(String name, Consumer<String> taker) {
        getElement()
                .addEventListener(
                        name, event -> taker.accept(event.getEventData().getString("event.detail.id")))
                .addEventData("event.detail.id");
    }

    /** @param before the older file, {@code after} the newer, empty where there is none */
    void show(String before, String after, String labelBefore, String labelAfter) {
        var shown = DiagramPair.of(this, "move.no-diagram", before, after, labelBefore, labelAfter);
        picture = shown;
        call("show", shown);
    }

    void paint(List<Source> sources, List<Arriving> arriving) {
        var left = Json.createArray();
        sources.forEach(one -> {
            var step = Json.createObject();
            step.put("id", one.id());
            step.put("state", one.state().name().toLowerCase(Locale.ROOT));
            step.put("count", one.count());
            step.put("words", one.words());
            left.set(left.length(), step);
        });
        var right = Json.createArray();
        arriving.forEach(one -> {
            var step = Json.createObject();
            step.put("id", one.id());
            step.put("count", one.count());
            step.put("words", one.words());
            right.set(right.length(), step);
        });
        var painted = Json.createObject();
        painted.put("sources", left);
        painted.put("arriving", right);
        paint = painted;
        call("paint", painted);
    }

    void look(Look at) {
        var possible = Json.createArray();
        at.possible().forEach(id -> possible.set(possible.length(), id));
        var impossible = Json.createObject();
        at.impossible().forEach(one -> impossible.put(one.id(), one.why()));
        var looked = Json.createObject();
        looked.put("from", at.from());
        looked.put("to", at.to());
        looked.put("possible", possible);
        looked.put("impossible", impossible);
        look = looked;
        call("look", looked);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        // The pictures are kept by the browser only: a page that comes back has to be given them again.
        if (picture != null) {
            call("show", picture);
            call("paint", Objects.requireNonNullElseGet(paint, Json::createObject));
            call("look", Objects.requireNonNullElseGet(look, Json::createObject));
        }
    }

    private void call(String method, JsonObject value) {
        if (isAttached()) {
            getElement()
                    .executeJs(
                            "const it = this; customElements.whenDefined('px-bpmn-map').then(() => it[$0]($1))",
                            method,
                            value);
        }
    }
}
