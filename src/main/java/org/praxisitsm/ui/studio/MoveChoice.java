package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.dom.Element;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.workflow.Migrations.Choice;
import org.praxisitsm.workflow.Migrations.Mapped;
import org.praxisitsm.workflow.Migrations.Result;

/** Let all tickets finish where they are, move all, or some of them. */
class MoveChoice extends Composite<Div> {

    private static final String LEAVE = "leave";
    private static final String ALL = "all";
    private static final String SOME = "some";

    private final transient Runnable changed;
    private final int running;
    private final Map<String, NativeButton> ways = new LinkedHashMap<>();
    private final Map<String, Element> small = new LinkedHashMap<>();
    private final MoveSome some;
    private String chosen = ALL;

    MoveChoice(VersionDesk desk, String practice, int from, List<Mapped> mapped, int running, Runnable changed) {
        this.changed = changed;
        this.running = running;
        getContent().addClassName("px-ways");
        var row = new Div();
        row.addClassName("px-ways-row");
        row.getElement()
                .setAttribute("role", "radiogroup")
                .setAttribute("aria-label", getTranslation("publish.running"));
        row.add(
                way(LEAVE, getTranslation("move.leave", from), getTranslation("move.leave.why")),
                way(ALL, getTranslation("move.all"), ""),
                way(SOME, getTranslation("move.some"), getTranslation("move.some.why")));
        some = new MoveSome(desk, practice, from, mapped, changed);
        getContent().add(row, some);
        mark();
    }

    private NativeButton way(String key, String title, String why) {
        var button = new NativeButton("", click -> choose(key));
        button.addClassName("px-way");
        button.setId("move-" + key);
        button.getElement().setAttribute("role", "radio");
        var explained = new Element("small").setText(why);
        small.put(key, explained);
        button.getElement()
                .appendChild(
                        new Element("span").setAttribute("class", "px-way-dot"),
                        new Element("span").appendChild(new Element("b").setText(title), explained));
        ways.put(key, button);
        return button;
    }

    void choose(String key) {
        chosen = key;
        mark();
        changed.run();
    }

    private void mark() {
        ways.forEach(
                (key, button) -> button.getElement().setAttribute("aria-checked", String.valueOf(key.equals(chosen))));
        some.setVisible(chosen.equals(SOME));
    }

    boolean isLeft() {
        return chosen.equals(LEAVE);
    }

    Choice choice() {
        return chosen.equals(SOME) ? some.choice() : Choice.ALL;
    }

    /** @param text why what is chosen cannot be moved; empty where it can */
    void problem(String text) {
        if (chosen.equals(SOME)) {
            some.problem(text);
        } else if (!text.isEmpty()) {
            Failures.tell(UI.getCurrent(), text);
        }
    }

    /** @param counts of the preview, empty where there is none */
    void show(Map<Result, Integer> counts) {
        var tried = counts.isEmpty() || !chosen.equals(ALL);
        small.get(ALL)
                .setText(
                        tried
                                ? getTranslation("move.all.why", running)
                                : getTranslation("move.all.can", counts.get(Result.MOVED), running));
    }
}
