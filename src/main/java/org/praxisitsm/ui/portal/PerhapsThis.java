package org.praxisitsm.ui.portal;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.knowledge.Article;
import org.praxisitsm.knowledge.Articles;

/** Articles that could answer a report while it is being written; one that does ends it before it is sent. */
class PerhapsThis extends Composite<Div> {

    private static final int MOST = 3;

    private final transient Articles articles;
    private final transient Viewer viewer;
    private final transient Consumer<Article> solved;
    private transient List<String> shown = List.of();

    PerhapsThis(Articles articles, Viewer viewer, Consumer<Article> solved) {
        this.articles = articles;
        this.viewer = viewer;
        this.solved = solved;
        getContent().setId("perhaps-this");
        getContent().addClassNames("px-portal-card", "px-perhaps");
        getContent().getElement().setAttribute("role", "region");
        getContent().getElement().setAttribute("aria-live", "polite");
        getContent().getElement().setAttribute("aria-label", getTranslation("portal.perhaps"));
        getContent().setVisible(false);
    }

    void about(String text, @Nullable String service) {
        var found = articles.suggest(text, service, MOST, viewer);
        var numbers = found.stream().map(Article::number).toList();
        if (numbers.equals(shown)) {
            return;
        }
        shown = numbers;
        getContent().removeAll();
        getContent().setVisible(!found.isEmpty());
        getContent().add(new H2(getTranslation("portal.perhaps")));
        found.forEach(this::add);
    }

    private void add(Article article) {
        // Beside the report, so that what is typed stays in sight.
        var link = PortalPieces.article(article, true);
        link.setTarget("_blank");
        var done = new Button(getTranslation("portal.perhaps.solved"), click -> solved.accept(article));
        done.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        done.setAriaLabel(getTranslation("portal.perhaps.solved") + ": " + article.title());
        done.setId("solved-" + article.number());
        var row = new Div(link, done);
        row.addClassName("px-perhaps-row");
        getContent().add(row);
    }
}
