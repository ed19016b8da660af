package org.praxisitsm.ui.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.ValueProvider;

/** What is due next on a ticket. Lists draw the same element from {@link #cell}; {@link DueWhy} answers when it is asked. */
@Tag("px-due")
@JsModule("./components/px-due.ts")
public class DueChip extends Component {

    /** In a template whose {@code n} is the ticket's number and {@code d} a {@link DueWords.Look}. */
    public static final String TEMPLATE = "<px-due focus-target tabindex='-1' ticket=${item.n} state=${item.d.state}"
            + " used=${item.d.used} left=${item.d.left} until=${item.d.until} text=${item.d.text}"
            + " late=${item.d.late} label=${item.d.label}></px-due>";

    public DueChip(String ticket, DueWords.Look look) {
        getElement()
                .setAttribute("ticket", ticket)
                .setAttribute("tabindex", "0")
                .setAttribute("state", look.state())
                .setAttribute("used", Integer.toString(look.used()))
                .setAttribute("left", Long.toString(look.left()))
                .setAttribute("until", look.until())
                .setAttribute("text", look.text())
                .setAttribute("late", look.late())
                .setAttribute("label", look.label());
    }

    /** A cell of a list: reached by the cell's own key, so that the list stays one stop for the Tab key. */
    public static <T> LitRenderer<T> cell(ValueProvider<T, String> ticket, ValueProvider<T, DueWords.Look> look) {
        return LitRenderer.<T>of(TEMPLATE).withProperty("n", ticket).withProperty("d", look);
    }
}
