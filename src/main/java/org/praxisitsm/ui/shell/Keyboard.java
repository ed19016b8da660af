package org.praxisitsm.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import elemental.json.Json;
import java.util.List;
import java.util.function.Consumer;

/** Hears the keys of the whole window and names the action that the screen gave to them. */
@Tag("px-keys")
@JsModule("./components/px-keys.ts")
class Keyboard extends Component {

    Keyboard(Consumer<String> pressed) {
        getElement()
                .addEventListener(
                        "px-key", event -> pressed.accept(event.getEventData().getString("event.detail.action")))
                .addEventData("event.detail.action");
    }

    void listen(List<KeyBinding> bindings) {
        var keys = Json.createArray();
        bindings.forEach(binding -> {
            var key = Json.createObject();
            key.put("keys", binding.keys());
            key.put("action", binding.action());
            keys.set(keys.length(), key);
        });
        getElement().executeJs("this.listen($0)", keys);
    }
}
