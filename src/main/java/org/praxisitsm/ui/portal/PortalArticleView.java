package org.praxisitsm.ui.portal;

import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.knowledge.Article;
import org.praxisitsm.knowledge.Articles;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ui.components.ArticleReading;
import org.praxisitsm.ui.components.Names;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.SafeLink;
import org.praxisitsm.ui.shell.PortalShell;

/** One article to read; whether it helped, and what is wrong with it. */
@Route(value = "portal/knowledge/:article", layout = PortalShell.class)
@PermitAll
@CssImport("./portal/portal.css")
class PortalArticleView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient Articles articles;
    private final transient Names names;
    private final transient Viewer viewer;
    private transient @Nullable Article article;

    PortalArticleView(Articles articles, Names names, Viewers viewers) {
        this.articles = articles;
        this.names = names;
        this.viewer = viewers.current();
        addClassNames("px-portal-page", "px-portal-narrow");
    }

    @Override
    public String getPageTitle() {
        return article == null ? getTranslation("portal.knowledge") : article.title();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        try {
            var opened = articles.open(event.getRouteParameters().get("article").orElse(""), viewer);
            article = opened;
            show(opened);
        } catch (Refusal unknown) {
            event.rerouteToError(NotFoundException.class);
        }
    }

    private void show(Article it) {
        removeAll();
        var crumbs = new Div(
                SafeLink.to("portal/knowledge", getTranslation("portal.knowledge")),
                new PxIcon("chevron-right"),
                new Span(it.number()));
        crumbs.addClassName("px-crumbs");
        var reading = new ArticleReading(articles, names, viewer);
        reading.show(it);
        add(crumbs, reading);
    }
}
