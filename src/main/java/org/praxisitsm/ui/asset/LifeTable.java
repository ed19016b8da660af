package org.praxisitsm.ui.asset;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plain table: short lists that are read from top to bottom; on a phone each row is a block with the heads beside its values. */
class LifeTable extends Composite<Div> {

    private final Element body = of("tbody", "rowgroup");
    private final List<String> heads = new ArrayList<>();

    /** @param columns keys in the bundles; one that ends with {@code >} is set to the right */
    LifeTable(String... columns) {
        getContent().addClassName("px-lf-list");
        var head = of("tr", "row");
        for (var column : columns) {
            var right = column.endsWith(">");
            var key = right ? column.substring(0, column.length() - 1) : column;
            var words = key.isEmpty() ? "" : getTranslation(key);
            heads.add(words);
            var cell = of("th", "columnheader").setText(words);
            head.appendChild(right ? cell.setAttribute("class", "num") : cell);
        }
        var table = of("table", "table").setAttribute("class", "px-lf-table");
        table.appendChild(of("thead", "rowgroup").appendChild(head), body);
        getContent().getElement().appendChild(table);
    }

    /** Laid out as blocks it is still a table to those who listen to it. */
    private static Element of(String tag, String role) {
        return new Element(tag).setAttribute("role", role);
    }

    /** @param cells texts and components; null for an empty cell */
    LifeTable row(@Nullable Object... cells) {
        var row = of("tr", "row");
        for (var at = 0; at < cells.length; at++) {
            var value = cells[at];
            var cell = of("td", "cell");
            if (at < heads.size() && !heads.get(at).isEmpty()) {
                cell.setAttribute("data-head", heads.get(at));
            }
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
