package org.praxisitsm.ui.audit;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.dom.Element;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.audit.AuditTrail.Entry;

/** One entry of the trail in full, with what was and what is. */
class AuditEntry extends Composite<Aside> {

    private final transient UnaryOperator<String> nameOf;

    AuditEntry(UnaryOperator<String> nameOf) {
        this.nameOf = nameOf;
        getContent().addClassName("px-audit-entry");
        getContent().getElement().setAttribute("aria-label", getTranslation("audit.entry"));
    }

    void show(@Nullable Entry entry) {
        getContent().removeAll();
        getContent().setVisible(entry != null);
        if (entry == null) {
            return;
        }
        var facts = new DescriptionList();
        fact(facts, "audit.sequence", Long.toString(entry.sequence()));
        fact(facts, "audit.at", entry.at().toString());
        fact(facts, "audit.who", nameOf.apply(entry.actor()) + " (" + entry.actor() + ")");
        fact(facts, "audit.object", entry.objectType() + " " + entry.objectId());
        if (entry.ticket() != null) {
            fact(facts, "audit.ticket", entry.ticket());
        }
        var process = entry.process();
        if (process != null) {
            var step = process.activity() == null ? "" : ", " + process.activity();
            fact(facts, "audit.process", process.key() + " " + process.version() + step);
        }
        getContent().add(new H2(entry.act()), facts);
        if (!entry.before().isEmpty() || !entry.after().isEmpty()) {
            getContent().add(new H3(getTranslation("audit.values")));
            getContent().getElement().appendChild(values(entry));
        }
    }

    private void fact(DescriptionList list, String key, String value) {
        list.add(new DescriptionList.Term(getTranslation(key)), new DescriptionList.Description(value));
    }

    private Element values(Entry entry) {
        var head =
                new Element("tr").appendChild(heading("audit.value"), heading("audit.before"), heading("audit.after"));
        var table = new Element("table").appendChild(new Element("thead").appendChild(head));
        var body = new Element("tbody");
        var keys = new TreeSet<>(entry.before().keySet());
        keys.addAll(entry.after().keySet());
        for (var key : keys) {
            body.appendChild(new Element("tr")
                    .appendChild(
                            new Element("td").setText(key),
                            cell("del", entry.before().get(key)),
                            cell("ins", entry.after().get(key))));
        }
        return table.appendChild(body);
    }

    private Element heading(String key) {
        return new Element("th").setAttribute("scope", "col").setText(getTranslation(key));
    }

    private static Element cell(String tag, @Nullable Object value) {
        var cell = new Element("td");
        return value == null ? cell : cell.appendChild(new Element(tag).setText(value.toString()));
    }
}
