package org.praxisitsm.ui.desk;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.Objects;
import java.util.function.Consumer;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.knowledge.Article;
import org.praxisitsm.ticket.TicketView;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.SafeLink;

/** Articles that share words with the ticket; one that the requester may read goes into the reply by a click. */
final class ArticleSection {

    private static final int MOST = 4;

    private ArticleSection() {}

    static void fill(
            Section section, TicketView ticket, TicketServices services, Viewer viewer, Consumer<String> reply) {
        var words = ticket.subject() + " " + Objects.toString(ticket.description(), "");
        services.articles().suggest(words, ticket.service(), MOST + 1, viewer).stream()
                .filter(article -> !article.number().equals(ticket.number()))
                .limit(MOST)
                .forEach(article -> section.add(row(section, article, ticket, services, reply)));
    }

    private static Div row(
            Section section, Article article, TicketView ticket, TicketServices services, Consumer<String> reply) {
        var link = SafeLink.to("knowledge/" + article.number(), "");
        link.setTarget("_blank");
        var title = new Span(article.title());
        title.addClassName("px-ell");
        link.add(new PxIcon("book"), title);
        link.addClassName("px-side-row");
        link.getElement().setAttribute("title", article.number() + " · " + article.summary());
        var row = new Div(link);
        row.addClassName("px-link-row");
        if (article.readers() != Article.Readers.EVERYBODY) {
            var who = new Span(section.getTranslation("portal.article.readers." + article.readers()));
            who.addClassName("px-badge");
            link.add(who);
        } else if (ticket.mayWork()) {
            var words = section.getTranslation("ticket.articles.insert", article.title());
            var insert = new Button(new PxIcon("reply"));
            insert.addClickListener(click -> reply.accept(
                    article.title() + ": " + services.address().link("portal/knowledge/" + article.number()) + " "));
            insert.setId("insert-" + article.number());
            insert.setAriaLabel(words);
            insert.setTooltipText(words);
            insert.addThemeNames("tertiary", "small", "icon");
            row.add(insert);
        }
        return row;
    }
}
