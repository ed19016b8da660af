package org.praxisitsm.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Span;
import org.praxisitsm.ui.components.PxIcon;

/** The top bar: search, new ticket, notices, help, me. */
class DeskBar extends Composite<Header> {

    DeskBar(Component search, Component hint, Component notices, Component me, Runnable help) {
        getContent().addClassName("px-top");
        var space = new Span();
        space.addClassName("px-grow");
        var fresh = new Button(getTranslation("desk.new"), new PxIcon("plus"), click -> UI.getCurrent()
                .navigate("desk/new"));
        fresh.setId("new-ticket");
        fresh.addThemeVariants(ButtonVariant.LUMO_SMALL);
        var keys = new Button(new PxIcon("help"), click -> help.run());
        keys.setAriaLabel(getTranslation("desk.help"));
        keys.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        keys.addClassName("px-wide-only");
        getContent().add(search, space, hint, fresh, notices, keys, me);
    }
}
