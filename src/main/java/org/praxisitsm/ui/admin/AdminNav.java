package org.praxisitsm.ui.admin;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouteConfiguration;
import java.util.List;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.SafeLink;

/** The column of administration's pages; a page without a screen yet is not offered. */
class AdminNav extends Composite<Nav> {

    /** @param owners whether process owners go there too */
    private record Page(String path, String label, String icon, boolean owners) {}

    private static final List<Page> PAGES = List.of(
            new Page("admin/people", "admin.people", "person", false),
            new Page("admin/services", "admin.services", "bolt", false),
            new Page("admin/offerings", "admin.offerings", "cart", true),
            new Page("admin/asset-classes", "admin.asset.classes", "asset", false),
            new Page("admin/calendars", "admin.calendars", "calendar", false),
            new Page("admin/agreements", "admin.agreements", "target", true),
            new Page("admin/recurrences", "admin.recurrences", "clock", true),
            new Page("admin/health", "health.title", "heart", false));

    /** The pages of an administrator. */
    AdminNav(String current) {
        this(current, true);
    }

    /** @param administrator false for process owners, who come for what concerns their practices only */
    AdminNav(String current, boolean administrator) {
        getContent().addClassName("px-views");
        getContent().setAriaLabel(getTranslation("desk.admin"));
        var title = new Div(getTranslation("desk.admin"));
        title.addClassName("px-views-title");
        getContent().add(title);
        PAGES.stream()
                .filter(page -> administrator || page.owners())
                .filter(page -> exists(page.path()))
                .forEach(page -> add(
                        page.path(),
                        page.icon(),
                        getTranslation(page.label()),
                        page.path().equals(current)));
    }

    void section(String title) {
        var heading = new Div(title);
        heading.addClassNames("px-sec", "px-admin-section");
        getContent().add(heading);
    }

    Anchor add(String path, String icon, String label, boolean current) {
        var link = SafeLink.to(path, "");
        var text = new Span(label);
        text.addClassName("px-ell");
        link.add(new PxIcon(icon), text);
        if (current) {
            link.addClassName("on");
            link.getElement().setAttribute("aria-current", "page");
        }
        getContent().add(link);
        return link;
    }

    private static boolean exists(String path) {
        return RouteConfiguration.forApplicationScope().getRoute(path).isPresent();
    }
}
