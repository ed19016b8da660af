package org.praxisitsm.sla;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.practice.Category;
import org.praxisitsm.shared.Ids;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.TicketEvents.JournalWritten;
import org.praxisitsm.ticket.TicketEvents.ProcessSettled;
import org.praxisitsm.ticket.TicketEvents.StateMoved;
import org.praxisitsm.ticket.TicketEvents.StepsMoved;
import org.praxisitsm.ticket.TicketEvents.TicketMoved;
import org.praxisitsm.ticket.TicketEvents.TicketOpened;
import org.praxisitsm.ticket.TicketEvents.ValuesChanged;
import org.praxisitsm.ticket.TicketProgress;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Hears what happens to tickets, keeps it as facts, and has the clocks computed: once a transaction for each time the process
 * comes to rest, and once more before commit for what people did beside it.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ClockJournal {

    /** Longer texts are noted as there, not copied. */
    private static final int LONGEST_TEXT = 100;

    private static final Set<String> LEFT_OUT = Set.of("number", "subject", "description");

    private final TicketProgress progress;
    private final ClockBook book;
    private final Viewers viewers;
    private final Clock clock;

    ClockJournal(TicketProgress progress, ClockBook book, Viewers viewers, Clock clock) {
        this.progress = progress;
        this.book = book;
        this.viewers = viewers;
        this.clock = clock;
    }

    /** Before the process starts, so that the ticket's first fact is that it was opened. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(TicketOpened opened) {
        var first = progress.pack(opened.id()).pack().descriptor().states();
        var state = first.stream()
                .filter(candidate -> candidate.category() == Category.NEW)
                .findFirst()
                .orElse(first.get(0));
        var values = new LinkedHashMap<String, Object>();
        values.put("state", state.key());
        values.put("category", state.category().name());
        values.put("values", copied(progress.values(opened.id())));
        desk().opened(opened.id());
        // Clocks start when the ticket says it was opened, not when that is heard a moment later.
        var at = (Instant) Objects.requireNonNull(progress.value(opened.id(), "openedAt"));
        desk().note(opened.id(), new Fact(Ids.next(), at, Fact.Kind.OPENED, values));
    }

    @EventListener
    void on(StateMoved moved) {
        var values = new LinkedHashMap<String, Object>();
        values.put("from", moved.from());
        values.put("to", moved.to());
        values.put("fromCategory", moved.fromCategory().name());
        values.put("toCategory", moved.toCategory().name());
        note(moved.id(), Fact.Kind.STATE, values);
    }

    @EventListener
    void on(ValuesChanged changed) {
        var after = copied(changed.after());
        if (!after.isEmpty()) {
            var values = new LinkedHashMap<String, Object>();
            values.put("before", copied(changed.before()));
            values.put("after", after);
            note(changed.id(), Fact.Kind.CHANGED, values);
        }
    }

    /** Its tables may say something else of it now; what is promised already is as it was. */
    @EventListener
    void on(TicketMoved moved) {
        note(moved.id(), Fact.Kind.MOVED, Map.of("from", moved.from(), "to", moved.to()));
    }

    @EventListener
    void on(StepsMoved moved) {
        var values = new LinkedHashMap<String, Object>();
        values.put("begun", moved.begun());
        values.put("ended", moved.ended());
        note(moved.id(), Fact.Kind.STEPS, values);
    }

    @EventListener
    void on(JournalWritten written) {
        if (written.internal()) {
            note(written.id(), Fact.Kind.NOTED, Map.of("by", written.by()));
        } else if (written.byRequester()) {
            note(written.id(), Fact.Kind.REQUESTER_REPLIED, Map.of("by", written.by()));
        } else if (worksOn(written)) {
            note(written.id(), Fact.Kind.AGENT_REPLIED, Map.of("by", written.by()));
        }
    }

    /** An answer that nobody wrote answers nothing; nor does a colleague's who only watches. */
    private boolean worksOn(JournalWritten written) {
        Viewer author;
        try {
            author = viewers.of(written.by());
        } catch (Refusal nobody) {
            return false;
        }
        var ticket = progress.values(written.id());
        var unit = progress.pack(written.id()).pack().descriptor().unit();
        return author.has(Role.AGENT, unit)
                || author.account().equals(ticket.get("assignee"))
                || ticket.get("group") != null
                        && author.groups().contains(ticket.get("group").toString());
    }

    @EventListener
    void on(ProcessSettled settled) {
        desk().flush(settled.tickets());
    }

    /** The diagram itself starts, stops or cancels a target. */
    void told(long ticketId, Fact.Kind kind, String target) {
        note(ticketId, kind, Map.of("target", target));
    }

    private void note(long ticketId, Fact.Kind kind, Map<String, Object> values) {
        desk().note(ticketId, new Fact(Ids.next(), Micros.truncated(clock.instant()), kind, values));
    }

    static Map<String, Object> copied(Map<String, ?> values) {
        var copy = new LinkedHashMap<String, Object>();
        values.forEach((name, value) -> {
            if (!LEFT_OUT.contains(name)) {
                copy.put(name, shortened(value));
            }
        });
        return copy;
    }

    private static @Nullable Object shortened(@Nullable Object value) {
        if (value == null || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        var text = value.toString();
        return text.isEmpty() ? null : text.length() <= LONGEST_TEXT ? text : "(text)";
    }

    private Desk desk() {
        var bound = (Desk) TransactionSynchronizationManager.getResource(this);
        if (bound != null) {
            return bound;
        }
        var created = new Desk();
        TransactionSynchronizationManager.bindResource(this, created);
        TransactionSynchronizationManager.registerSynchronization(created);
        return created;
    }

    /** The facts of one transaction that are not yet written, and what was read for it. */
    private final class Desk implements TransactionSynchronization, Ordered {

        private final Map<Long, List<Fact>> waiting = new LinkedHashMap<>();
        private final ClockBook.Session session = book.session();

        void opened(long ticketId) {
            session.isNew(ticketId);
        }

        void note(long ticketId, Fact fact) {
            waiting.computeIfAbsent(ticketId, id -> new ArrayList<>()).add(fact);
        }

        void flush(Set<Long> tickets) {
            var facts = new LinkedHashMap<Long, List<Fact>>();
            tickets.forEach(ticket -> {
                var own = waiting.remove(ticket);
                if (own != null) {
                    facts.put(ticket, own);
                }
            });
            if (!facts.isEmpty()) {
                session.write(facts);
            }
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            if (!readOnly) {
                flush(Set.copyOf(waiting.keySet()));
            }
        }

        /** After the process came to rest, before the trail writes what is said here. */
        @Override
        public int getOrder() {
            return 0;
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(ClockJournal.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(ClockJournal.this, this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(ClockJournal.this);
        }
    }
}
