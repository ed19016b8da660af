package org.praxisitsm.ui.asset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import java.util.Map;
import java.util.function.Consumer;

/** The graph alone; its library is loaded when it is first shown. */
@Tag("px-impact")
@JsModule("./asset/px-impact.ts")
@JsModule("./components/px-icon.ts")
@CssImport("./asset/impact.css")
@NpmPackage(value = "cytoscape", version = "3.35.0")
class ImpactCanvas extends Component {

    private static final ObjectMapper JSON = new ObjectMapper();

    private String picture = "";

    void onChoice(Consumer<String> reaction) {
        listen("px-choose", reaction);
    }

    void onOpen(Consumer<String> reaction) {
        listen("px-open", reaction);
    }

    private void listen(String event, Consumer<String> reaction) {
        getElement()
                .addEventListener(
                        event, told -> reaction.accept(told.getEventData().getString("event.detail.id")))
                .addEventData("event.detail.id");
    }

    void show(ImpactPicture.Drawing drawing, String label, Map<String, String> texts) {
        try {
            picture = JSON.writeValueAsString(Map.of(
                    "columns", drawing.columns(),
                    "cards", drawing.cards(),
                    "lines", drawing.lines(),
                    "ways", drawing.ways(),
                    "label", label,
                    "texts", texts));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
        if (isAttached()) {
            draw();
        }
    }

    void find(String words) {
        getElement().callJsFunction("find", words);
    }

    void choose(String card) {
        getElement().callJsFunction("choose", card, false);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        // The browser alone keeps the picture: a page that comes back has to be given it again.
        if (!picture.isEmpty()) {
            draw();
        }
    }

    private void draw() {
        getElement()
                .executeJs("const it = this; customElements.whenDefined('px-impact').then(() => it.show($0))", picture);
    }
}
