package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What differs, in words; one is looked at. */
class ChangeList extends Composite<Div> {

    private static final int MOST_ASPECTS = 8;

    private final List<NativeButton> lines = new ArrayList<>();

    private final transient ChangeWords words;

    ChangeList(List<Change> changes, Consumer<Change> chosen, ChangeWords words) {
        this.words = words;
        var count = changes.stream().filter(change -> change.number() > 0).count();
        var keys = new Element("small").setText(getTranslation("compare.keys"));
        var head = new Div(new Span(getTranslation(count == 1 ? "compare.change.one" : "compare.change.many", count)));
        head.addClassName("px-differences-head");
        head.getElement().appendChild(keys);
        var list = new OrderedList();
        list.addClassName("px-differences-list");
        list.getElement().setAttribute("aria-label", getTranslation("compare.changes"));
        changes.forEach(change -> {
            var line = line(change, chosen);
            lines.add(line);
            list.add(new ListItem(line));
        });
        getContent().addClassName("px-differences-body");
        getContent().add(head, list);
    }

    void mark(int index) {
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i).getElement();
            if (i == index) {
                line.setAttribute("aria-current", "true");
                line.executeJs("this.scrollIntoView({ block: 'nearest' })");
            } else {
                line.removeAttribute("aria-current");
            }
        }
    }

    private NativeButton line(Change change, Consumer<Change> chosen) {
        var number = new Span(change.number() == 0 ? "·" : String.valueOf(change.number()));
        number.addClassNames(
                "px-change-number", "px-diff-is-" + change.kind().name().toLowerCase(Locale.ROOT));
        var title = new Element("b").setText(words.title(change));
        var head = new Span();
        head.addClassName("px-change-line");
        head.getElement().appendChild(title);
        head.add(words.badge(change.kind()));
        var text = new Span(head);
        text.addClassName("px-change-text");
        var summary = words.summary(change);
        if (!summary.isEmpty()) {
            var why = new Div(summary);
            why.addClassName("px-change-why");
            text.add(why);
        }
        if (change.element() != null && !change.aspects().isEmpty()) {
            text.getElement().appendChild(aspects(change));
        }
        var line = new NativeButton("", event -> chosen.accept(change));
        line.addClassName("px-change");
        line.add(number, text);
        return line;
    }

    private Element aspects(Change change) {
        var table = new Element("table").setAttribute("class", "px-aspects");
        change.aspects().stream()
                .limit(MOST_ASPECTS)
                .forEach(aspect -> table.appendChild(new Element("tr")
                        .appendChild(
                                new Element("td").setText(words.aspect(aspect)),
                                cell("px-was", words.value(aspect, true)),
                                cell("px-is", words.value(aspect, false)))));
        var more = change.aspects().size() - MOST_ASPECTS;
        if (more > 0) {
            table.appendChild(new Element("tr")
                    .appendChild(new Element("td")
                            .setAttribute("colspan", "3")
                            .setAttribute("class", "px-quiet")
                            .setText(getTranslation("compare.more", more))));
        }
        return table;
    }

    private Element cell(String style, @Nullable String text) {
        var none = text == null || text.isEmpty();
        var cell = new Element("td").setText(none ? getTranslation("compare.none") : text);
        return none ? cell.setAttribute("class", "px-quiet") : cell.setAttribute("class", style);
    }
}
