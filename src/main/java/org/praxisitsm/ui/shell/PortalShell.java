package org.praxisitsm.ui.shell;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.demo.HistoryProgress;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.ui.components.Logo;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.SafeLink;

/** The frame of the portal: a top bar with few words, and the same places in a bottom bar on a phone. */
@PermitAll
@JsModule("./components/px-marks.ts")
@JsModule("./components/px-time.ts")
public class PortalShell extends Composite<Div> implements RouterLayout, AfterNavigationObserver {

    /** @param thumb its one word on a phone */
    private record Place(String path, String label, String thumb, String icon) {}

    private static final List<Place> PLACES = List.of(
            new Place("portal", "portal.home", "portal.home", "home"),
            new Place("portal/catalogue", "portal.catalogue", "portal.catalogue", "cart"),
            new Place("portal/requests", "portal.requests", "portal.thumb.requests", "ticket"),
            new Place("portal/assets", "portal.assets", "portal.thumb.assets", "laptop"),
            new Place("portal/approvals", "portal.approvals", "portal.thumb.approvals", "check"),
            new Place("portal/knowledge", "portal.knowledge", "portal.knowledge", "book"));

    /** As many words stand beside each other on the narrowest phone; articles are found by the search of the first page. */
    private static final int AT_A_THUMB = 5;

    private final Main main = new Main();
    private final List<Anchor> links = new ArrayList<>();

    PortalShell(Viewers viewers, NoticesFeed notices, HistoryProgress history, AuthenticationContext authentication) {
        var viewer = viewers.current();
        main.addClassName("px-portal-main");
        main.setId("main");
        var brand = SafeLink.to("portal", "");
        brand.add(new Logo(false), new Span(getTranslation("portal.brand")));
        brand.addClassName("px-portal-brand");
        var space = new Span();
        space.addClassName("px-grow");
        var top = new Header(brand, places("px-portal-places", PLACES.size(), Place::label), space);
        top.addClassName("px-portal-top");
        if (!viewer.isOnlyRequester()) {
            var desk = SafeLink.to("desk/work", getTranslation("portal.desk"));
            desk.addClassName("px-portal-desk");
            top.add(desk);
        }
        top.add(
                new SetupHint(history, notices.live()),
                new NoticesPanel(notices, viewer),
                new MeMenu(viewer, notices.wishes(), authentication));
        getContent().addClassName("px-portal");
        getContent().add(top, main, places("px-portal-bottom", AT_A_THUMB, Place::thumb));
    }

    private Nav places(String className, int most, Function<Place, String> words) {
        var nav = new Nav();
        nav.addClassName(className);
        nav.setAriaLabel(getTranslation("desk.main"));
        PLACES.stream()
                .limit(most)
                .filter(place -> RouteConfiguration.forApplicationScope()
                        .getRoute(place.path())
                        .isPresent())
                .forEach(place -> {
                    var link = SafeLink.to(place.path(), "");
                    link.add(new PxIcon(place.icon()), new Span(getTranslation(words.apply(place))));
                    links.add(link);
                    nav.add(link);
                });
        return nav;
    }

    @Override
    public void showRouterLayoutContent(HasElement content) {
        main.getElement().appendChild(content.getElement());
    }

    @Override
    public void removeRouterLayoutContent(@Nullable HasElement old) {
        if (old != null) {
            old.getElement().removeFromParent();
        }
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        var path = event.getLocation().getPath();
        links.forEach(link -> {
            var place = link.getHref();
            var here = path.equals(place) || (!place.equals("portal") && path.startsWith(place + "/"));
            link.setClassName("on", here);
            if (here) {
                link.getElement().setAttribute("aria-current", "page");
            } else {
                link.getElement().removeAttribute("aria-current");
            }
        });
    }
}
