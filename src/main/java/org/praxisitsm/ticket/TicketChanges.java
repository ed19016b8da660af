package org.praxisitsm.ticket;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.PracticeDescriptor;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Act.ProcessStep;
import org.praxisitsm.shared.Ids;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes changed values, members, journal lines and links of a ticket, and says so to the trail. */
@Component
class TicketChanges {

    static final Set<String> ATTRIBUTES =
            Set.of("subject", "description", "affected", "group", "assignee", "service", "priority");

    private static final Map<String, String> INVERSE = Map.of(
            "related", "related",
            "parent-of", "child-of",
            "child-of", "parent-of",
            "duplicate-of", "duplicated-by",
            "duplicated-by", "duplicate-of",
            "caused-by", "causes",
            "causes", "caused-by",
            "blocks", "blocked-by",
            "blocked-by", "blocks");

    private static final Set<String> STORED_AS_GIVEN =
            Set.of("related", "parent-of", "duplicate-of", "caused-by", "blocks");

    static final int MOST_GENERATIONS = 10;

    private static final String HOLDER = "HOLDER";

    private final Practices practices;
    private final FieldIndex index;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final jakarta.persistence.EntityManager entities;

    TicketChanges(
            Practices practices,
            FieldIndex index,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock,
            jakarta.persistence.EntityManager entities) {
        this.practices = practices;
        this.index = index;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
        this.entities = entities;
    }

    PracticeDescriptor practiceOf(Ticket ticket) {
        return practices
                .version(ticket.practice, ticket.packVersion)
                .orElseThrow()
                .pack()
                .descriptor();
    }

    /**
     * Sets attributes and fields; values equal to what is there change nothing. Names that are neither are ignored: they are
     * variables of the process.
     *
     * @return old values of what changed (null where there was none)
     */
    Map<String, Object> apply(Ticket ticket, Map<String, ?> values, String actor, @Nullable ProcessStep step) {
        var practice = practiceOf(ticket);
        var before = new LinkedHashMap<String, Object>();
        var after = new LinkedHashMap<String, Object>();
        var indexed = new LinkedHashMap<PracticeDescriptor.Field, Object>();
        values.forEach((name, value) -> {
            var attribute = ATTRIBUTES.contains(name);
            var field = practice.field(name).orElse(null);
            if (!attribute && field == null) {
                return;
            }
            var old = attribute ? ticket.attribute(name) : ticket.fields().get(name);
            if (Objects.equals(old, value)
                    || old != null && value != null && old.toString().equals(value.toString())) {
                return;
            }
            if (attribute) {
                ticket.attribute(name, value);
            } else {
                ticket.put(name, value);
                indexed.put(Objects.requireNonNull(field), value);
            }
            before.put(name, old);
            after.put(name, value);
        });
        index.write(ticket.id, indexed);
        if (!after.isEmpty()) {
            record(ticket, before, after, actor, step);
        }
        return before;
    }

    private void record(
            Ticket ticket,
            Map<String, Object> before,
            Map<String, Object> after,
            String actor,
            @Nullable ProcessStep step) {
        var now = clock.instant();
        ticket.changed(actor, String.join(", ", after.keySet()), now);
        for (var relation : List.of("assignee", "affected")) {
            if (before.get(relation) instanceof String former && !former.isEmpty()) {
                noMember(ticket, former, relation.toUpperCase(Locale.ROOT));
            }
            if (after.get(relation) instanceof String next && !next.isEmpty()) {
                member(ticket, next, relation.toUpperCase(Locale.ROOT));
            }
        }
        if (after.containsKey("priority") && !ticket.alone) {
            var priority = ticket.priority == null ? TicketProgress.NO_PRIORITY : ticket.priority;
            entities.flush();
            jdbc.sql("update task_entry set priority = :priority where ticket_id = :ticket")
                    .param("priority", priority)
                    .param("ticket", ticket.id)
                    .update();
        }
        events.publishEvent(Act.onTicket(actor, "ticket.changed", ticket.number, present(before), present(after))
                .in(step));
        events.publishEvent(new TicketEvents.ValuesChanged(ticket.id, ticket.number, before, after, actor));
        events.publishEvent(new TicketEvents.TicketTouched(
                ticket.id, ticket.number, ticket.group, ticket.assignee, ticket.requester));
    }

    private static Map<String, Object> present(Map<String, Object> values) {
        var copy = new LinkedHashMap<String, Object>();
        values.forEach((name, value) -> {
            if (value != null) {
                copy.put(name, value);
            }
        });
        return copy;
    }

    /** Makes sure that the person takes part in this way. Flushes first, so that the ticket's row is there. */
    void member(Ticket ticket, String account, String relation) {
        if (!isMember(ticket, account, relation)) {
            jdbc.sql("insert into ticket_member (ticket_id, account, relation) values (:t, :a, :r)")
                    .param("t", ticket.id)
                    .param("a", account)
                    .param("r", relation)
                    .update();
        }
    }

    private boolean isMember(Ticket ticket, String account, String relation) {
        return jdbc.sql("select count(*) from ticket_member where ticket_id = :t and account = :a and relation = :r")
                        .param("t", ticket.id)
                        .param("a", account)
                        .param("r", relation)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** @return whether the person took part in this way until now */
    private boolean noMember(Ticket ticket, String account, String relation) {
        return jdbc.sql("delete from ticket_member where ticket_id = :t and account = :a and relation = :r")
                        .param("t", ticket.id)
                        .param("a", account)
                        .param("r", relation)
                        .update()
                > 0;
    }

    /** Whoever has an open task of the ticket takes part while they have it. */
    void holder(Ticket ticket, String account) {
        if (!account.equals(ticket.requester)) {
            member(ticket, account, HOLDER);
        }
    }

    /** @return whether the person held a task until now; not where another one of the ticket is still theirs */
    boolean noHolder(Ticket ticket, String account) {
        if (!isMember(ticket, account, HOLDER)) {
            return false;
        }
        // What is handed over or ended in this transaction is written before the database is asked.
        entities.flush();
        var another = jdbc.sql("select count(*) from task_entry where ticket_id = :t and assignee = :a")
                .param("t", ticket.id)
                .param("a", account)
                .query(Integer.class)
                .single();
        return another == 0 && noMember(ticket, account, HOLDER);
    }

    long journal(Ticket ticket, String text, boolean internal, String author) {
        var id = Ids.next();
        var now = clock.instant();
        jdbc.sql(
                        """
                        insert into journal_entry (id, ticket_id, kind, internal, author, body, at)
                        values (:id, :ticket, 'COMMENT', :internal, :author, :body, :at)""")
                .param("id", id)
                .param("ticket", ticket.id)
                .param("internal", internal)
                .param("author", author)
                .param("body", text)
                .param("at", Micros.of(now))
                .update();
        // Not through the entity: a comment must never meet a version conflict.
        jdbc.sql("update ticket set updated_at = :at where id = :id")
                .param("at", Micros.of(now))
                .param("id", ticket.id)
                .update();
        var act = Act.onTicket(
                author,
                internal ? "note.added" : "comment.added",
                ticket.number,
                Map.of(),
                Map.of("comment", Long.toString(id)));
        events.publishEvent(internal ? act.hidden() : act);
        var byRequester = author.equals(ticket.requester) || author.equals(ticket.affected);
        events.publishEvent(
                new TicketEvents.JournalWritten(ticket.id, ticket.number, id, internal, byRequester, author));
        return id;
    }

    /** @param author who linked them, or null for all */
    List<String> linked(long ticketId, String type, @Nullable String author) {
        var forward = STORED_AS_GIVEN.contains(type);
        var byAuthor = author == null ? "" : " and l.author = :by";
        var numbers = new ArrayList<String>();
        if (forward || type.equals("related")) {
            numbers.addAll(
                    jdbc.sql("select t.number from ticket_link l join ticket t on t.id = l.target_id where l.source_id"
                                    + " = :id and l.type = :type" + byAuthor)
                            .param("id", ticketId)
                            .param("type", type)
                            .param("by", author)
                            .query(String.class)
                            .list());
        }
        if (!forward || type.equals("related")) {
            numbers.addAll(
                    jdbc.sql("select t.number from ticket_link l join ticket t on t.id = l.source_id where l.target_id"
                                    + " = :id and l.type = :type" + byAuthor)
                            .param("id", ticketId)
                            .param("type", inverse(type))
                            .param("by", author)
                            .query(String.class)
                            .list());
        }
        return numbers;
    }

    static boolean isLinkType(String type) {
        return INVERSE.containsKey(type);
    }

    static Set<String> linkTypes() {
        return INVERSE.keySet();
    }

    static String inverse(String type) {
        return Objects.requireNonNull(INVERSE.get(type), type);
    }

    /**
     * A ticket is not its own parent, however far up: what is resolved with its parent would never end. And what is resolved
     * with it is resolved in one go, so the family has a limit.
     */
    void refuseCircle(Ticket ticket, String type, Ticket other) {
        if (!type.equals("parent-of") && !type.equals("child-of")) {
            return;
        }
        var parent = type.equals("parent-of") ? ticket : other;
        var child = type.equals("parent-of") ? other : ticket;
        entities.flush();
        var above = generations(Objects.requireNonNull(parent.id), this::parents);
        if (above.stream().anyMatch(generation -> generation.contains(child.id))) {
            throw Refusal.invalid(
                    "target", "Then " + child.number + " would stand above and below " + parent.number + ".");
        }
        if (above.size()
                        + generations(Objects.requireNonNull(child.id), this::children)
                                .size()
                > MOST_GENERATIONS) {
            throw Refusal.invalid("target", "At most " + MOST_GENERATIONS + " tickets stand above each other.");
        }
    }

    /** @return the ticket itself, then those one link away, and so on; each once */
    private static List<Set<Long>> generations(long first, Function<Long, List<Long>> next) {
        var generations = new ArrayList<Set<Long>>();
        var seen = new HashSet<Long>();
        var generation = Set.of(first);
        while (!generation.isEmpty() && generations.size() <= MOST_GENERATIONS) {
            generations.add(generation);
            seen.addAll(generation);
            generation = generation.stream()
                    .flatMap(ticket -> next.apply(ticket).stream())
                    .filter(ticket -> !seen.contains(ticket))
                    .collect(Collectors.toSet());
        }
        return generations;
    }

    private List<Long> children(long ticketId) {
        return jdbc.sql("select target_id from ticket_link where source_id = :id and type = 'parent-of'")
                .param("id", ticketId)
                .query(Long.class)
                .list();
    }

    private List<Long> parents(long ticketId) {
        return jdbc.sql("select source_id from ticket_link where target_id = :id and type = 'parent-of'")
                .param("id", ticketId)
                .query(Long.class)
                .list();
    }

    /** @return id of the link, which may have been there before */
    long link(Ticket ticket, String type, Ticket other, String by) {
        var forward = STORED_AS_GIVEN.contains(type);
        var source = forward ? ticket : other;
        var target = forward ? other : ticket;
        var stored = forward ? type : inverse(type);
        entities.flush();
        var known = jdbc.sql("select id from ticket_link where source_id = :s and target_id = :t and type = :type")
                .param("s", source.id)
                .param("t", target.id)
                .param("type", stored)
                .query(Long.class)
                .optional();
        if (known.isPresent()) {
            return known.get();
        }
        var id = Ids.next();
        jdbc.sql("insert into ticket_link (id, source_id, target_id, type, author, at) values (:id, :s, :t,"
                        + " :type, :by, :at)")
                .param("id", id)
                .param("s", source.id)
                .param("t", target.id)
                .param("type", stored)
                .param("by", by)
                .param("at", Micros.of(clock.instant()))
                .update();
        var after = Map.of("type", type, "target", other.number);
        // The object is the other ticket, so that the trail can keep it from those who may not know of that one.
        events.publishEvent(
                new Act(by, "link.added", "link", other.number, ticket.number, Map.of(), after, null, false));
        return id;
    }
}
