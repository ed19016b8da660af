package org.praxisitsm.ui.asset;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Nav;
import java.util.List;
import org.praxisitsm.ui.components.SafeLink;

/** The places beside the list of assets: stock, orders, contracts, licences, stock-takes. */
@CssImport("./asset/life.css")
public class AssetPlaces extends Composite<Nav> {

    private static final List<String> PLACES = List.of(
            "desk/assets",
            "desk/assets/stock",
            "desk/assets/orders",
            "desk/assets/contracts",
            "desk/assets/licences",
            "desk/assets/stock-takes");

    /** @param here path of the page that it stands on */
    public AssetPlaces(String here) {
        getContent().addClassName("px-lf-places");
        getContent().setAriaLabel(getTranslation("life.places"));
        for (var place : PLACES) {
            var link = SafeLink.to(place, getTranslation("life.place." + place.substring(place.lastIndexOf('/') + 1)));
            if (place.equals(here)) {
                link.addClassName("on");
                link.getElement().setAttribute("aria-current", "page");
            }
            getContent().add(link);
        }
    }
}
