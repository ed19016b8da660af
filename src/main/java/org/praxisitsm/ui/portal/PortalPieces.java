package org.praxisitsm.ui.portal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.knowledge.Article;
import org.praxisitsm.practice.Category;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.TaskRow;
import org.praxisitsm.ticket.TicketRow;
import org.praxisitsm.ui.components.FormFields;
import org.praxisitsm.ui.components.Marks;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.SafeLink;
import org.praxisitsm.ui.components.ServiceWords;
import org.praxisitsm.ui.portal.PortalDesk.Offer;
import org.praxisitsm.workflow.ProcessViews.Milestone;
import org.praxisitsm.workflow.Tasks;

/** Tiles, rows and bars of the portal. */
final class PortalPieces {

    private PortalPieces() {}

    static Div card() {
        var card = new Div();
        card.addClassName("px-portal-card");
        return card;
    }

    static Div quietCard(String text) {
        var card = card();
        card.addClassName("px-portal-quiet");
        card.setText(text);
        return card;
    }

    /** Where a refusal is told that belongs to no field. */
    static Paragraph problem() {
        var problem = new Paragraph();
        problem.addClassName("px-portal-problem");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        return problem;
    }

    /** Each reason at its field; what has none in the line for problems. */
    static void tell(Refusal refusal, @Nullable FormFields fields, Paragraph problem) {
        tell(refusal, null, fields, problem);
    }

    /** @param pressed which may need an answer that others do not */
    static void tell(Refusal refusal, Tasks.@Nullable Outcome pressed, @Nullable FormFields fields, Paragraph problem) {
        var placed = fields != null
                && fields.complain(refusal.errors(), pressed)
                && !refusal.errors().isEmpty();
        problem.setText(placed ? "" : ServiceWords.of(refusal));
        problem.setVisible(!placed);
    }

    static String address(Offer offer) {
        if (offer.catalogue()) {
            return CatalogueAddress.EMPTY.toString();
        }
        return "portal/report/" + offer.practice() + (offer.service() == null ? "" : "?service=" + offer.service());
    }

    static Anchor tile(Offer offer) {
        var link = SafeLink.to(address(offer), "");
        link.addClassNames("px-portal-card", "px-tile");
        link.add(icon(offer.icon(), ""), twoLines(offer.name(), offer.description()));
        return link;
    }

    /** Something to order: what it is called, what one gets, what it costs and takes. */
    static Anchor tile(String address, String icon, String name, String summary, String terms) {
        var link = SafeLink.to(address, "");
        link.addClassNames("px-portal-card", "px-tile");
        var lines = twoLines(name, summary);
        var last = new Span(terms);
        last.addClassName("px-tile-terms");
        lines.add(last);
        link.add(icon(icon, ""), lines);
        return link;
    }

    /** A task of the requester: what is asked, about which request. */
    static Anchor task(TaskRow task, String name) {
        var link = need("portal/requests/" + task.ticket(), "check", name, task.subject(), null);
        if (task.confidential()) {
            link.addComponentAtIndex(1, new Marks.Confidential());
        }
        return link;
    }

    /** Something that waits for the person: what, about what, and by when or since when. */
    static Anchor need(String address, String icon, String what, String about, @Nullable Component when) {
        var link = SafeLink.to(address, "");
        link.addClassNames("px-portal-card", "px-need");
        link.add(icon(icon, "px-tile-warm"), twoLines(what, about));
        if (when != null) {
            var side = new Span(when);
            side.addClassName("px-request-side");
            link.add(side);
        }
        link.add(new PxIcon("chevron-right"));
        return link;
    }

    /** @param ended how it ended before its last milestone, or null */
    static Anchor request(TicketRow ticket, List<Milestone> milestones, @Nullable String ended) {
        var link = SafeLink.to("portal/requests/" + ticket.number(), "");
        link.addClassName("px-request");
        var side = new Div(bar(milestones, ended), new Marks.Time(ticket.updatedAt()).brief());
        side.addClassName("px-request-side");
        link.add(lines(ticket, milestones, ended), side, new PxIcon("chevron-right"));
        return link;
    }

    /** @return whether it is over and never comes to its last milestone */
    static boolean endedEarly(Category category, List<Milestone> milestones) {
        return category == Category.CANCELLED
                || category == Category.CLOSED
                        && !milestones.isEmpty()
                        && !milestones.get(milestones.size() - 1).state().equals("DONE");
    }

    /** An article among others; in a search without a border of its own. */
    static Anchor article(Article article, boolean hit) {
        var link = SafeLink.to("portal/knowledge/" + article.number(), "");
        link.addClassName(hit ? "px-tile" : "px-request");
        link.add(icon("book", ""), twoLines(article.title(), article.summary()));
        if (article.helped() > 0) {
            var side = new Span(UI.getCurrent().getTranslation("portal.article.helped.count", article.helped()));
            side.addClassName("px-request-side");
            link.add(side);
        }
        link.add(new PxIcon("chevron-right"));
        return link;
    }

    /** A request among what a search found. */
    static Anchor hit(TicketRow ticket, List<Milestone> milestones, @Nullable String ended) {
        var link = SafeLink.to("portal/requests/" + ticket.number(), "");
        link.addClassNames("px-tile");
        link.add(icon("ticket", ""), lines(ticket, milestones, ended));
        return link;
    }

    private static Span lines(TicketRow ticket, List<Milestone> milestones, @Nullable String ended) {
        var lines = twoLines(ticket.subject(), standing(ticket, milestones, ended));
        if (ticket.confidential()) {
            lines.getChildren().findFirst().ifPresent(first -> ((Span) first)
                    .addComponentAsFirst(new Marks.Confidential()));
        }
        return lines;
    }

    static String standing(TicketRow ticket, List<Milestone> milestones, @Nullable String ended) {
        var stands = ended == null ? current(milestones) : ended;
        return stands == null ? ticket.number() : stands + " · " + ticket.number();
    }

    static @Nullable String current(List<Milestone> milestones) {
        String last = null;
        for (var milestone : milestones) {
            if (milestone.state().equals("NOW")) {
                return milestone.label();
            }
            last = milestone.state().equals("DONE") ? milestone.label() : last;
        }
        return last;
    }

    static Component bar(List<Milestone> milestones, @Nullable String ended) {
        var bar = new Span();
        bar.addClassName("px-milestone-bar");
        bar.getElement().setAttribute("role", "img");
        var current = ended == null ? current(milestones) : ended;
        bar.getElement()
                .setAttribute(
                        "aria-label",
                        current == null ? UI.getCurrent().getTranslation("portal.milestone.none") : current);
        for (var milestone : milestones) {
            if (ended == null || !milestone.state().equals("AHEAD")) {
                bar.add(part(milestone.state()));
            }
        }
        if (ended != null) {
            bar.add(part("STOPPED"));
        }
        return bar;
    }

    private static Span part(String state) {
        var part = new Span();
        part.addClassName("px-milestone-" + state.toLowerCase(java.util.Locale.ROOT));
        return part;
    }

    private static Span icon(String name, String className) {
        var holder = new Span(new PxIcon(name));
        holder.addClassName("px-tile-icon");
        if (!className.isEmpty()) {
            holder.addClassName(className);
        }
        return holder;
    }

    private static Span twoLines(String first, String second) {
        var strong = new Span(first);
        strong.addClassName("px-strong");
        var small = new Span(second);
        small.addClassName("px-small");
        var lines = new Span(strong, small);
        lines.addClassName("px-lines");
        return lines;
    }
}
