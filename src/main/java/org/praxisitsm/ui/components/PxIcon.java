package org.praxisitsm.ui.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;

/** An icon of our own set, see {@code ui/components/px-icon.ts} for the names. Decoration: never the only label. */
@Tag("px-icon")
@JsModule("./components/px-icon.ts")
public class PxIcon extends Component {

    public PxIcon(String name) {
        getElement().setAttribute("name", name);
    }
}
