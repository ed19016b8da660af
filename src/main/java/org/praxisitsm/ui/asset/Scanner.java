package org.praxisitsm.ui.asset;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.function.Consumer;

/**
 * Reads labels: by the camera where the browser can, by a reader that types, or by hand. Sends the event {@code px-scan} with
 * what was read.
 */
@Tag("px-scan")
@JsModule("./asset/px-scan.ts")
class Scanner extends Component {

    Scanner(Consumer<String> read) {
        var element = getElement();
        element.setProperty("label", getTranslation("life.scan.label"));
        element.setProperty("camera", getTranslation("life.scan.camera"));
        element.setProperty("stop", getTranslation("life.scan.stop"));
        element.setProperty("take", getTranslation("life.scan.take"));
        element.setProperty("blocked", getTranslation("life.scan.blocked"));
        element.addEventListener(
                        "px-scan", event -> read.accept(event.getEventData().getString("event.detail")))
                .addEventData("event.detail");
    }

    /** @param kind {@code good}, {@code warn} or {@code bad} */
    void say(String words, String kind) {
        getElement().callJsFunction("say", words, kind);
    }
}
