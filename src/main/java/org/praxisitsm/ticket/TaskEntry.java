package org.praxisitsm.ticket;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.Category;
import org.praxisitsm.shared.Micros;
import org.springframework.data.domain.Persistable;

/** The read row of an open task. */
@Entity
@Table(name = "task_entry")
class TaskEntry implements Persistable<String> {

    @Id
    String id;

    Long ticketId;
    String number;
    String practice;
    String unit;
    boolean confidential;
    String activity;
    String name;

    @Column(name = "group_key")
    @Nullable
    String group;

    @Nullable
    String assignee;

    /** The ticket's, as are all that cannot be updated: written to the row where the ticket changes. */
    @Column(updatable = false)
    int priority;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    Category category;

    Instant createdAt;

    /** What the diagram draws; {@code due_at} is this or the ticket's next due, whichever is earlier. */
    @Nullable
    Instant ownDueAt;

    @Column(updatable = false)
    @Nullable
    Instant dueAt;

    @Nullable
    String form;

    String definition;
    boolean followsGroup;
    boolean followsAssignee;

    @Transient
    private boolean fresh;

    protected TaskEntry() {}

    TaskEntry(Ticket ticket, TicketProgress.OfferedTask task, Instant at) {
        id = task.id();
        ticketId = ticket.id;
        number = ticket.number;
        practice = ticket.practice;
        unit = ticket.unit;
        confidential = ticket.confidential;
        activity = task.activity();
        name = task.name();
        group = task.group();
        assignee = task.assignee();
        priority = ticket.priority == null ? TicketProgress.NO_PRIORITY : ticket.priority;
        category = ticket.category;
        createdAt = Micros.truncated(at);
        ownDueAt = task.dueAt();
        dueAt = task.dueAt();
        form = task.form();
        definition = task.definition();
        followsGroup = task.followsGroup();
        followsAssignee = task.followsAssignee();
        fresh = true;
    }

    /** The same task, as another version of the diagram draws it. */
    void redraw(TicketProgress.RedrawnTask task) {
        activity = task.activity();
        name = task.name();
        form = task.form();
        definition = task.definition();
        followsGroup = task.followsGroup();
        followsAssignee = task.followsAssignee();
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
