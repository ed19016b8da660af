package org.praxisitsm.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.ui.components.PxIcon;

/** What was found or can be done, in sections; one of them is chosen by arrow keys while the focus stays in the field. */
class HitList extends Composite<Div> {

    private record Choice(Div row, Runnable act) {}

    private final transient List<Choice> choices = new ArrayList<>();
    private int chosen;

    HitList(String id) {
        getContent().setId(id);
        getContent().addClassName("px-hits");
        getContent().getElement().setAttribute("role", "listbox");
    }

    void clear() {
        choices.clear();
        chosen = 0;
        getContent().removeAll();
    }

    void section(String title) {
        var head = new Div(title);
        head.addClassName("px-hits-section");
        getContent().add(head);
    }

    void add(String icon, String title, String text, @Nullable Component extra, Runnable act) {
        var mark = new Span(new PxIcon(icon));
        mark.addClassName("px-hit-icon");
        var words = new Span(strong(title), new Span(text));
        words.addClassName("px-hit-words");
        var row = new Div(mark, words);
        if (extra != null) {
            row.add(extra);
        }
        row.addClassName("px-hit");
        row.setId(getContent().getId().orElse("hits") + "-" + choices.size());
        row.getElement().setAttribute("role", "option");
        row.addClickListener(click -> act.run());
        choices.add(new Choice(row, act));
        getContent().add(row);
        mark();
    }

    void move(int by) {
        if (!choices.isEmpty()) {
            chosen = Math.floorMod(chosen + by, choices.size());
            mark();
            choices.get(chosen).row().getElement().executeJs("this.scrollIntoView({block: 'nearest'})");
        }
    }

    void act() {
        if (!choices.isEmpty()) {
            choices.get(chosen).act().run();
        }
    }

    boolean isEmpty() {
        return choices.isEmpty();
    }

    private void mark() {
        for (var i = 0; i < choices.size(); i++) {
            var row = choices.get(i).row();
            row.setClassName("on", i == chosen);
            row.getElement().setAttribute("aria-selected", Boolean.toString(i == chosen));
        }
    }

    private static Span strong(String text) {
        var strong = new Span(text);
        strong.addClassName("px-strong");
        return strong;
    }
}
