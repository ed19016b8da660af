package org.praxisitsm.ui.asset;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.SafeLink;

/** Small parts that the pages about items are made of. */
public final class CiParts {

    private CiParts() {}

    /** @param title key in the bundles, of a section beside an item's page */
    public static Section section(String title) {
        var section = new Section();
        var head = new Div(new Span(section.getTranslation(title)));
        head.addClassName("px-sec");
        section.add(head);
        return section;
    }

    public static Span chip(Component... parts) {
        var chip = new Span(parts);
        chip.addClassName("px-chip");
        return chip;
    }

    public static Span text(String words, String... classes) {
        var span = new Span(words);
        span.addClassNames(classes);
        return span;
    }

    public static void fact(DescriptionList list, String name, Component value) {
        var description = new DescriptionList.Description(value);
        list.add(new DescriptionList.Term(name), description);
    }

    /** A link to an item, with the icon of its class before its name. */
    public static Anchor link(String number, String icon, String name) {
        var link = SafeLink.to("desk/assets/" + number, "");
        link.add(new PxIcon(icon), text(name, "px-ell"));
        link.addClassName("px-ci-link");
        return link;
    }
}
