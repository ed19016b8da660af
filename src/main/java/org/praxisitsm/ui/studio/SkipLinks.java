package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;

/** Ways past what has many stops, for the keyboard; out of sight until one of them has the focus. */
@CssImport("./studio/drawing.css")
class SkipLinks extends Nav {

    SkipLinks() {
        addClassName("px-skips");
        getElement().setAttribute("aria-label", getTranslation("studio.skip"));
    }

    /** @param where key of the words, {@code studio.skip.<where>} */
    SkipLinks to(String where, Runnable goes) {
        var link = new NativeButton(getTranslation("studio.skip." + where), click -> goes.run());
        link.setId("skip-to-" + where);
        add(link);
        return this;
    }
}
