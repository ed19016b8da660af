package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Component;
import elemental.json.Json;
import elemental.json.JsonObject;

/** Two diagrams beside each other, as the browser takes them. */
final class DiagramPair {

    private DiagramPair() {}

    /**
     * @param none text for a side that has no diagram
     * @param before the older file, {@code after} the newer; empty where there is none
     */
    static JsonObject of(
            Component on, String none, String before, String after, String labelBefore, String labelAfter) {
        var labels = Json.createArray();
        labels.set(0, labelBefore);
        labels.set(1, labelAfter);
        var texts = Json.createObject();
        texts.put("none", on.getTranslation(none));
        texts.put("unreadable", on.getTranslation("studio.unreadable"));
        texts.put("zoomIn", on.getTranslation("diagram.zoom-in"));
        texts.put("zoomOut", on.getTranslation("diagram.zoom-out"));
        texts.put("fit", on.getTranslation("diagram.fit"));
        var shown = Json.createObject();
        shown.put("before", before);
        shown.put("after", after);
        shown.put("labels", labels);
        shown.put("texts", texts);
        return shown;
    }
}
