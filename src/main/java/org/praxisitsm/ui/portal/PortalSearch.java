package org.praxisitsm.ui.portal;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.SafeLink;

/** Finds services in the words of whoever needs one, before a form is offered. */
class PortalSearch extends Composite<Div> {

    private static final int MOST = 6;

    private final transient PortalDesk desk;
    private final Div hits = new Div();

    PortalSearch(PortalDesk desk) {
        this.desk = desk;
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
        var offers = desk.offers();
        offers.stream()
                .filter(offer -> offer.matches(text))
                .limit(MOST)
                .forEach(offer -> hits.add(PortalPieces.tile(offer)));
        offers.stream().filter(offer -> offer.service() == null).findFirst().ifPresent(offer -> {
            Anchor report = SafeLink.to(PortalPieces.address(offer), "");
            report.addClassName("px-portal-last");
            report.add(new PxIcon("flag"), new Span(getTranslation("portal.search.report")), new PxIcon("arrow-right"));
            hits.add(report);
        });
    }
}
