package org.praxisitsm.ui.components;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import elemental.json.Json;
import elemental.json.JsonObject;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** A diagram with a way through it that is no ticket's: of a trial, or of all scenarios together. */
public class DiagramPath extends Composite<Div> {

    /**
     * @param done ids of elements that were passed
     * @param flows ids of sequence flows that were taken
     * @param tokens how many stand at which element
     * @param missed ids of what nobody passes
     */
    public record Way(Set<String> done, Set<String> flows, Map<String, Integer> tokens, Collection<String> missed) {}

    private final DiagramView.Canvas canvas = new DiagramView.Canvas();
    private final String label;
    private transient Consumer<String> chosen = id -> {};
    private String xml = "";
    private transient Way way = new Way(Set.of(), Set.of(), Map.of(), Set.of());

    /** @param label what the picture shows, for who does not see it */
    public DiagramPath(String label) {
        this.label = label;
        getContent().addClassName("px-diagram-path");
        getContent().add(canvas);
        canvas.getElement()
                .addEventListener(
                        "px-step", event -> chosen.accept(event.getEventData().getString("event.detail.id")))
                .addEventData("event.detail.id");
    }

    /** @param reaction called with the id of an element that somebody points at */
    public void onChoice(Consumer<String> reaction) {
        chosen = reaction;
    }

    public void show(String diagram, Way through) {
        xml = diagram;
        way = through;
        if (isAttached()) {
            draw();
        }
    }

    /** @param right pixels at the right edge that something lies over: tokens are kept out of there */
    public void covered(int right) {
        canvas.getElement().setAttribute("data-covered", String.valueOf(right));
    }

    /** Marks an element as the one that the page tells more of. */
    public void choose(String element) {
        canvas.getElement().callJsFunction("choose", element);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        draw();
    }

    private void draw() {
        DiagramView.draw(canvas, xml, marks());
    }

    private JsonObject marks() {
        var marks = Json.createObject();
        marks.put("done", DiagramView.array(way.done()));
        marks.put("flows", DiagramView.array(way.flows()));
        marks.put("missed", DiagramView.array(way.missed()));
        marks.put("times", Json.createArray());
        marks.put("label", label);
        var tokens = Json.createArray();
        way.tokens().forEach((id, count) -> {
            var token = Json.createObject();
            token.put("id", id);
            token.put("count", count);
            tokens.set(tokens.length(), token);
        });
        marks.put("active", tokens);
        way.tokens().keySet().stream().findFirst().ifPresent(id -> marks.put("focus", id));
        var texts = Json.createObject();
        texts.put("zoomIn", getTranslation("diagram.zoom-in"));
        texts.put("zoomOut", getTranslation("diagram.zoom-out"));
        texts.put("fit", getTranslation("diagram.fit"));
        marks.put("texts", texts);
        return marks;
    }
}
