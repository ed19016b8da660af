package org.praxisitsm.ui.audit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.audit.AuditTrail.DecisionRecord;
import org.praxisitsm.audit.AuditTrail.Entry;
import org.praxisitsm.shared.DecisionMade;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.SafeLink;

/** One entry of the trail in full, with what was and what is; for a decision, why it was made so. */
class AuditEntry extends Composite<Aside> {

    /** How an entry shows what the list above it cannot. */
    interface Reader {
        String at(Entry entry);

        Optional<DecisionRecord> decision(Entry entry);
    }

    private static final Set<String> TOLD_ABOVE = Set.of("outputs", "rules", "version", "kind", "record");

    private final transient AuditWords words;
    private final transient Reader reader;
    private final transient Function<Entry, String> actor;
    private final transient Runnable closed;

    AuditEntry(AuditWords words, Reader reader, Function<Entry, String> actor, Runnable closed) {
        this.words = words;
        this.reader = reader;
        this.actor = actor;
        this.closed = closed;
        getContent().addClassName("px-audit-entry");
        getContent().getElement().setAttribute("aria-label", getTranslation("audit.entry"));
        getContent().setVisible(false);
    }

    void show(@Nullable Entry entry) {
        getContent().removeAll();
        getContent().setVisible(entry != null);
        if (entry == null) {
            return;
        }
        getContent().add(head(entry), facts(entry));
        var decision = ActNames.isDecision(entry.act()) ? reader.decision(entry) : Optional.<DecisionRecord>empty();
        decision.ifPresent(this::why);
        var keys = AuditWords.keys(entry);
        if (decision.isPresent()) {
            keys.removeAll(TOLD_ABOVE);
        }
        if (!keys.isEmpty()) {
            getContent().add(new H3(getTranslation("audit.values")));
            getContent().getElement().appendChild(values(entry, keys));
        }
    }

    private Component head(Entry entry) {
        var title = new H2(ActNames.of(entry.act(), this));
        var close = new Button(new PxIcon("close"), event -> closed.run());
        close.setAriaLabel(getTranslation("close"));
        close.addThemeNames("tertiary", "small", "icon");
        var head = new Div(title, close);
        head.addClassName("px-audit-entry-head");
        return head;
    }

    private DescriptionList facts(Entry entry) {
        var facts = new DescriptionList();
        fact(facts, "audit.sequence", new Span(Long.toString(entry.sequence())));
        fact(facts, "audit.at", new Span(reader.at(entry)));
        fact(facts, "audit.who", new Span(actor.apply(entry) + " (" + entry.actor() + ")"));
        fact(facts, "audit.act", code(entry.act()));
        fact(facts, "audit.object", code(entry.objectType() + " " + entry.objectId()));
        if (entry.ticket() != null) {
            var link = SafeLink.to("desk/tickets/" + entry.ticket() + "?tab=process", entry.ticket());
            fact(facts, "audit.ticket", link);
        }
        var process = entry.process();
        if (process != null) {
            var text = new Div(new Span(getTranslation("audit.process.version", process.key(), process.version())));
            if (process.activity() != null) {
                text.add(code(process.activity()));
            }
            fact(facts, "audit.process", text);
        }
        return facts;
    }

    private void fact(DescriptionList list, String key, Component value) {
        var description = new DescriptionList.Description();
        description.add(value);
        list.add(new DescriptionList.Term(getTranslation(key)), description);
    }

    private static Span code(String text) {
        var code = new Span(text);
        code.addClassName("px-mono");
        return code;
    }

    /** Which rule, of which version, was the one that counted, and what it was given. */
    private void why(DecisionRecord kept) {
        var decision = kept.decision();
        var what = decision.kind().name().equals("TABLE") ? "audit.why.table" : "audit.why.grid";
        getContent().add(new H3(getTranslation("audit.why")));
        if (decision.kind() == DecisionMade.Kind.LITERAL) {
            getContent().add(new Paragraph(getTranslation("audit.why.literal", decision.key(), decision.version())));
        } else if (decision.matchedRules().isEmpty()) {
            getContent().add(new Paragraph(getTranslation("audit.why.none", decision.key(), decision.version())));
        }
        decision.matchedRules().forEach(rule -> {
            var sentence = new Paragraph(getTranslation(what, rule.row(), decision.key(), decision.version()));
            getContent().add(sentence);
            if (rule.annotation() != null && !rule.annotation().isBlank()) {
                var note = new Paragraph(rule.annotation());
                note.addClassName("px-audit-note");
                getContent().add(note);
            }
        });
        getContent().add(new H3(getTranslation("audit.why.given")), list(decision.inputs()));
        getContent().add(new H3(getTranslation("audit.why.decided")), list(decision.outputs()));
    }

    private DescriptionList list(Map<String, ?> values) {
        var list = new DescriptionList();
        values.forEach((key, value) -> list.add(
                new DescriptionList.Term(key),
                new DescriptionList.Description(value == null ? "–" : words.value(key, value))));
        return list;
    }

    private Element values(Entry entry, Set<String> keys) {
        var head =
                new Element("tr").appendChild(heading("audit.value"), heading("audit.before"), heading("audit.after"));
        var table = new Element("table").appendChild(new Element("thead").appendChild(head));
        var body = new Element("tbody");
        for (var key : keys) {
            body.appendChild(new Element("tr")
                    .appendChild(
                            new Element("th").setAttribute("scope", "row").setText(key),
                            cell("del", key, entry.before().get(key)),
                            cell("ins", key, entry.after().get(key))));
        }
        return table.appendChild(body);
    }

    private Element heading(String key) {
        return new Element("th").setAttribute("scope", "col").setText(getTranslation(key));
    }

    private Element cell(String tag, String key, @Nullable Object value) {
        var cell = new Element("td");
        return value == null ? cell : cell.appendChild(new Element(tag).setText(words.value(key, value)));
    }
}
