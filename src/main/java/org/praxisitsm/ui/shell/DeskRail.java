package org.praxisitsm.ui.shell;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.praxisitsm.ui.components.Logo;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.SafeLink;

/** The left rail: an icon over its word, the current place marked. */
class DeskRail extends Composite<Nav> {

    private final Map<String, Anchor> links = new LinkedHashMap<>();

    DeskRail(List<DeskPlaces.Place> places) {
        getContent().addClassName("px-rail");
        getContent().setAriaLabel(getTranslation("desk.main"));
        var mark = SafeLink.to("desk/work", "");
        mark.setAriaLabel(getTranslation("desk.home"));
        mark.add(new Logo(false));
        mark.addClassName("px-rail-mark");
        getContent().add(mark);
        places.forEach(place -> {
            var link = SafeLink.to(place.path(), "");
            link.add(new PxIcon(place.icon()), new Span(getTranslation(place.label())));
            link.setId("rail-" + place.path().replace('/', '-'));
            links.put(place.path(), link);
            getContent().add(link);
        });
    }

    void mark(String path) {
        var current = path.startsWith("desk/new") ? "desk/tickets" : path;
        links.forEach((place, link) -> {
            var here = current.equals(place) || current.startsWith(place + "/");
            link.setClassName("on", here);
            if (here) {
                link.getElement().setAttribute("aria-current", "page");
            } else {
                link.getElement().removeAttribute("aria-current");
            }
        });
    }
}
