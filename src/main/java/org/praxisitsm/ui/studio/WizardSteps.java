package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import org.praxisitsm.ui.components.PxIcon;

/** The steps of publishing in a line: done, open, or where one is. */
class WizardSteps extends Composite<OrderedList> {

    enum State {
        DONE,
        HERE,
        OPEN,
        WRONG
    }

    WizardSteps(String label) {
        getContent().addClassName("px-wizard");
        getContent().getElement().setAttribute("aria-label", label);
    }

    WizardSteps step(String text, State state) {
        var item = new ListItem();
        var mark = new Span();
        mark.addClassName("px-wizard-" + state.name().toLowerCase(java.util.Locale.ROOT));
        if (state == State.DONE) {
            mark.add(new PxIcon("check"));
        } else if (state == State.WRONG) {
            mark.add(new PxIcon("close"));
        }
        mark.getElement().setAttribute("aria-hidden", "true");
        var words = new Span(text);
        var told = new Element("span")
                .setAttribute("class", "px-wizard-told")
                .setText(getTranslation("wizard." + state.name().toLowerCase(java.util.Locale.ROOT)));
        item.add(mark, words);
        item.getElement().appendChild(told);
        if (state == State.HERE) {
            item.getElement().setAttribute("aria-current", "step");
        }
        getContent().add(item);
        return this;
    }
}
