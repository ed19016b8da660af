package org.praxisitsm.ui.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import org.praxisitsm.identity.People;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.sla.Clocks;
import org.praxisitsm.ticket.TicketDesk;

/** The explanation that opens beside a due chip: on hover, focus, click or by key. Escape and a click elsewhere close it. */
public class DueWhy extends Composite<Div> {

    /** Where chips and their explanation read. */
    @org.springframework.stereotype.Component
    public record Reader(Clocks clocks, TicketDesk desk, Names names, People people) {}

    private final transient Reader reader;
    private final transient Viewer viewer;

    public DueWhy(Reader reader, Viewer viewer) {
        this.reader = reader;
        this.viewer = viewer;
        getContent().addClassName("px-due-why");
        getContent().getElement().setAttribute("popover", "auto");
        getContent().getElement().setAttribute("role", "dialog");
        getContent().getElement().setAttribute("aria-label", getTranslation("due.why"));
        getContent().getElement().setAttribute("tabindex", "-1");
    }

    public DueWords words() {
        return new DueWords(reader.names(), getLocale(), Zones.of(reader.people(), viewer));
    }

    /** Answers the chips inside of it. */
    public DueWhy answering(Component chips) {
        chips.getElement()
                .addEventListener(
                        "due-explain", asked -> show(asked.getEventData().getString("event.detail.ticket")))
                .addEventData("event.detail.ticket");
        return this;
    }

    public void show(String ticket) {
        getContent().removeAll();
        try {
            var about = reader.desk().get(ticket, viewer);
            getContent()
                    .add(new DueExplanation(
                            reader.clocks().of(ticket, viewer), about.practice(), about.packVersion(), words()));
        } catch (Refusal gone) {
            getContent().add(new Div(gone.getMessage()));
        }
        getElement().executeJs("window.pxDue && window.pxDue.open(this, $0)", ticket);
    }
}
