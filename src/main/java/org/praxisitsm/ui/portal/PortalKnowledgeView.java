package org.praxisitsm.ui.portal;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Map;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.knowledge.Articles;
import org.praxisitsm.ui.components.EmptyState;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.SafeLink;
import org.praxisitsm.ui.shell.PortalShell;

/** What was written down for those who ask the same: found by words, what helped most first. */
@Route(value = "portal/knowledge", layout = PortalShell.class)
@PermitAll
@CssImport("./portal/portal.css")
class PortalKnowledgeView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final String PATH = "portal/knowledge";
    private static final int MOST = 100;

    private final transient Articles articles;
    private final transient Viewer viewer;
    private final TextField search = new TextField();
    private final Div found = new Div();

    PortalKnowledgeView(Articles articles, Viewers viewers) {
        this.articles = articles;
        this.viewer = viewers.current();
        addClassNames("px-portal-page", "px-portal-narrow");
        search.setId("knowledge-search");
        search.setAriaLabel(getTranslation("portal.knowledge.search"));
        search.setPlaceholder(getTranslation("portal.knowledge.search"));
        search.setPrefixComponent(new PxIcon("search"));
        search.setClearButtonVisible(true);
        search.setWidthFull();
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.setValueChangeTimeout(150);
        search.addValueChangeListener(change -> find(change.getValue().strip()));
        Shortcuts.addShortcutListener(search, search::clear, Key.ESCAPE).listenOn(search);
        found.setId("knowledge-found");
        found.getElement().setAttribute("aria-live", "polite");
        add(new H1(getTranslation("portal.knowledge")), search, found);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("portal.knowledge");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var words =
                event.getLocation().getQueryParameters().getSingleParameter("q").orElse("");
        search.setValue(words);
        show(words);
    }

    /** The address follows what is typed, so that a way back or a sent link finds the same. */
    private void find(String words) {
        var query = words.isEmpty() ? QueryParameters.empty() : QueryParameters.simple(Map.of("q", words));
        getUI().ifPresent(ui -> ui.getPage().getHistory().replaceState(null, new Location(PATH, query)));
        show(words);
    }

    private void show(String words) {
        found.removeAll();
        var hits = articles.find(words, MOST, viewer);
        if (hits.isEmpty()) {
            found.add(
                    words.isEmpty()
                            ? new EmptyState(
                                    "book",
                                    getTranslation("portal.knowledge.empty"),
                                    getTranslation("portal.knowledge.empty.why"),
                                    SafeLink.to("portal", getTranslation("portal.home")))
                            : new EmptyState(
                                    "search",
                                    getTranslation("portal.knowledge.none", words),
                                    getTranslation("portal.knowledge.none.why"),
                                    all(),
                                    SafeLink.to("portal", getTranslation("portal.knowledge.ask"))));
            return;
        }
        var card = PortalPieces.card();
        hits.forEach(article -> card.add(PortalPieces.article(article, false)));
        found.add(card);
    }

    private Anchor all() {
        return SafeLink.to(PATH, getTranslation("portal.knowledge.all"));
    }
}
