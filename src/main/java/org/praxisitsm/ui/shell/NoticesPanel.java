package org.praxisitsm.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.notification.Notifications.Notice;
import org.praxisitsm.ui.components.Live;
import org.praxisitsm.ui.components.Marks;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.SafeLink;

/** The bell: a dot while something is unread; opening it reads. */
class NoticesPanel extends Composite<Span> {

    private final transient NoticesFeed feed;
    private final transient Viewer viewer;
    private final Span dot = new Span();
    private final Button bell = new Button(new PxIcon("bell"));
    private final Div list = new Div();
    private final Popover popover = new Popover();

    NoticesPanel(NoticesFeed feed, Viewer viewer) {
        this.feed = feed;
        this.viewer = viewer;
        bell.setId("notices");
        bell.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        dot.addClassName("px-dot");
        list.addClassName("px-notices");
        popover.setTarget(bell);
        popover.setPosition(PopoverPosition.BOTTOM_END);
        popover.setAriaLabel(getTranslation("notices.title"));
        popover.setWidth("360px");
        popover.add(list);
        popover.addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                fill();
            }
        });
        getContent().addClassName("px-bell");
        getContent().add(bell, dot, popover);
        refresh();
        addAttachListener(
                attached -> feed.live().follow(attached.getUI(), this, Live.person(viewer.account()), this::refresh));
    }

    /** Counts again. */
    void refresh() {
        var unread = feed.unread(viewer);
        dot.setVisible(unread > 0);
        bell.setAriaLabel(getTranslation("notices.label", unread));
    }

    private void fill() {
        var notices = feed.latest(viewer);
        list.removeAll();
        list.add(new Span(getTranslation("notices.title")));
        notices.forEach(notice -> list.add(row(notice)));
        if (notices.isEmpty()) {
            list.add(new Div(getTranslation("notices.none")));
        }
        feed.read(notices, viewer);
        refresh();
    }

    private Component row(Notice notice) {
        var base = viewer.isOnlyRequester() ? "portal/requests/" : "desk/tickets/";
        var elsewhere = String.valueOf(notice.arguments().getOrDefault("link", ""));
        var link = SafeLink.to(
                notice.ticket() != null ? base + notice.ticket() : elsewhere.startsWith("studio/") ? elsewhere : "",
                "");
        link.addClassName("px-notice");
        link.setClassName("unread", !notice.read());
        var words = new Span((notice.ticket() == null ? "" : notice.ticket() + ": ") + feed.text(notice, getLocale()));
        link.add(words, new Marks.Time(notice.at()).brief());
        return link;
    }
}
