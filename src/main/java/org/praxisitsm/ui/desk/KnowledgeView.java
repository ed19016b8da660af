package org.praxisitsm.ui.desk;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.knowledge.Article;
import org.praxisitsm.knowledge.Articles;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ui.components.ArticleReading;
import org.praxisitsm.ui.components.EmptyState;
import org.praxisitsm.ui.components.Names;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.SafeLink;
import org.praxisitsm.ui.shell.DeskShell;

/** What was written down, for those who solve: found by words at the left, read at the right, without leaving the desk. */
@Route(value = "knowledge/:article?", layout = DeskShell.class)
@PermitAll
@CssImport("./desk/knowledge.css")
class KnowledgeView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final String PATH = "knowledge";
    private static final int MOST = 100;

    private final transient Articles articles;
    private final transient Names names;
    private final transient Viewer viewer;
    private final TextField search = new TextField();
    private final Nav found = new Nav();
    private final Div reading = new Div();
    private transient @Nullable Article article;

    KnowledgeView(Articles articles, Names names, Viewers viewers) {
        this.articles = articles;
        this.names = names;
        this.viewer = viewers.current();
        addClassName("px-knowledge");
        search.setId("knowledge-search");
        search.setAriaLabel(getTranslation("portal.knowledge.search"));
        search.setPlaceholder(getTranslation("portal.knowledge.search"));
        search.setPrefixComponent(new PxIcon("search"));
        search.setClearButtonVisible(true);
        search.setWidthFull();
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.setValueChangeTimeout(150);
        search.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                find(change.getValue().strip());
            }
        });
        Shortcuts.addShortcutListener(search, search::clear, Key.ESCAPE).listenOn(search);
        found.setId("knowledge-found");
        found.setAriaLabel(getTranslation("portal.knowledge"));
        reading.setId("knowledge-reading");
        reading.addClassNames("px-knowledge-reading", "px-portal-page");
        var list = new Div(new H1(getTranslation("desk.knowledge")), search, found);
        list.addClassName("px-knowledge-list");
        add(list, reading);
    }

    @Override
    public String getPageTitle() {
        return article == null ? getTranslation("desk.knowledge") : article.title();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var words =
                event.getLocation().getQueryParameters().getSingleParameter("q").orElse("");
        var number = event.getRouteParameters().get("article").orElse("");
        try {
            article = number.isEmpty() ? null : articles.open(number, viewer);
        } catch (Refusal unknown) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        search.setValue(words);
        read(show(words).isEmpty() && words.isEmpty());
        if (article == null) {
            search.focus();
        }
    }

    /** The address follows what is typed, so that a way back or a sent link finds the same. */
    private void find(String words) {
        var query = words.isEmpty() ? QueryParameters.empty() : QueryParameters.simple(Map.of("q", words));
        var path = article == null ? PATH : PATH + "/" + article.number();
        getUI().ifPresent(ui -> ui.getPage().getHistory().replaceState(null, new Location(path, query)));
        show(words);
    }

    private List<Article> show(String words) {
        var hits = articles.find(words, MOST, viewer);
        found.removeAll();
        hits.forEach(hit -> found.add(row(hit, words)));
        if (hits.isEmpty() && !words.isEmpty()) {
            var none = new Div(getTranslation("portal.knowledge.none", words));
            none.addClassName("px-knowledge-none");
            none.getElement().setAttribute("role", "status");
            found.add(none);
        }
        return hits;
    }

    private void read(boolean nothingYet) {
        reading.removeAll();
        if (article != null) {
            var page = new ArticleReading(articles, names, viewer);
            page.show(article);
            reading.add(page);
            return;
        }
        reading.add(
                nothingYet
                        ? new EmptyState(
                                "book",
                                getTranslation("portal.knowledge.empty"),
                                getTranslation("portal.knowledge.empty.why"))
                        : new EmptyState(
                                "book",
                                getTranslation("desk.knowledge.choose"),
                                getTranslation("desk.knowledge.choose.why")));
    }

    private Anchor row(Article hit, String words) {
        var address = PATH + "/" + hit.number()
                + (words.isEmpty() ? "" : "?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8));
        var link = SafeLink.to(address, "");
        link.addClassName("px-knowledge-row");
        var title = new Span(hit.title());
        title.addClassName("px-knowledge-title");
        var facts = new Div(new Span(hit.number()));
        facts.addClassName("px-knowledge-facts");
        if (hit.readers() != Article.Readers.EVERYBODY) {
            facts.add(badge("portal.article.readers." + hit.readers(), ""));
        }
        if (hit.underReview()) {
            facts.add(badge("portal.article.under-review", "warn"));
        }
        if (hit.helped() > 0) {
            facts.add(new Span(getTranslation("portal.article.helped.count", hit.helped())));
        }
        var summary = new Span(hit.summary());
        summary.addClassName("px-knowledge-summary");
        link.add(title, summary, facts);
        if (article != null && article.number().equals(hit.number())) {
            link.getElement().setAttribute("aria-current", "page");
        }
        return link;
    }

    private Span badge(String words, String kind) {
        var badge = new Span(getTranslation(words));
        badge.addClassName("px-badge");
        if (!kind.isEmpty()) {
            badge.addClassName(kind);
        }
        return badge;
    }
}
