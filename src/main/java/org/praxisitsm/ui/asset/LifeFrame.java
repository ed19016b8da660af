package org.praxisitsm.ui.asset;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.ui.components.NotForYou;

/** What the pages around the stock have in common: a head with the places beside it, and a body that scrolls. */
@CssImport("./asset/asset.css")
@CssImport("./asset/life.css")
abstract class LifeFrame extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    final transient Viewer viewer;
    final Div body = new Div();
    private final String path;
    private final String title;

    /** @param path of the route, for the mark in the head; @param title key in the bundles */
    LifeFrame(Viewer viewer, String path, String title) {
        this.viewer = viewer;
        this.path = path;
        this.title = title;
        body.addClassName("px-lf-body");
        getContent().addClassName("px-lf");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (viewer.isOnlyRequester()) {
            event.rerouteToError(NotForYou.class);
            return;
        }
        enter(event);
        refresh();
    }

    void enter(BeforeEnterEvent event) {}

    abstract void fill();

    /** @return what stands at the right of the head */
    Component[] actions() {
        return new Component[0];
    }

    final void refresh() {
        getContent().removeAll();
        body.removeAll();
        fill();
        var grow = new Span();
        grow.addClassName("px-grow");
        var head = new Div(new H1(heading()), new AssetPlaces(path), grow);
        head.add(actions());
        head.addClassName("px-lf-head");
        getContent().add(head, body);
    }

    String heading() {
        return getTranslation(title);
    }

    static Div card(Component... parts) {
        var card = new Div(parts);
        card.addClassName("px-lf-card");
        return card;
    }

    @Override
    public String getPageTitle() {
        return heading() + " · Praxis";
    }
}
