package org.praxisitsm.ui.change;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import org.praxisitsm.change.ChangeFeeds;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.Marks;

/** Makes and revokes links by which calendar programs read the change calendar. */
class FeedDialog extends Dialog {

    private final transient ChangeFeeds feeds;
    private final transient Viewer viewer;
    private final Div list = new Div();
    private final TextField link = new TextField();

    FeedDialog(ChangeFeeds feeds, Viewer viewer) {
        this.feeds = feeds;
        this.viewer = viewer;
        setHeaderTitle(getTranslation("changes.feed.title"));
        setWidth("520px");
        var name = new TextField(getTranslation("changes.feed.name"));
        name.setMaxLength(80);
        var make = new Button(
                getTranslation("changes.feed.make"),
                click -> Failures.attempt(() -> {
                    var issued = feeds.issue(name.getValue(), viewer);
                    UI.getCurrent().getPage().fetchCurrentURL(url -> {
                        link.setValue(url.getProtocol() + "://" + url.getAuthority() + "/feeds/changes/"
                                + issued.token() + ".ics");
                        link.setVisible(true);
                        link.focus();
                    });
                    name.clear();
                    show();
                }));
        make.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        link.setLabel(getTranslation("changes.feed.link"));
        link.setReadOnly(true);
        link.setWidthFull();
        link.setAutoselect(true);
        link.setVisible(false);
        var row = new Div(name, make);
        row.addClassName("px-row");
        row.getStyle().set("align-items", "flex-end");
        add(new Paragraph(getTranslation("changes.feed.why")), row, link, list);
        getFooter().add(new Button(getTranslation("close"), click -> close()));
        show();
    }

    private void show() {
        list.removeAll();
        feeds.of(viewer).forEach(feed -> {
            var name = new Span(feed.name());
            name.addClassName("px-grow");
            var revoke = new Button(getTranslation("changes.feed.revoke"), click -> {
                Failures.attempt(() -> feeds.revoke(feed.id(), viewer));
                show();
            });
            revoke.addThemeVariants(ButtonVariant.LUMO_SMALL);
            var row = new Div(name, new Marks.Time(feed.createdAt()), revoke);
            row.addClassName("px-row");
            list.add(row);
        });
    }
}
