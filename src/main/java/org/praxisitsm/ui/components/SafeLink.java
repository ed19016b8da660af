package org.praxisitsm.ui.components;

import com.vaadin.flow.component.html.Anchor;
import java.util.regex.Pattern;

/** The only place that makes links: to our own screens, or outside by http, https, mailto and tel only. */
public final class SafeLink {

    private static final Pattern OUTSIDE = Pattern.compile("(?i)^(https?|mailto|tel):.+");

    private SafeLink() {}

    /** A link to a screen of ours, followed without loading the page again. */
    public static Anchor to(String path, String text) {
        if (path.contains(":") || path.startsWith("//")) {
            throw new IllegalArgumentException("Not a path of ours: " + path);
        }
        var link = new Anchor();
        link.setHref(path);
        link.setText(text);
        link.setRouterIgnore(false);
        link.getElement().setAttribute("router-link", true);
        return link;
    }

    /** A link elsewhere; text alone where the address is not one that we follow. */
    public static Anchor outside(String address, String text) {
        var link = new Anchor();
        link.setText(text);
        if (OUTSIDE.matcher(address).matches()) {
            link.setHref(address);
            link.getElement().setAttribute("rel", "noopener noreferrer");
        }
        return link;
    }
}
