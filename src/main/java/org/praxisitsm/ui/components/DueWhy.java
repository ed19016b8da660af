package org.praxisitsm.ui.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.praxisitsm.identity.People;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.sla.Clocks;
import org.praxisitsm.ticket.TicketDesk;
import org.praxisitsm.ticket.TicketQueries;

/** The explanation that opens beside a due chip: on hover, focus, click or by key. Escape and a click elsewhere close it. */
public class DueWhy extends Composite<Div> {

    /** Where chips and their explanation read. */
    @org.springframework.stereotype.Component
    public record Reader(
            Clocks clocks, TicketDesk desk, TicketQueries queries, Names names, People people, Clock clock) {}

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

    /** A line for each open task that has a date of its own. */
    private List<Component> drawn(String ticket) {
        var clock = reader.clocks().due(List.of(ticket), viewer).get(ticket);
        return reader.queries().tasksOf(ticket, viewer).stream()
                .filter(task -> task.dueAt() != null && DueWords.isSooner(task.dueAt(), clock))
                .map(task -> {
                    var name = new Span(reader.names().task(task));
                    name.addClassName("px-strong");
                    var line = new Div(
                            name,
                            new Span(words().t("due.drawn", words().moment(Objects.requireNonNull(task.dueAt())))));
                    line.addClassName("px-due-drawn");
                    return (Component) line;
                })
                .toList();
    }

    public void show(String ticket) {
        getContent().removeAll();
        try {
            var about = reader.desk().get(ticket, viewer);
            var clocks = reader.clocks().of(ticket, viewer);
            var drawn = drawn(ticket);
            getContent().add(drawn);
            if (!clocks.isEmpty() || drawn.isEmpty()) {
                getContent().add(new DueExplanation(clocks, about.practice(), about.packVersion(), words()));
            }
        } catch (Refusal gone) {
            getContent().add(new Div(ServiceWords.of(gone)));
        }
        getElement().executeJs("window.pxDue && window.pxDue.open(this, $0)", ticket);
    }
}
