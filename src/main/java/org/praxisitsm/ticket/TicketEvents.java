package org.praxisitsm.ticket;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happened to tickets, for modules above. Published inside the transaction. */
public final class TicketEvents {

    private TicketEvents() {}

    /** A ticket was inserted; the process starts on it. */
    public record TicketOpened(long id, String number, String practice, int packVersion, String by) {}

    /** Attributes or fields were changed outside a task; values by name. */
    public record TicketChanged(
            long id,
            String number,
            String practice,
            int packVersion,
            Map<String, Object> before,
            Map<String, Object> after,
            String by) {}

    /** A comment was added. {@code byRequester}: by the requester or the affected person. */
    public record CommentAdded(
            long id, String number, String practice, long comment, boolean internal, boolean byRequester, String by) {}

    /** Anything shown of the ticket changed: screens that show it read it again after commit. */
    public record TicketTouched(
            long id, String number, @Nullable String group, @Nullable String assignee, String requester) {}

    /** People are to be told of what happened at the instant; recipients are accounts. */
    public record PeopleTold(
            String eventId,
            String number,
            List<String> recipients,
            String topic,
            Map<String, Object> arguments,
            Instant at) {}
}
