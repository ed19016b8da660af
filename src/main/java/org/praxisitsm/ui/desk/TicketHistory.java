package org.praxisitsm.ui.desk;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.audit.AuditTrail;
import org.praxisitsm.audit.AuditTrail.Entry;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.DecisionMade;
import org.praxisitsm.ticket.TicketView;
import org.praxisitsm.ui.components.Marks;
import org.praxisitsm.ui.components.Zones;

/** How a ticket came to be what it is: fields before and after, each decision with its reasons, and the whole trail. */
class TicketHistory extends Composite<Div> {

    private static final int ENTRIES = 500;

    private final transient TicketServices services;
    private final transient TicketView ticket;
    private final transient TrailWords words;

    TicketHistory(TicketServices services, TicketView ticket, Viewer viewer) {
        this.services = services;
        this.ticket = ticket;
        this.words = new TrailWords(services.names(), ticket, getLocale(), Zones.of(services.people(), viewer));
        getContent().setId("history");
        var trail = services.trail().latestOfTicket(ticket.number(), ticket.mayWork(), ENTRIES, viewer);
        getContent().add(title("history.fields"), fields(trail));
        var decisions = ticket.mayWork()
                ? services.trail().decisionsOf(ticket.number(), viewer)
                : List.<AuditTrail.DecisionRecord>of();
        if (!decisions.isEmpty()) {
            var cards = new Div();
            cards.addClassName("px-whys");
            decisions.forEach(decision -> cards.add(why(decision)));
            getContent().add(title("history.why"), cards);
        }
        getContent().add(title("history.trail"), everything(trail));
        getContent().addAttachListener(attached -> getContent()
                .getElement()
                .executeJs("const it = location.hash && document.getElementById(location.hash.slice(1));"
                        + "if (it) { it.scrollIntoView({block: 'center'}); it.classList.add('hit'); }"));
    }

    private Component title(String key) {
        var title = new Div(new H2(getTranslation(key)));
        title.addClassName("px-timeline-head");
        return title;
    }

    private Component fields(List<Entry> trail) {
        var table = new Element("table").setAttribute("class", "px-fields");
        table.appendChild(new Element("thead")
                .appendChild(row(
                        "th",
                        getTranslation("history.when"),
                        getTranslation("history.field"),
                        getTranslation("history.before"),
                        getTranslation("history.after"),
                        getTranslation("history.by"))));
        var body = new Element("tbody");
        var changes = new ArrayList<>(trail);
        Collections.reverse(changes);
        changes.stream()
                .filter(entry -> List.of("ticket.changed", "state.moved").contains(entry.act()))
                .forEach(entry -> words.fields(entry)
                        .forEach((name, pair) ->
                                body.appendChild(change(entry, name, pair, words.decisionOf(trail, entry)))));
        var wrap = new Div();
        wrap.addClassName("px-fields-wrap");
        wrap.getElement().appendChild(table.appendChild(body));
        return wrap;
    }

    private Element change(Entry entry, String field, TrailWords.Pair pair, @Nullable Entry decision) {
        var by = new Element("td");
        if (decision != null) {
            by.appendChild(whyLink(decision));
        } else {
            by.setText(who(entry));
        }
        return new Element("tr")
                .appendChild(
                        new Element("td")
                                .appendChild(new Marks.Time(entry.at()).stamp().getElement()),
                        new Element("td").setText(field),
                        new Element("td")
                                .appendChild(new Element("del")
                                        .appendChild(pair.before().getElement())),
                        new Element("td")
                                .appendChild(new Element("ins")
                                        .appendChild(pair.after().getElement())),
                        by);
    }

    private Element whyLink(Entry decision) {
        var link = new Element("a").setText(services.names().decision(decision.objectId()));
        return link.setAttribute("href", "desk/tickets/" + ticket.number() + "?tab=history#" + anchor(decision))
                .setAttribute("router-ignore", true);
    }

    private static String anchor(Entry decision) {
        return "why-" + decision.after().get("record");
    }

    private static Element row(String tag, String... texts) {
        var row = new Element("tr");
        for (var text : texts) {
            row.appendChild(new Element(tag).setAttribute("scope", "col").setText(text));
        }
        return row;
    }

    private String who(Entry entry) {
        return TrailWords.isPraxis(entry)
                ? getTranslation("act.praxis")
                : services.names().person(entry.actor());
    }

    private Component why(AuditTrail.DecisionRecord record) {
        var decision = record.decision();
        var name = new Span(services.names().decision(decision.key()));
        name.addClassName("px-strong");
        var kind = new Span(
                getTranslation("history." + decision.kind().name().toLowerCase(Locale.ROOT), decision.version()));
        kind.addClassName("px-badge");
        var space = new Span();
        space.addClassName("px-grow");
        var head = new Div(name, kind, space, new Marks.Time(record.at()).stamp());
        head.addClassName("px-row");
        var card = new Div(head, facts("history.inputs", decision.inputs()));
        card.addClassName("px-why");
        card.setId("why-" + record.id());
        decision.matchedRules().forEach(rule -> {
            var note = rule.annotation() == null ? "" : ": " + rule.annotation();
            var text = new Div(getTranslation("history.rule", Integer.toString(rule.row())) + note);
            text.addClassName("px-muted");
            card.add(text);
        });
        if (decision.matchedRules().isEmpty() && decision.kind() != DecisionMade.Kind.LITERAL) {
            var none = new Div(getTranslation("history.rule.none"));
            none.addClassName("px-muted");
            card.add(none);
        }
        card.add(facts("history.outputs", decision.outputs()));
        return card;
    }

    private Div facts(String title, Map<String, ?> values) {
        var label = new Span(getTranslation(title));
        label.addClassName("px-faint");
        var line = new Div(label);
        line.addClassName("px-diff");
        values.forEach((key, value) -> {
            if (value instanceof Iterable<?> rows) {
                // A collecting table gives several rows.
                rows.forEach(row -> {
                    if (row instanceof Map<?, ?> cells) {
                        cells.forEach((name, cell) -> line.add(fact(String.valueOf(name), cell)));
                    }
                });
            } else if (!(value instanceof Map<?, ?>)) {
                line.add(fact(key, value));
            }
        });
        return line;
    }

    private Span fact(String key, @Nullable Object value) {
        var bold = new Element("b").appendChild(words.shown(key, value).getElement());
        var fact = new Span(words.field(key) + " ");
        fact.getElement().appendChild(bold);
        return fact;
    }

    private Component everything(List<Entry> trail) {
        var place = new Div();
        var lines = new ArrayList<>(words.lines(trail));
        Collections.reverse(lines);
        var show = new NativeButton(getTranslation("history.show", lines.size()));
        show.setId("show-trail");
        show.addClassName("px-btn");
        show.addClickListener(click -> {
            var list = new Div();
            list.addClassName("px-trail");
            lines.forEach(line -> {
                var at = new Div(new Marks.Time(line.entry().at()).stamp());
                at.addClassName("px-time-col");
                var row = new Div(at, new Sentence(line.text()));
                row.addClassName("px-trail-entry");
                list.add(row);
            });
            place.removeAll();
            place.add(list);
        });
        place.add(show);
        return place;
    }
}
