package org.praxisitsm.ui.asset;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import org.springframework.core.annotation.Order;

/** What is hit when the item fails, and what it stands on itself. */
@org.springframework.stereotype.Component
@Order(20)
class ImpactPage implements CiPage {

    private final ImpactDesk desk;

    ImpactPage(ImpactDesk desk) {
        this.desk = desk;
    }

    @Override
    public String key() {
        return "impact";
    }

    @Override
    public Component open(CiVisit visit) {
        var around = new Div();
        around.addClassName("px-impact-around");
        // How it is looked at stands in the address, which is that of this page only once it is shown.
        around.addAttachListener(attached -> {
            if (around.getComponentCount() == 0) {
                around.add(panel(visit, attached.getUI()));
            }
        });
        return around;
    }

    private Component panel(CiVisit visit, UI ui) {
        var number = visit.ci().number();
        var location = ui.getActiveViewLocation();
        return new ImpactPanel(
                desk,
                question -> desk.impacts().of(number, question, visit.viewer()),
                "impact.if-it-fails",
                location.getPath().endsWith(number)
                        ? location.getQueryParameters().getParameters()
                        : java.util.Map.of(),
                query -> {
                    var address = new LinkedHashMap<String, String>();
                    address.put("tab", key());
                    address.putAll(query);
                    ui.getPage()
                            .getHistory()
                            .replaceState(null, new Location("desk/assets/" + number, QueryParameters.simple(address)));
                });
    }
}
