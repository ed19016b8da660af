package org.praxisitsm.ticket;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.Category;
import org.praxisitsm.practice.PracticeDescriptor;
import org.praxisitsm.shared.Ids;
import org.praxisitsm.shared.JsonMaps;
import org.praxisitsm.shared.Micros;
import org.springframework.data.domain.Persistable;

/** The record of one piece of work. Changes only through the package's services; only the process moves the state. */
@Entity
@Table(name = "ticket")
class Ticket implements Persistable<Long> {

    @Id
    Long id;

    String number;
    String practice;
    int packVersion;
    String unit;
    boolean confidential;
    String subject;

    @Lob
    @Nullable
    String description;

    String requester;

    @Nullable
    String affected;

    String openedBy;
    String channel;

    @Column(name = "group_key")
    @Nullable
    String group;

    @Nullable
    String assignee;

    @Column(name = "service_key")
    @Nullable
    String service;

    @Nullable
    Integer priority;

    String state;

    @Enumerated(EnumType.STRING)
    Category category;

    @Lob
    private String fields;

    @Nullable
    String processInstance;

    Instant openedAt;
    Instant updatedAt;

    @Nullable
    Instant resolvedAt;

    @Nullable
    Instant closedAt;

    String changedBy;
    String changedWhat;

    @Version
    Integer version;

    /** What {@link TicketSteps} has read or written of it in this transaction; null while nothing was read. */
    @Transient
    @Nullable
    List<TicketStep> steps;

    /** Opened in this transaction and no task was offered yet: no row anywhere repeats its values. */
    @Transient
    boolean alone;

    @Transient
    private boolean fresh;

    @Transient
    private @Nullable Map<String, Object> values;

    protected Ticket() {}

    Ticket(String number, int packVersion, PracticeDescriptor practice, OpenTicket order, String by, Instant at) {
        this.id = Ids.next();
        this.number = number;
        this.practice = practice.key();
        this.packVersion = packVersion;
        this.unit = practice.unit();
        this.confidential = practice.confidential();
        this.subject = order.subject();
        this.description = order.description();
        this.requester = order.requester() == null ? by : order.requester();
        this.affected = order.affected();
        this.openedBy = by;
        this.channel = order.channel();
        var first = practice.states().stream()
                .filter(candidate -> candidate.category() == Category.NEW)
                .findFirst()
                .orElse(practice.states().get(0));
        this.state = first.key();
        this.category = first.category();
        this.fields = "{}";
        this.openedAt = Micros.truncated(at);
        this.updatedAt = openedAt;
        this.changedBy = by;
        this.changedWhat = "opened";
        this.fresh = true;
        this.alone = true;
        this.steps = new ArrayList<>();
    }

    @Override
    public Long getId() {
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

    Map<String, Object> fields() {
        if (values == null) {
            values = JsonMaps.read(fields);
        }
        return values;
    }

    /** Replaces the field's value; null removes it. */
    void put(String key, @Nullable Object value) {
        var copy = new LinkedHashMap<>(fields());
        if (value == null) {
            copy.remove(key);
        } else {
            copy.put(key, value);
        }
        values = copy;
        fields = JsonMaps.write(copy);
    }

    /** An attribute by the name that packs and clients use. */
    @Nullable
    Object attribute(String name) {
        return switch (name) {
            case "number" -> number;
            case "subject" -> subject;
            case "description" -> description;
            case "requester" -> requester;
            case "affected" -> affected;
            case "group" -> group;
            case "assignee" -> assignee;
            case "service" -> service;
            case "priority" -> priority;
            case "state" -> state;
            case "channel" -> channel;
            case "unit" -> unit;
            case "openedAt" -> openedAt;
            default -> null;
        };
    }

    void attribute(String name, @Nullable Object value) {
        var text = value == null || value.toString().isEmpty() ? null : value.toString();
        switch (name) {
            case "subject" -> subject = text == null ? subject : text;
            case "description" -> description = text;
            case "affected" -> affected = text;
            case "group" -> group = text;
            case "assignee" -> assignee = text;
            case "service" -> service = text;
            case "priority" -> priority = value instanceof Number n ? Integer.valueOf(n.intValue()) : null;
            default -> throw new IllegalArgumentException("No attribute " + name + " can be set");
        }
    }

    void changed(String by, String what, Instant at) {
        updatedAt = Micros.truncated(at);
        changedBy = by;
        changedWhat = what.length() > 255 ? what.substring(0, 252) + "..." : what;
    }

    /** The process says so: takes the state, and stamps the milestones that follow from its category. */
    void moveTo(PracticeDescriptor.State target, Instant at) {
        var now = Micros.truncated(at);
        state = target.key();
        category = target.category();
        if (category == Category.RESOLVED && resolvedAt == null) {
            resolvedAt = now;
        }
        if (!category.isOver()) {
            resolvedAt = null;
            closedAt = null;
        }
        if (category.isFinal() && closedAt == null) {
            closedAt = now;
            resolvedAt = resolvedAt == null ? now : resolvedAt;
        }
    }
}
