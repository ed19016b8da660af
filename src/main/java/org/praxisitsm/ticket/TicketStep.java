package org.praxisitsm.ticket;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.shared.Micros;
import org.springframework.data.domain.Persistable;

/** A step of the diagram that is active on a ticket; id is the engine's activity instance. */
@Entity
@Table(name = "ticket_step")
class TicketStep implements Persistable<String> {

    @Id
    String id;

    Long ticketId;
    String activity;
    String name;

    @Nullable
    String state;

    boolean waits;
    Instant since;

    @Transient
    private boolean fresh;

    protected TicketStep() {}

    TicketStep(Long ticketId, TicketProgress.Step step, Instant at) {
        id = step.instance();
        this.ticketId = ticketId;
        activity = step.activity();
        name = step.name();
        state = step.state();
        waits = step.waits();
        since = Micros.truncated(at);
        fresh = true;
    }

    /** The same passage, as another version of the diagram draws it. */
    void redraw(TicketProgress.Step step) {
        activity = step.activity();
        name = step.name();
        state = step.state();
        waits = step.waits();
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return fresh;
    }

    @PostLoad
    @PostPersist
    void stored() {
        fresh = false;
    }
}
