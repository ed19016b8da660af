package org.praxisitsm.ticket;

import jakarta.persistence.EntityManager;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.identity.Visibility;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.OneLine;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.shared.TriedAgain;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people do with one ticket outside the forms of its tasks: read, change fields, comment, attach, link, watch. Every
 * method refuses with not found where the viewer may not know of the ticket.
 */
@Service
@Transactional
public class TicketDesk {

    /** Longest comment, in characters. */
    public static final int MAX_COMMENT = 100_000;

    private static final int MOST_MENTIONS = 20;

    private static final String LINKS =
            """
            select l.id, l.type, t.number, l.at, l.source_id, t.subject, t.state from ticket_link l
            join ticket t on t.id = case when l.source_id = :id then l.target_id else l.source_id end
            where (l.source_id = :id or l.target_id = :id) order by l.id limit 500""";

    /** @param internal only those who work on the ticket see it */
    public record Comment(
            long id, boolean internal, String author, String text, Instant at, List<Attachment> attachments) {}

    /** @param sizeInBytes of the stored file */
    public record Attachment(
            long id,
            String name,
            String mediaType,
            long sizeInBytes,
            String sha256,
            String author,
            Instant at,
            boolean internal) {}

    /** @param type as seen from the ticket asked for, e.g. {@code parent-of} there is {@code child-of} here */
    public record Link(long id, String type, String target, String subject, String state, Instant at) {}

    private final TicketViews views;
    private final Visibility visibility;
    private final Viewers viewers;
    private final TicketChanges changes;
    private final ChangeRequests requests;
    private final AttachmentStore files;
    private final EntityManager entities;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TicketDesk(
            TicketViews views,
            Visibility visibility,
            Viewers viewers,
            TicketChanges changes,
            ChangeRequests requests,
            AttachmentStore files,
            EntityManager entities,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.views = views;
        this.visibility = visibility;
        this.viewers = viewers;
        this.changes = changes;
        this.requests = requests;
        this.files = files;
        this.entities = entities;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public TicketView get(String number, Viewer viewer) {
        return views.of(views.visible(number, viewer), viewer);
    }

    /**
     * @param wanted attributes ({@code subject, description, group, assignee, service, affected, priority}) and
     *     {@code fields} (map)
     * @param expectedVersion version that was read, or null to change whatever is there
     * @throws Refusal conflict where stale (the message says who changed what), forbidden where the practice does not let the
     *     viewer change it, invalid
     */
    @TriedAgain
    public TicketView change(String number, Map<String, ?> wanted, @Nullable Integer expectedVersion, Viewer by) {
        var ticket = views.visible(number, by);
        StaleVersions.check(ticket, expectedVersion);
        var values = requests.checked(ticket, wanted, views.mayWork(ticket, by), by);
        if (ticket.category.isFinal()) {
            throw Refusal.conflict(number + " is " + ticket.category.name().toLowerCase(java.util.Locale.ROOT)
                    + " and cannot be changed.");
        }
        if (values.get("assignee") instanceof String assignee && !assignee.isBlank()) {
            views.refuseUnlessAbleTo(ticket, assignee.strip());
        }
        var before = changes.apply(ticket, values, by.account(), null);
        if (!before.isEmpty()) {
            var after = new LinkedHashMap<String, Object>();
            before.keySet().forEach(name -> after.put(name, values.get(name)));
            entities.flush();
            events.publishEvent(new TicketEvents.TicketChanged(
                    ticket.id, number, ticket.practice, ticket.packVersion, before, after, by.account()));
            entities.flush();
        }
        return views.of(ticket, by);
    }

    @TriedAgain
    public Comment comment(String number, String text, boolean internal, List<Long> attachments, Viewer by) {
        var ticket = views.visible(number, by);
        if (text == null || OneLine.isBlank(text)) {
            throw Refusal.invalid("text", "Write something.");
        }
        if (text.length() > MAX_COMMENT) {
            throw Refusal.invalid("text", "At most " + MAX_COMMENT + " characters; these are " + text.length() + ".");
        }
        if (internal && !views.mayWork(ticket, by)) {
            throw Refusal.forbidden("Only those who work on " + number + " may write internal notes.");
        }
        if (!internal && !views.mayWork(ticket, by) && !views.takesPart(ticket, by)) {
            throw Refusal.forbidden("You may read " + number + ", not write to it.");
        }
        if (!internal && ticket.category.isFinal()) {
            throw closed(ticket);
        }
        var id = changes.journal(ticket, text, internal, by.account());
        files.joinComment(ticket.id, id, attachments, internal, by.account());
        var byRequester = by.account().equals(ticket.requester) || by.account().equals(ticket.affected);
        events.publishEvent(new TicketEvents.CommentAdded(
                ticket.id, number, ticket.practice, id, internal, byRequester, by.account()));
        var mentioned = mentioned(ticket, text, internal, by);
        tellOthers(ticket, id, text, internal, by, mentioned);
        touched(ticket);
        return new Comment(id, internal, by.account(), text, Micros.truncated(clock.instant()), files.ofComment(id));
    }

    private static Refusal closed(Ticket ticket) {
        return Refusal.conflict(ticket.number + " is " + ticket.category.name().toLowerCase(java.util.Locale.ROOT)
                + ", and nobody waits for a reply any more. Report anew and name " + ticket.number + " in it.");
    }

    /** Who is called by name and may read what was written; an internal note calls nobody who must not see it. */
    private List<String> mentioned(Ticket ticket, String text, boolean internal, Viewer by) {
        return Mentions.in(text).stream()
                .limit(MOST_MENTIONS)
                .filter(account -> !account.equals(by.account()))
                .filter(account -> viewers.find(account)
                        .filter(reader -> internal
                                ? views.mayWork(ticket, reader)
                                : visibility.maySee(reader, views.facts(ticket, reader)))
                        .isPresent())
                .toList();
    }

    /** Internal words stay on the ticket: whom a notice reaches by mail may read it anywhere. */
    private void tellOthers(
            Ticket ticket, long comment, String text, boolean internal, Viewer by, List<String> mentioned) {
        var said = new java.util.LinkedHashMap<String, Object>(Map.of("subject", ticket.subject, "by", by.name()));
        if (!internal) {
            said.put("quote", text);
        }
        var people = new java.util.LinkedHashSet<String>();
        if (ticket.assignee != null) {
            people.add(ticket.assignee);
        }
        if (!internal) {
            people.add(ticket.requester);
            people.addAll(watching(ticket.id));
        }
        people.remove(by.account());
        mentioned.forEach(people::remove);
        if (!mentioned.isEmpty()) {
            events.publishEvent(new TicketEvents.PeopleTold(
                    "mention:" + comment,
                    ticket.number,
                    mentioned,
                    "mentioned",
                    said,
                    Micros.truncated(clock.instant())));
        }
        if (!people.isEmpty()) {
            events.publishEvent(new TicketEvents.PeopleTold(
                    "comment:" + comment,
                    ticket.number,
                    List.copyOf(people),
                    "comment-added",
                    said,
                    Micros.truncated(clock.instant())));
        }
    }

    /** @return comments, oldest first; internal ones only for those who work on the ticket. */
    @Transactional(readOnly = true)
    public List<Comment> comments(String number, Viewer viewer) {
        var ticket = views.visible(number, viewer);
        var internal = views.mayWork(ticket, viewer) || viewer.has(Role.AUDITOR);
        var attached = files.byComment(ticket.id);
        return jdbc.sql("select id, internal, author, body, at from journal_entry where ticket_id = :t"
                        + (internal ? "" : " and internal = false") + " order by id limit 2000")
                .param("t", ticket.id)
                .query((row, i) -> new Comment(
                        row.getLong(1),
                        row.getBoolean(2),
                        row.getString(3),
                        row.getString(4),
                        Micros.instant(row.getLong(5)),
                        attached.getOrDefault(row.getLong(1), List.of())))
                .list();
    }

    /**
     * Stores a file in chunks while it is read.
     *
     * @throws Refusal too large beyond the limit, unsupported for refused types
     */
    public Attachment attach(String number, String name, InputStream content, boolean internal, Viewer by) {
        var ticket = views.visible(number, by);
        var works = views.mayWork(ticket, by);
        if (!works && (internal || !views.takesPart(ticket, by))) {
            throw Refusal.forbidden("You may not attach " + (internal ? "internal " : "") + "files to " + number + ".");
        }
        if (!works && ticket.category.isFinal()) {
            throw closed(ticket);
        }
        var stored = files.store(ticket, name, content, internal, by.account(), clock.instant());
        events.publishEvent(added(number, stored));
        touched(ticket);
        return stored;
    }

    static Act added(String number, Attachment stored) {
        var after = Map.<String, Object>of(
                "name", stored.name(),
                "type", stored.mediaType(),
                "size", stored.sizeInBytes(),
                "sha256", stored.sha256());
        var act = Act.onTicket(stored.author(), "attachment.added", number, Map.of(), after);
        return stored.internal() ? act.hidden() : act;
    }

    /** A public comment together with its files: both are kept, or neither. */
    public Comment reply(String number, String text, List<NewFile> attached, Viewer by) {
        return say(number, text, false, attached, by);
    }

    /** A comment or an internal note together with its files: all are kept, or none. */
    public Comment say(String number, String text, boolean internal, List<NewFile> attached, Viewer by) {
        var ticket = views.visible(number, by);
        var stored = files.storeAll(ticket, attached, by.account(), clock.instant());
        stored.forEach(file -> events.publishEvent(added(number, file)));
        return comment(
                number, text, internal, stored.stream().map(Attachment::id).toList(), by);
    }

    /** @throws Refusal where the file would not be kept, for its size or for what it is */
    @Transactional(readOnly = true)
    public void examine(NewFile file) {
        files.examine(file);
    }

    @Transactional(readOnly = true)
    public List<Attachment> attachments(String number, Viewer viewer) {
        var ticket = views.visible(number, viewer);
        return files.of(ticket.id, views.mayWork(ticket, viewer) || viewer.has(Role.AUDITOR));
    }

    @Transactional(readOnly = true)
    public Attachment attachment(String number, long id, Viewer viewer) {
        return attachments(number, viewer).stream()
                .filter(file -> file.id() == id)
                .findFirst()
                .orElseThrow(() -> NoSuch.part("attachment", id, number));
    }

    @Transactional(readOnly = true)
    public void read(String number, long id, OutputStream target, Viewer viewer) {
        files.read(attachment(number, id, viewer).id(), target);
    }

    /** @param type {@code related, parent-of, child-of, duplicate-of, caused-by, blocks} and their inverses */
    @TriedAgain
    public Link link(String number, String type, String target, Viewer by) {
        var ticket = views.visible(number, by);
        mustWork(ticket, by);
        if (type == null || !TicketChanges.isLinkType(type)) {
            throw Refusal.invalid(
                    "type", "One of " + String.join(", ", new java.util.TreeSet<>(TicketChanges.linkTypes())) + ".");
        }
        if (target == null || target.equals(number)) {
            throw Refusal.invalid("target", "Name another ticket.");
        }
        Ticket other;
        try {
            other = views.visible(target, by);
        } catch (Refusal unknown) {
            throw Refusal.invalid("target", unknown.getMessage());
        }
        changes.refuseCircle(ticket, type, other);
        var id = changes.link(ticket, type, other, by.account());
        touched(ticket);
        return links(number, by).stream()
                .filter(link -> link.id() == id)
                .findFirst()
                .orElseThrow();
    }

    @Transactional(readOnly = true)
    public List<Link> links(String number, Viewer viewer) {
        var ticket = views.visible(number, viewer);
        // A link must not tell of a ticket that the viewer may not know of.
        var policy = visibility.predicate(viewer, "t", "t.id");
        return jdbc.sql(LINKS.replace("order by", "and (" + policy.sql() + ") order by"))
                .param("id", ticket.id)
                .params(policy.parameters())
                .query((row, i) -> new Link(
                        row.getLong(1),
                        typeFrom(ticket.id, row),
                        row.getString(3),
                        row.getString("subject"),
                        row.getString("state"),
                        Micros.instant(row.getLong(4))))
                .list();
    }

    private static String typeFrom(long ticketId, java.sql.ResultSet row) throws java.sql.SQLException {
        return row.getLong(5) == ticketId ? row.getString(2) : TicketChanges.inverse(row.getString(2));
    }

    private record LinkRow(long id, String type, String number, Instant at) {}

    private List<LinkRow> linkRows(long ticketId) {
        return jdbc.sql(LINKS)
                .param("id", ticketId)
                .query((row, i) -> new LinkRow(
                        row.getLong(1), typeFrom(ticketId, row), row.getString(3), Micros.instant(row.getLong(4))))
                .list();
    }

    @TriedAgain
    public void unlink(String number, long id, Viewer by) {
        var ticket = views.visible(number, by);
        mustWork(ticket, by);
        var link = links(number, by).stream()
                .filter(row -> row.id() == id)
                .findFirst()
                .orElseThrow(() -> NoSuch.part("link", id, number));
        jdbc.sql("delete from ticket_link where id = :id").param("id", id).update();
        var before = Map.of("type", link.type(), "target", link.target());
        events.publishEvent(
                new Act(by.account(), "link.removed", "link", link.target(), number, before, Map.of(), null, false));
        touched(ticket);
    }

    public void watch(String number, boolean watching, Viewer by) {
        watch(number, by.account(), watching, by);
    }

    /**
     * Makes a person a watcher, or no longer one. Whoever watches may see the ticket and is told of replies.
     *
     * @throws Refusal forbidden for another person where the viewer does not work on the ticket, invalid where there is no such
     *     active person or the ticket is confidential and not for them
     */
    public void watch(String number, String account, boolean watching, Viewer by) {
        var ticket = views.visible(number, by);
        var oneself = account.equals(by.account());
        if (!oneself) {
            mustWork(ticket, by);
        }
        if (watching == watching(ticket.id).contains(account)) {
            return;
        }
        if (watching) {
            if (!oneself) {
                views.refuseUnlessWatcher(ticket, account);
            }
            changes.member(ticket, account, "WATCHER");
        } else {
            jdbc.sql("delete from ticket_member where ticket_id = :t and account = :a and relation = 'WATCHER'")
                    .param("t", ticket.id)
                    .param("a", account)
                    .update();
        }
        var act = watching ? "watch.started" : "watch.ended";
        var whom = Map.<String, Object>of("watcher", account);
        events.publishEvent(
                Act.onTicket(by.account(), act, number, watching ? Map.of() : whom, watching ? whom : Map.of())
                        .hidden());
        if (watching && !oneself) {
            var now = Micros.truncated(clock.instant());
            events.publishEvent(new TicketEvents.PeopleTold(
                    "watch:" + ticket.id + ":" + account + ":" + Micros.of(now),
                    number,
                    List.of(account),
                    "watcher-added",
                    Map.of("subject", ticket.subject, "by", by.name()),
                    now));
        }
        touched(ticket);
    }

    /** @return accounts of those who watch. */
    @Transactional(readOnly = true)
    public List<String> watchers(String number, Viewer viewer) {
        return watching(views.visible(number, viewer).id);
    }

    private List<String> watching(Long ticketId) {
        return jdbc.sql("select account from ticket_member where ticket_id = :t and relation = 'WATCHER' order by"
                        + " account")
                .param("t", Objects.requireNonNull(ticketId))
                .query(String.class)
                .list();
    }

    private void mustWork(Ticket ticket, Viewer by) {
        if (!views.mayWork(ticket, by)) {
            throw Refusal.forbidden("Only those who work on " + ticket.number + " may do that.");
        }
    }

    private void touched(Ticket ticket) {
        events.publishEvent(new TicketEvents.TicketTouched(
                ticket.id, ticket.number, ticket.group, ticket.assignee, ticket.requester));
    }
}
