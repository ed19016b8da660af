package org.praxisitsm.ui.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;

/** Nothing here: one sentence of what is true, one of why, and the next step. */
public class EmptyState extends Composite<Div> {

    public EmptyState(String icon, String what, String why, Component... steps) {
        var drawing = new Div(new PxIcon(icon));
        drawing.addClassName("px-empty-drawing");
        var actions = new Div(steps);
        actions.addClassName("px-row");
        getContent().addClassName("px-empty");
        getContent().add(drawing, new H2(what), new Paragraph(why), actions);
    }
}
