package org.praxisitsm.ticket;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.Category;

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

    /** Attributes or fields got other values, whoever set them: a person, a form, a table or an action. */
    public record ValuesChanged(
            long id,
            String number,
            Map<String, @Nullable Object> before,
            Map<String, @Nullable Object> after,
            String by) {}

    /** The process moved the ticket to another state. */
    public record StateMoved(
            long id, String number, String from, String to, Category fromCategory, Category toCategory, String by) {}

    /** The ticket runs on another version of its practice from now on. */
    public record TicketMoved(long id, String number, int from, int to, String by) {}

    /** Steps of the diagram at which the ticket stands began or ended; ids of their elements. */
    public record StepsMoved(long id, String number, List<String> begun, List<String> ended) {}

    /** Something was written into the journal: by a comment, by a form, or by the process. */
    public record JournalWritten(
            long id, String number, long entry, boolean internal, boolean byRequester, String by) {}

    /** The process came to rest within a transaction: what it did to these tickets has all been said. */
    public record ProcessSettled(Set<Long> tickets) {}

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
