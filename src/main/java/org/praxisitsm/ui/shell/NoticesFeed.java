package org.praxisitsm.ui.shell;

import java.util.List;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.notification.Notifications;
import org.springframework.stereotype.Component;

/** What a person has been told, for the bell. */
@Component
class NoticesFeed {

    private final Notifications notifications;

    NoticesFeed(Notifications notifications) {
        this.notifications = notifications;
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
