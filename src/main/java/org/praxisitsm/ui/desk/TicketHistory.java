package org.praxisitsm.ui.desk;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import org.praxisitsm.audit.AuditTrail;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.ticket.TicketView;
import org.praxisitsm.ui.components.Marks;

/** The trail of a ticket with before and after, and each decision with what it was decided by. */
class TicketHistory extends Composite<Div> {

    private static final int ENTRIES = 500;

    private final transient TicketServices services;
    private final transient TicketView ticket;

    TicketHistory(TicketServices services, TicketView ticket, Viewer viewer) {
        this.services = services;
        this.ticket = ticket;
        getContent().setId("history");
        var decisions = services.trail().decisionsOf(ticket.number());
        if (ticket.mayWork() && !decisions.isEmpty()) {
            getContent().add(title("history.why"));
            decisions.forEach(decision -> getContent().add(why(decision)));
        }
        getContent().add(title("history.trail"));
        var trail = new Div();
        trail.addClassName("px-trail");
        var entries = new ArrayList<>(services.trail()
                .ofTicket(ticket.number(), ticket.mayWork(), ENTRIES, null, viewer)
                .items());
        Collections.reverse(entries);
        entries.forEach(entry -> trail.add(row(entry)));
        getContent().add(trail);
    }

    private Component title(String key) {
        var title = new Div(new H2(getTranslation(key)));
        title.addClassName("px-timeline-head");
        return title;
    }

    private Component why(AuditTrail.DecisionRecord record) {
        var decision = record.decision();
        var name = new Span(decision.key());
        name.addClassNames("px-strong", "px-mono");
        var version = new Span(getTranslation("history.version", decision.version()));
        version.addClassName("px-badge");
        var head = new Div(name, version, new Marks.Time(record.at()));
        head.addClassName("px-row");
        var card =
                new Div(head, facts("history.inputs", decision.inputs()), facts("history.outputs", decision.outputs()));
        card.addClassName("px-why");
        decision.matchedRules().forEach(rule -> {
            var note = rule.annotation() == null ? "" : " · " + rule.annotation();
            var text = new Div(getTranslation("history.rule", rule.row()) + note);
            text.addClassName("px-faint");
            card.add(text);
        });
        return card;
    }

    private Div facts(String title, Map<String, ?> values) {
        var line = new Div(new Span(getTranslation(title)));
        line.addClassName("px-diff");
        values.forEach((key, value) -> {
            var fact = new Span(key + " = " + Objects.toString(value, "–"));
            line.add(fact);
        });
        return line;
    }

    private Component row(AuditTrail.Entry entry) {
        var at = new Div(new Marks.Time(entry.at()));
        at.addClassName("px-time-col");
        var who = new Div(
                entry.actor().startsWith("system:")
                        ? getTranslation("act.praxis")
                        : services.names().person(entry.actor()));
        var text = getTranslation("act." + entry.act());
        var act = new Div(text.startsWith("!") ? entry.act().replace('.', ' ') : text);
        act.addClassName("px-strong");
        var what = new Div(act, diff(entry));
        var row = new Div(at, who, what);
        row.addClassName("px-trail-entry");
        return row;
    }

    private Div diff(AuditTrail.Entry entry) {
        var diff = new Div();
        diff.addClassName("px-diff");
        var keys = new LinkedHashSet<>(entry.before().keySet());
        keys.addAll(entry.after().keySet());
        keys.forEach(key -> {
            var pair = new Span(new Span(ActWords.name(key, services, this, ticket) + " "));
            if (entry.before().get(key) != null) {
                pair.getElement()
                        .appendChild(new Element("del")
                                .setText(shown(key, entry.before().get(key)) + " "));
            }
            if (entry.after().get(key) != null) {
                pair.getElement()
                        .appendChild(new Element("ins")
                                .setText(shown(key, entry.after().get(key))));
            }
            diff.add(pair);
        });
        return diff;
    }

    private String shown(String key, Object value) {
        return ActWords.value(key, value, services, this, ticket);
    }
}
