package org.praxisitsm.ui.components;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;

/** The mark, alone or with the name beside it. */
@com.vaadin.flow.component.dependency.JsModule("./components/px-icon.ts")
public class Logo extends Composite<Span> {

    public Logo(boolean withName) {
        getContent().addClassName("px-logo");
        getContent().getElement().appendChild(new Element("px-logo").setAttribute("aria-hidden", "true"));
        if (withName) {
            getContent().add(new Span("Praxis"));
        }
    }
}
