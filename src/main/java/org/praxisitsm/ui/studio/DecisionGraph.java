package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import elemental.json.Json;
import elemental.json.JsonArray;
import elemental.json.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The requirements of a file of decisions as a picture; the library that draws it is loaded when it is first shown. */
@Tag("px-drd")
@JsModule("./studio/px-drd.ts")
@NpmPackage(value = "dmn-js-drd", version = "17.10.2")
@NpmPackage(value = "dmn-moddle", version = "12.2.1")
class DecisionGraph extends Component {

    private transient @Nullable JsonObject picture;

    /** What somebody does in the picture. */
    interface Hand {

        /**
         * @param what {@code open}, {@code table}, {@code expression}, {@code connect}, {@code disconnect}, {@code rename},
         *     {@code remove}, {@code move}, {@code undo} or {@code redo}
         * @param id of the decision it is done to, empty for the last two
         * @param other of the decision at the other end of a line; for a move where it goes, as {@code x,y}; else empty
         */
        void act(String what, String id, String other);
    }

    DecisionGraph(Hand hand) {
        getElement()
                .addEventListener("px-decision", event -> {
                    var data = event.getEventData();
                    hand.act(
                            data.getString("event.detail.what"),
                            data.getString("event.detail.id"),
                            data.getString("event.detail.other"));
                })
                .addEventData("event.detail.what")
                .addEventData("event.detail.id")
                .addEventData("event.detail.other");
    }

    /**
     * @param xml with a picture of all that is in it
     * @param chosen id of the decision that is open
     * @param said answers of the last try, by decision
     * @param bad ids of what has to be mended
     * @param names of the decisions by id
     * @param may what each decision requires or may require; empty where nothing may be changed
     * @param movable ids of what can be drawn elsewhere
     * @param own id of the one that the file is named after, which cannot be taken out
     */
    void show(
            String xml,
            String name,
            String chosen,
            Map<String, String> said,
            Collection<String> bad,
            Map<String, String> names,
            Map<String, ? extends Collection<String>> may,
            Collection<String> movable,
            String own) {
        var shown = Json.createObject();
        shown.put("xml", xml);
        shown.put("chosen", chosen);
        shown.put("label", getTranslation("studio.drd.picture", name));
        var answers = Json.createObject();
        said.forEach(answers::put);
        shown.put("said", answers);
        shown.put("bad", array(bad));
        var called = Json.createObject();
        names.forEach(called::put);
        shown.put("names", called);
        var lines = Json.createObject();
        may.forEach((id, others) -> lines.put(id, array(others)));
        shown.put("may", lines);
        shown.put("movable", array(movable));
        var texts = Json.createObject();
        texts.put("own", own);
        for (var key : List.of("table", "expression", "connect", "rename", "remove", "disconnect", "choose")) {
            texts.put(key, getTranslation("studio.drd.pad." + key));
        }
        texts.put("unreadable", getTranslation("studio.unreadable"));
        texts.put("zoomIn", getTranslation("diagram.zoom-in"));
        texts.put("zoomOut", getTranslation("diagram.zoom-out"));
        texts.put("fit", getTranslation("diagram.fit"));
        shown.put("texts", texts);
        picture = shown;
        draw();
    }

    private static JsonArray array(Collection<String> words) {
        var array = Json.createArray();
        words.forEach(word -> array.set(array.length(), word));
        return array;
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
