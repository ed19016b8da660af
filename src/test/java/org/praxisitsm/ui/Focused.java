package org.praxisitsm.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;

/** Where the server sends the browser to. Whoever looks for a component lets the browser go there, so look for it before. */
public final class Focused {

    private Focused() {}

    /** @return whether the field is the last that was asked to take the focus since a component was looked for */
    public static boolean is(Component field) {
        var ui = UI.getCurrent().getInternals();
        ui.getStateTree().runExecutionsBeforeClientResponse();
        return ui.dumpPendingJavaScriptInvocations().stream()
                .filter(sent -> sent.getInvocation().getExpression().contains("focus("))
                .reduce((before, last) -> last)
                .filter(last -> last.getOwner().equals(field.getElement().getNode()))
                .isPresent();
    }
}
