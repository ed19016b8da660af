package org.praxisitsm.ui.shell;

import java.util.List;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.notification.MailWishes;
import org.praxisitsm.notification.Notifications;
import org.praxisitsm.ui.components.Live;
import org.springframework.stereotype.Component;

/** What a person has been told, for the bell. */
@Component
class NoticesFeed {

    private final Notifications notifications;
    private final MailWishes wishes;
    private final Live live;

    NoticesFeed(Notifications notifications, MailWishes wishes, Live live) {
        this.notifications = notifications;
        this.wishes = wishes;
        this.live = live;
    }

    MailWishes wishes() {
        return wishes;
    }

    Live live() {
        return live;
    }

    String text(Notifications.Notice notice, java.util.Locale locale) {
        return notifications.text(notice, locale);
    }

    int unread(Viewer viewer) {
        return notifications.unread(viewer);
    }

    List<Notifications.Notice> latest(Viewer viewer) {
        return notifications.of(viewer, 20, null).items();
    }

    void read(List<Notifications.Notice> notices, Viewer viewer) {
        var ids = notices.stream()
                .filter(notice -> !notice.read())
                .map(Notifications.Notice::id)
                .toList();
        if (!ids.isEmpty()) {
            notifications.markRead(ids, viewer);
        }
    }
}
