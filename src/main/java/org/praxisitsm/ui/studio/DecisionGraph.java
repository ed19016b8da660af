package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import elemental.json.Json;
import elemental.json.JsonObject;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The requirements of a file of decisions as a picture; the library that draws it is loaded when it is first shown. */
@Tag("px-drd")
@JsModule("./studio/px-drd.ts")
@NpmPackage(value = "dmn-js-drd", version = "17.10.2")
@NpmPackage(value = "dmn-moddle", version = "12.2.1")
class DecisionGraph extends Component {

    private transient @Nullable JsonObject picture;

    /** @param clicked is told the id of what was clicked */
    DecisionGraph(Consumer<String> clicked) {
        getElement()
                .addEventListener(
                        "px-decision",
                        event -> clicked.accept(event.getEventData().getString("event.detail.id")))
                .addEventData("event.detail.id");
    }

    /**
     * @param xml with a picture of all that is in it
     * @param chosen id of the decision that is open
     * @param said answers of the last try, by decision
     * @param bad ids of what has to be mended
     */
    void show(String xml, String name, String chosen, Map<String, String> said, Collection<String> bad) {
        var shown = Json.createObject();
        shown.put("xml", xml);
        shown.put("chosen", chosen);
        shown.put("label", getTranslation("studio.drd.picture", name));
        var answers = Json.createObject();
        said.forEach(answers::put);
        shown.put("said", answers);
        var ids = Json.createArray();
        bad.forEach(id -> ids.set(ids.length(), id));
        shown.put("bad", ids);
        var texts = Json.createObject();
        texts.put("unreadable", getTranslation("studio.unreadable"));
        texts.put("zoomIn", getTranslation("diagram.zoom-in"));
        texts.put("zoomOut", getTranslation("diagram.zoom-out"));
        texts.put("fit", getTranslation("diagram.fit"));
        shown.put("texts", texts);
        picture = shown;
        draw();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        // The picture is kept by the browser only: a page that comes back has to be given it again.
        draw();
    }

    private void draw() {
        if (picture != null && isAttached()) {
            getElement()
                    .executeJs(
                            "const it = this; customElements.whenDefined('px-drd').then(() => it.show($0))", picture);
        }
    }
}
