package org.praxisitsm.ui.portal;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.ticket.TicketRow;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.SafeLink;

/** Finds articles, services and the person's own requests in their words, before a form is offered. */
class PortalSearch extends Composite<Div> {

    private static final int MOST = 6;

    private static final int MOST_OWN = 4;

    private static final int MOST_ANSWERS = 4;

    private final transient PortalDesk desk;
    private final transient Viewer viewer;
    private final Div hits = new Div();

    PortalSearch(PortalDesk desk, Viewer viewer) {
        this.desk = desk;
        this.viewer = viewer;
        var field = new TextField();
        field.setId("portal-search");
        field.setAriaLabel(getTranslation("portal.search"));
        field.setPlaceholder(getTranslation("portal.search.hint"));
        field.setPrefixComponent(new PxIcon("search"));
        field.setClearButtonVisible(true);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setValueChangeTimeout(150);
        field.setWidthFull();
        field.addValueChangeListener(event -> find(event.getValue().strip()));
        Shortcuts.addShortcutListener(field, () -> field.clear(), Key.ESCAPE).listenOn(this);
        hits.addClassName("px-portal-hits");
        hits.getElement().setAttribute("role", "region");
        hits.getElement().setAttribute("aria-live", "polite");
        hits.getElement().setAttribute("aria-label", getTranslation("portal.search.results"));
        hits.setVisible(false);
        getContent().addClassName("px-portal-search");
        getContent().add(field, hits);
    }

    private void find(String text) {
        hits.removeAll();
        hits.setVisible(!text.isEmpty());
        if (text.isEmpty()) {
            return;
        }
        var answers = desk.articles().find(text, MOST_ANSWERS, viewer);
        if (!answers.isEmpty()) {
            hits.add(new H2(getTranslation("portal.search.answers")));
            answers.forEach(article -> hits.add(PortalPieces.article(article, true)));
        }
        var offers = desk.offers(getLocale(), viewer);
        var fitting =
                offers.stream().filter(offer -> offer.matches(text)).limit(MOST).toList();
        if (!fitting.isEmpty()) {
            hits.add(new H2(getTranslation("portal.search.services")));
            fitting.forEach(offer -> hits.add(PortalPieces.tile(offer)));
        }
        var orderable = desk.orderable(text, MOST, viewer);
        if (!orderable.isEmpty()) {
            hits.add(new H2(getTranslation("portal.catalogue")));
            orderable.forEach(offering -> hits.add(PortalPieces.tile(
                    CatalogueAddress.EMPTY.offering(offering.key()),
                    OfferingWords.icon(offering),
                    offering.name(getLocale()),
                    offering.summary(getLocale()),
                    OfferingWords.terms(this, offering, getLocale()))));
        }
        var own = text.length() < 3 ? List.<TicketRow>of() : desk.requestsAbout(text, MOST_OWN, viewer);
        if (!own.isEmpty()) {
            hits.add(new H2(getTranslation("portal.requests")));
            own.forEach(ticket -> hits.add(desk.hit(ticket, getLocale(), viewer)));
        }
        if (answers.isEmpty() && fitting.isEmpty() && orderable.isEmpty() && own.isEmpty()) {
            hits.add(new Paragraph(getTranslation("portal.search.nothing")));
        }
        offers.stream().filter(offer -> offer.service() == null).findFirst().ifPresent(offer -> {
            Anchor report = SafeLink.to(PortalPieces.address(offer), "");
            report.addClassName("px-portal-last");
            report.add(new PxIcon("flag"), new Span(getTranslation("portal.search.report")), new PxIcon("arrow-right"));
            hits.add(report);
        });
    }
}
