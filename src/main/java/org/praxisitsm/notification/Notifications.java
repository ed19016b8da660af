package org.praxisitsm.notification;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Page;
import org.springframework.stereotype.Service;

/** What a person has been told, newest first, and whether they have read it. */
@Service
public class Notifications {

    /** @param topic key of the text in the message bundle, {@code notification.<topic>} */
    public record Notice(
            long id, @Nullable String ticket, String topic, Map<String, Object> arguments, Instant at, boolean read) {}

    public Page<Notice> of(Viewer viewer, int limit, @Nullable String cursor) {
        throw new UnsupportedOperationException("notification");
    }

    /** @return unread notices, counted up to 100. */
    public int unread(Viewer viewer) {
        throw new UnsupportedOperationException("notification");
    }

    public void markRead(List<Long> ids, Viewer viewer) {
        throw new UnsupportedOperationException("notification");
    }
}
