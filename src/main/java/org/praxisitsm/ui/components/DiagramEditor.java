package org.praxisitsm.ui.components;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.shared.Registration;
import elemental.json.Json;
import elemental.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.Finding;
import org.praxisitsm.practice.ServiceAction;

/**
 * A diagram that its owner draws: palette, canvas and a panel of our own fields for the chosen element. The server keeps
 * the last XML it was given; {@link #read} fetches what is on the canvas.
 */
public class DiagramEditor extends Composite<Div> {

    static final ObjectMapper JSON = new ObjectMapper();

    /** Something on the canvas changed. */
    @DomEvent("px-changed")
    public static class Changed extends ComponentEvent<Canvas> {
        private final boolean known;

        /** @param known whether it stands as it was when it was opened or read last */
        public Changed(Canvas source, boolean fromClient, @EventData("event.detail.known") boolean known) {
            super(source, fromClient);
            this.known = known;
        }
    }

    /** One element was chosen, or none. */
    @DomEvent("px-selected")
    public static class Selected extends ComponentEvent<Canvas> {
        private final String description;

        public Selected(Canvas source, boolean fromClient, @EventData("event.detail") String description) {
            super(source, fromClient);
            this.description = description;
        }
    }

    /** What is on the canvas, after a hand has rested. */
    @DomEvent("px-drawn")
    public static class Drawn extends ComponentEvent<Canvas> {
        private final String diagram;

        public Drawn(Canvas source, boolean fromClient, @EventData("event.detail") String diagram) {
            super(source, fromClient);
            this.diagram = diagram;
        }
    }

    /** The file had no picture; now it has one. */
    @DomEvent("px-laid-out")
    public static class LaidOut extends ComponentEvent<Canvas> {
        private final String diagram;

        public LaidOut(Canvas source, boolean fromClient, @EventData("event.detail") String diagram) {
            super(source, fromClient);
            this.diagram = diagram;
        }
    }

    /** What was opened is no diagram that can be drawn. */
    @DomEvent("px-unreadable")
    public static class Unreadable extends ComponentEvent<Canvas> {
        private final String reason;

        public Unreadable(Canvas source, boolean fromClient, @EventData("event.detail") String reason) {
            super(source, fromClient);
            this.reason = reason;
        }
    }

    @Tag("px-bpmn-editor")
    @JsModule("./components/px-bpmn-editor.ts")
    @NpmPackage(value = "bpmn-js", version = "18.31.1")
    @NpmPackage(value = "camunda-bpmn-moddle", version = "8.0.1")
    @NpmPackage(value = "diagram-js-minimap", version = "5.5.0")
    @NpmPackage(value = "bpmn-auto-layout", version = "1.3.0")
    static class Canvas extends com.vaadin.flow.component.Component {
        Registration onSelected(ComponentEventListener<Selected> listener) {
            return addListener(Selected.class, listener);
        }

        Registration onUnreadable(ComponentEventListener<Unreadable> listener) {
            return addListener(Unreadable.class, listener);
        }

        Registration onDrawn(ComponentEventListener<Drawn> listener) {
            return addListener(Drawn.class, listener);
        }

        Registration onLaidOut(ComponentEventListener<LaidOut> listener) {
            return addListener(LaidOut.class, listener);
        }

        Registration onChanged(ComponentEventListener<Changed> listener) {
            return addListener(Changed.class, listener);
        }
    }

    private final Canvas canvas = new Canvas();
    private final DiagramEditorPanel panel;
    private final transient List<ServiceAction.Signature> actions;
    private final transient Map<String, Integer> thresholds;
    private String xml = "";

    public DiagramEditor(DiagramEditorChoices choices, DiagramEditorChoices.Doors doors) {
        this.actions = choices.actions();
        this.thresholds = choices.thresholds();
        this.panel = new DiagramEditorPanel(choices, doors, this::set);
        getContent().addClassName("px-editor");
        getContent().add(canvas, panel);
        canvas.onSelected(event -> panel.show(parsed(event.description)));
    }

    /** Opens a diagram; what was on the canvas before is gone. */
    public void open(String diagram) {
        xml = diagram;
        panel.show(null);
        if (isAttached()) {
            draw();
        }
    }

    /** Fetches what is on the canvas and hands it on. */
    public void read(Consumer<String> reader) {
        canvas.getElement().executeJs("return this.save()").then(String.class, current -> {
            if (!current.isBlank()) {
                xml = current;
                reader.accept(current);
            }
        });
    }

    public void onChanged(Runnable listener) {
        canvas.onChanged(event -> {
            if (!event.known) {
                listener.run();
            }
        });
    }

    /** Called when all that was drawn since the diagram was opened or read was taken back. */
    public void onTakenBack(Runnable listener) {
        canvas.onChanged(event -> {
            if (event.known) {
                listener.run();
            }
        });
    }

    /** Called with what is on the canvas when nothing was drawn for a moment. */
    public void onDrawn(Consumer<String> listener) {
        canvas.onDrawn(event -> {
            xml = event.diagram;
            listener.accept(event.diagram);
        });
    }

    /** Called with the diagram when the file had no picture and was laid out. */
    public void onLaidOut(Consumer<String> listener) {
        canvas.onLaidOut(event -> {
            xml = event.diagram;
            listener.accept(event.diagram);
        });
    }

    /** Does the obvious about a finding; what that is, the canvas knows by its rule. */
    public void mend(Finding finding) {
        if (finding.element() != null) {
            call("mend", tree(Map.of("element", finding.element(), "rule", finding.rule())));
        }
    }

    /** Called with the reason when the diagram that was opened cannot be drawn. */
    public void onUnreadable(Consumer<String> listener) {
        canvas.onUnreadable(event -> listener.accept(event.reason));
    }

    /**
     * Marks the elements that findings name.
     *
     * @param words what is wrong, as its tip says it
     */
    public void mark(List<Finding> findings, Function<Finding, String> words) {
        var problems = findings.stream()
                .filter(finding -> finding.element() != null)
                .map(finding -> Map.of(
                        "element", String.valueOf(finding.element()),
                        "severity", finding.severity().name(),
                        "message", words.apply(finding)))
                .toList();
        call("setProblems", tree(problems));
    }

    /** Shows the element and opens its panel. */
    public void select(String element) {
        call("select", Json.create(element));
    }

    public void goToCanvas() {
        canvas.getElement().executeJs("this.querySelector('.djs-container svg[tabindex]')?.focus()");
    }

    /** Opens the outline where it is closed. */
    public void goToOutline() {
        canvas.getElement().executeJs("this.showOutline(true)");
    }

    public void goToProperties() {
        panel.getElement().callJsFunction("focus");
    }

    @Override
    protected void onAttach(AttachEvent event) {
        draw();
    }

    private void draw() {
        if (!xml.isEmpty()) {
            canvas.getElement()
                    .executeJs(
                            "const it = this; return customElements.whenDefined('px-bpmn-editor').then(() =>"
                                    + " it.open($0, $1))",
                            xml,
                            settings());
        }
    }

    private JsonValue settings() {
        var palette = actions.stream()
                .map(action -> Map.of("key", action.key(), "name", name(action)))
                .toList();
        var warnings = thresholds.entrySet().stream()
                .map(threshold -> Map.of(
                        "message", threshold.getKey(),
                        "text", getTranslation("editor.palette.used", threshold.getValue()),
                        "name", getTranslation("editor.palette.used.name", threshold.getValue()),
                        "start", getTranslation("editor.palette.used.start", threshold.getValue())))
                .toList();
        var texts = new java.util.HashMap<String, String>();
        for (var prefix : List.of("palette.", "kind.", "bpmn.", "outline", "fix.", "canvas.")) {
            words(prefix).forEach(texts::put);
        }
        texts.put("zoomIn", getTranslation("diagram.zoom-in"));
        texts.put("zoomOut", getTranslation("diagram.zoom-out"));
        texts.put("fit", getTranslation("diagram.fit"));
        texts.put("undo", getTranslation("editor.undo"));
        texts.put("redo", getTranslation("editor.redo"));
        return tree(Map.of("actions", palette, "thresholds", warnings, "texts", texts));
    }

    /** @return what the bundles say under {@code editor.<prefix>}, without {@code editor.} */
    private Map<String, String> words(String prefix) {
        var words = new java.util.HashMap<String, String>();
        var bundle = ScreenWords.bundle(getLocale());
        bundle.keySet().stream()
                .filter(key -> key.startsWith("editor." + prefix))
                .forEach(key -> words.put(key.substring("editor.".length()), bundle.getString(key)));
        return words;
    }

    private String name(ServiceAction.Signature action) {
        var key = "editor.action." + action.key();
        var word = getTranslation(key);
        return word.contains(key) ? action.name() : word;
    }

    private void set(String element, String key, Object value) {
        canvas.getElement().executeJs("this.setValue($0, $1, $2)", element, key, tree(value));
    }

    private void call(String method, JsonValue argument) {
        canvas.getElement()
                .executeJs(
                        "const it = this; customElements.whenDefined('px-bpmn-editor').then(() => it[$0]($1))",
                        method,
                        argument);
    }

    private static JsonValue tree(Object value) {
        try {
            return Json.instance().parse(JSON.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Cannot be sent to the diagram", e);
        }
    }

    private static @Nullable JsonNode parsed(String description) {
        try {
            return description.isBlank() ? null : JSON.readTree(description);
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
