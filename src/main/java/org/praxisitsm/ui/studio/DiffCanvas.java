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

/** Two states of a diagram; the library that draws them is loaded when it is first shown. */
@Tag("px-bpmn-diff")
@JsModule("./studio/px-bpmn-diff.ts")
@NpmPackage(value = "bpmn-js", version = "18.31.1")
class DiffCanvas extends Component {

    private transient @Nullable JsonObject picture;
    private boolean overlaid;
    private boolean together = true;
    private String chosen = "";

    /** @param clicked is told the id of an element that differs and was clicked */
    DiffCanvas(Consumer<String> clicked) {
        getElement()
                .addEventListener(
                        "px-change",
                        event -> clicked.accept(event.getEventData().getString("event.detail.id")))
                .addEventData("event.detail.id");
    }

    /** @param before file as it was, empty where there was none; the same for {@code after} */
    void show(String before, String after, List<Change> changes, String labelBefore, String labelAfter) {
        var marks = Json.createArray();
        changes.forEach(change -> change.differences().stream()
                .map(difference -> difference.element())
                .filter(Objects::nonNull)
                .distinct()
                .forEach(id -> {
                    var mark = Json.createObject();
                    mark.put("id", id);
                    mark.put("kind", change.kind().name().toLowerCase(Locale.ROOT));
                    mark.put("number", change.number());
                    marks.set(marks.length(), mark);
                }));
        var shown = DiagramPair.of(this, "compare.no-diagram", before, after, labelBefore, labelAfter);
        shown.put("marks", marks);
        picture = shown;
        draw();
    }

    void overlay(boolean overlay) {
        overlaid = overlay;
        getElement().executeJs("this.lay && this.lay($0)", overlay);
    }

    void together(boolean move) {
        together = move;
        getElement().executeJs("this.moveTogether && this.moveTogether($0)", move);
    }

    void choose(String element) {
        chosen = element;
        getElement()
                .executeJs(
                        "const it = this; customElements.whenDefined('px-bpmn-diff').then(() => it.choose($0))",
                        element);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        // The pictures are kept by the browser only: a page that comes back has to be given them again.
        draw();
    }

    private void draw() {
        if (picture != null && isAttached()) {
            getElement()
                    .executeJs(
                            "const it = this; customElements.whenDefined('px-bpmn-diff').then(() => it.show($0, $1,"
                                    + " $2))",
                            picture,
                            overlaid,
                            together);
            if (!chosen.isEmpty()) {
                choose(chosen);
            }
        }
    }
}
