package org.praxisitsm.ui.asset;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plain table: short lists that are read from top to bottom. */
class LifeTable extends Composite<Div> {

    private final Element body = new Element("tbody");

    /** @param columns keys in the bundles; one that ends with {@code >} is set to the right */
    LifeTable(String... columns) {
        getContent().addClassName("px-lf-list");
        var head = new Element("tr");
        for (var column : columns) {
            var right = column.endsWith(">");
            var key = right ? column.substring(0, column.length() - 1) : column;
            var cell = new Element("th").setText(key.isEmpty() ? "" : getTranslation(key));
            head.appendChild(right ? cell.setAttribute("class", "num") : cell);
        }
        var table = new Element("table").setAttribute("class", "px-lf-table");
        table.appendChild(new Element("thead").appendChild(head), body);
        getContent().getElement().appendChild(table);
    }

    /** @param cells texts and components; null for an empty cell */
    LifeTable row(@Nullable Object... cells) {
        var row = new Element("tr");
        for (var value : cells) {
            var cell = new Element("td");
            if (value instanceof Component component) {
                cell.appendChild(component.getElement());
            } else if (value instanceof Number number) {
                cell.setText(number.toString()).setAttribute("class", "num");
            } else if (value instanceof Money money) {
                cell.setText(money.text()).setAttribute("class", "num");
            } else if (value != null) {
                cell.setText(value.toString());
            }
            row.appendChild(cell);
        }
        body.appendChild(row);
        return this;
    }

    /** A number as it is written for the reader, set to the right. */
    record Money(String text) {}

    static Component lines(Component first, @Nullable String second) {
        var lines = new Div(first);
        lines.addClassName("px-lf-lines");
        if (second != null && !second.isBlank()) {
            lines.add(CiParts.text(second, "px-faint"));
        }
        return lines;
    }

    /** @param kind of the look: good, warn, bad, or nothing */
    static Component mark(String icon, String words, String kind) {
        var mark = new Span(new org.praxisitsm.ui.components.PxIcon(icon), new Span(words));
        mark.addClassNames(List.of("px-lf-mark", "px-lf-" + kind).toArray(String[]::new));
        return mark;
    }
}
