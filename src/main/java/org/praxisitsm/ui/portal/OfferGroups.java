package org.praxisitsm.ui.portal;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Section;
import java.util.List;
import org.praxisitsm.ui.portal.PortalDesk.Offer;
import org.praxisitsm.ui.portal.PortalDesk.OfferGroup;

/** What can be asked for, under the headings that the packs name: what is needed most in sight, the rest one click away. */
class OfferGroups extends Composite<Div> {

    /** Two rows of two: what a person takes in at a glance. */
    private static final int IN_SIGHT = 4;

    OfferGroups(List<OfferGroup> groups) {
        groups.forEach(this::add);
    }

    private void add(OfferGroup group) {
        var title = new H2(group.name() == null ? getTranslation(group.fallback()) : group.name());
        var head = new Div(title);
        head.addClassName("px-portal-head");
        var offers = group.offers();
        // One more takes no more room than the word that there is one.
        var most = group.closed() ? 0 : offers.size() == IN_SIGHT + 1 ? IN_SIGHT + 1 : IN_SIGHT;
        var section = new Section(head);
        section.addClassNames("px-portal-section", "px-offer-group");
        if (most > 0) {
            section.add(tiles(offers.stream().limit(most).toList()));
        }
        if (offers.size() > most) {
            var rest = tiles(offers.subList(most, offers.size()));
            rest.setVisible(false);
            head.add(more(title.getText(), offers.size(), rest));
            section.add(rest);
        }
        getContent().add(section);
    }

    private NativeButton more(String title, int count, Div rest) {
        var button = new NativeButton(getTranslation("portal.offers.all", count));
        button.addClassName("px-offer-more");
        button.getElement().setAttribute("aria-expanded", "false");
        button.setAriaLabel(title + ": " + getTranslation("portal.offers.all", count));
        button.addClickListener(click -> {
            var open = !rest.isVisible();
            rest.setVisible(open);
            var word = open ? getTranslation("portal.offers.fewer") : getTranslation("portal.offers.all", count);
            button.setText(word);
            button.setAriaLabel(title + ": " + word);
            button.getElement().setAttribute("aria-expanded", String.valueOf(open));
        });
        return button;
    }

    private static Div tiles(List<Offer> offers) {
        var tiles = new Div();
        tiles.addClassName("px-tiles");
        offers.forEach(offer -> tiles.add(PortalPieces.tile(offer)));
        return tiles;
    }
}
