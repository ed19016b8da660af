package org.praxisitsm.ui.change;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import org.praxisitsm.change.ChangeEntry;
import org.praxisitsm.change.ChangeWindows;
import org.praxisitsm.change.Changes;
import org.praxisitsm.identity.People;
import org.praxisitsm.ui.asset.CiPage;
import org.praxisitsm.ui.asset.CiVisit;
import org.praxisitsm.ui.components.EmptyState;
import org.praxisitsm.ui.components.Marks;
import org.praxisitsm.ui.components.Names;
import org.praxisitsm.ui.components.SafeLink;
import org.praxisitsm.ui.components.Zones;
import org.springframework.core.annotation.Order;

/** The changes that touch an item, the latest first. */
@org.springframework.stereotype.Component
@Order(50)
public class AssetChangesPage implements CiPage {

    private static final int MOST = 100;

    private final Changes changes;
    private final Names names;
    private final People people;

    AssetChangesPage(Changes changes, Names names, People people) {
        this.changes = changes;
        this.names = names;
        this.people = people;
    }

    @Override
    public String key() {
        return "changes";
    }

    @Override
    public boolean isFor(CiVisit visit) {
        return ChangeWindows.maySee(visit.viewer());
    }

    @Override
    public Integer count(CiVisit visit) {
        return changes.ofItem(visit.ci().id(), MOST, visit.viewer()).size();
    }

    @Override
    public Component open(CiVisit visit) {
        var page = new Div();
        page.addClassName("px-ci-tickets");
        page.setId("ci-changes");
        var words = new ChangeWords(
                (key, arguments) -> page.getTranslation(key, arguments), Zones.of(people, visit.viewer()), locale());
        changes.ofItem(visit.ci().id(), MOST, visit.viewer()).forEach(change -> page.add(row(change, words, page)));
        if (page.getComponentCount() == 0) {
            page.add(new EmptyState(
                    "change",
                    page.getTranslation("changes.ofAsset.none"),
                    page.getTranslation("changes.ofAsset.none.why")));
        }
        return page;
    }

    private static Locale locale() {
        var ui = UI.getCurrent();
        return ui == null ? Locale.ENGLISH : ui.getLocale();
    }

    private Component row(ChangeEntry change, ChangeWords words, Component page) {
        var link = SafeLink.to("desk/tickets/" + change.number(), "");
        link.addClassName("px-side-row");
        link.add(
                text(change.number(), "px-num", "px-faint"),
                text(change.subject(), "px-ell", "px-grow"),
                text(words.span(change.from(), change.to()), "px-faint"));
        if (change.asks() && !change.category().isOver()) {
            link.add(text(page.getTranslation("changes.legend.conflict"), "px-badge", "warn"));
        }
        link.add(new Marks.State(
                change.category(), names.state(change.practice(), change.packVersion(), change.state(), locale())));
        return link;
    }

    private static Span text(String words, String... css) {
        var text = new Span(words);
        text.addClassNames(css);
        return text;
    }
}
