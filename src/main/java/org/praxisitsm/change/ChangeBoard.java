package org.praxisitsm.change;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.approval.ApprovalReads;
import org.praxisitsm.approval.RoundView;
import org.praxisitsm.approval.Vote;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Ids;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Meetings of change advisory boards: which changes are on the agenda, what was decided, and the minutes. A board is a
 * support group; on its agenda is each change whose approval asks its members, or with an open task that is offered to it.
 */
@Service
@Transactional
public class ChangeBoard {

    private static final int MOST_MINUTES = 20_000;

    /** @param heldAt when it was closed, or null while it lies ahead */
    public record Meeting(
            long id,
            String group,
            Instant at,
            @Nullable String place,
            @Nullable String minutes,
            @Nullable Instant heldAt,
            String changedBy,
            int version) {}

    /**
     * @param task the open task by which the viewer decides, or votes; null where it has decided, or others vote
     * @param round the approval in which members vote, or voted, or null
     * @param decision what was decided, in the word of the button, or null; also null where the round alone says it
     */
    public record Item(
            ChangeEntry change,
            @Nullable String task,
            @Nullable RoundView round,
            @Nullable String decision,
            @Nullable String note,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt) {}

    private final JdbcClient jdbc;
    private final Changes changes;
    private final ApprovalReads approvals;
    private final BoardDecisions decisions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ChangeBoard(
            JdbcClient jdbc,
            Changes changes,
            ApprovalReads approvals,
            BoardDecisions decisions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.changes = changes;
        this.approvals = approvals;
        this.decisions = decisions;
        this.events = events;
        this.clock = clock;
    }

    /** @return whether the person may call meetings and write minutes of the board */
    public static boolean mayLead(String group, Viewer viewer) {
        return viewer.groups().contains(group) || viewer.has(Role.ADMINISTRATOR);
    }

    private static void refuseUnlessMember(String group, Viewer by) {
        if (!mayLead(group, by)) {
            throw Refusal.forbidden("Only members of the board " + group + " do this.");
        }
    }

    public Meeting call(String group, Instant at, @Nullable String place, Viewer by) {
        refuseUnlessMember(group, by);
        if (at.isBefore(clock.instant())) {
            throw Refusal.invalid("at", "lies in the past.");
        }
        if (place != null && place.length() > 160) {
            throw Refusal.invalid("place", "At most 160 characters.");
        }
        var meeting = new Meeting(Ids.next(), group, Micros.truncated(at), place, null, null, by.account(), 1);
        jdbc.sql("insert into change_board_meeting (id, group_key, at, place, changed_by, updated_at, version) values"
                        + " (:id, :group, :at, :place, :by, :now, 1)")
                .param("id", meeting.id())
                .param("group", group)
                .param("at", Micros.of(at))
                .param("place", place)
                .param("by", by.account())
                .param("now", Micros.of(clock.instant()))
                .update();
        events.publishEvent(Act.on(
                by.account(),
                "change-board.called",
                "change-board-meeting",
                Long.toString(meeting.id()),
                Map.of("group", group, "at", meeting.at().toString())));
        return meeting;
    }

    /** @return meetings of the board, those that lie ahead first, then the newest */
    @Transactional(readOnly = true)
    public List<Meeting> meetings(String group, int limit, Viewer viewer) {
        ChangeWindows.refuseUnlessStaff(viewer);
        return jdbc.sql("select id, group_key, at, place, minutes, held_at, changed_by, version from"
                        + " change_board_meeting where group_key = :group order by case when held_at is null then 0 else 1 end,"
                        + " case when held_at is null then at else -at end limit :limit")
                .param("group", group)
                .param("limit", Math.min(Math.max(limit, 1), 100))
                .query((row, number) -> new Meeting(
                        row.getLong(1),
                        row.getString(2),
                        Objects.requireNonNull(Micros.instant(row.getLong(3))),
                        row.getString(4),
                        row.getString(5),
                        Micros.instant(row.getObject(6, Long.class)),
                        row.getString(7),
                        row.getInt(8)))
                .list();
    }

    private Meeting meeting(long id, Viewer viewer) {
        ChangeWindows.refuseUnlessStaff(viewer);
        return jdbc.sql("select id, group_key, at, place, minutes, held_at, changed_by, version from"
                        + " change_board_meeting where id = :id")
                .param("id", id)
                .query((row, number) -> new Meeting(
                        row.getLong(1),
                        row.getString(2),
                        Objects.requireNonNull(Micros.instant(row.getLong(3))),
                        row.getString(4),
                        row.getString(5),
                        Micros.instant(row.getObject(6, Long.class)),
                        row.getString(7),
                        row.getInt(8)))
                .optional()
                .orElseThrow(() -> Refusal.notFound("There is no meeting " + id + "."));
    }

    /** @return the changes that wait for the board now, those that are planned first first */
    @Transactional(readOnly = true)
    public List<Item> waiting(String group, Viewer viewer) {
        ChangeWindows.refuseUnlessStaff(viewer);
        record Open(long ticket, @Nullable String task, @Nullable RoundView round) {}
        var open = new ArrayList<>(
                jdbc.sql("select e.ticket_id, e.id from task_entry e join change_booking b on b.ticket_id ="
                                + " e.ticket_id where e.group_key = :group and b.ended = false order by b.planned_from,"
                                + " e.created_at limit 200")
                        .param("group", group)
                        .query((row, number) -> new Open(row.getLong(1), row.getString(2), null))
                        .list());
        for (var round : approvals.askedOf(group, viewer)) {
            changes.known(round.number()).ifPresent(id -> open.add(new Open(id, voteOf(round, viewer), round)));
        }
        var entries = changes.entries(open.stream().map(Open::ticket).toList(), viewer);
        var items = new ArrayList<Item>();
        for (var one : open) {
            var entry = entries.get(one.ticket());
            if (entry != null) {
                items.add(new Item(entry, one.task(), one.round(), null, null, null, null));
            }
        }
        items.sort(Comparator.comparing(
                (Item item) -> item.change().from(), Comparator.nullsFirst(Comparator.naturalOrder())));
        return items;
    }

    private static @Nullable String voteOf(RoundView round, Viewer viewer) {
        return round.votes().stream()
                .filter(vote ->
                        vote.state() == Vote.State.OPEN && viewer.account().equals(vote.holder()))
                .map(RoundView.VoteView::task)
                .findFirst()
                .orElse(null);
    }

    /**
     * @return what the meeting decided, in its order, then what was decided elsewhere since the meeting before, in its order: on
     *     the ticket, in the portal, by the link of a mail; what the viewer may not see is left out
     */
    @Transactional(readOnly = true)
    public List<Item> decided(long meeting, Viewer viewer) {
        var held = meeting(meeting, viewer);
        var noted = noted(meeting);
        var rounds = new LinkedHashMap<Long, RoundView>();
        for (var round : approvals.decidedBy(held.group(), before(held), until(held), viewer)) {
            changes.known(round.number()).ifPresent(id -> rounds.put(id, round));
        }
        var taken = decisions.between(held.group(), before(held), until(held));
        var ids = new LinkedHashSet<Long>();
        noted.forEach(row -> ids.add(row.ticket()));
        ids.addAll(rounds.keySet());
        taken.forEach(row -> ids.add(row.ticket()));
        var entries = changes.entries(List.copyOf(ids), viewer);
        var items = new ArrayList<Item>();
        for (var row : noted) {
            var entry = entries.get(row.ticket());
            var round = rounds.remove(row.ticket());
            if (entry != null) {
                items.add(new Item(entry, null, round, row.decision(), row.note(), row.by(), row.at()));
            }
        }
        var elsewhere = new ArrayList<Item>();
        rounds.forEach((id, round) -> {
            if (entries.containsKey(id)) {
                elsewhere.add(new Item(entries.get(id), null, round, null, null, null, round.endedAt()));
            }
        });
        for (var row : taken) {
            var entry = entries.get(row.ticket());
            if (entry != null) {
                elsewhere.add(new Item(entry, null, null, row.decision(), row.note(), row.by(), row.at()));
            }
        }
        elsewhere.sort(Comparator.comparing(Item::decidedAt, Comparator.nullsFirst(Comparator.naturalOrder())));
        items.addAll(elsewhere);
        return items;
    }

    private record Noted(
            long ticket, @Nullable String decision, @Nullable String note, @Nullable String by, @Nullable Instant at) {}

    private List<Noted> noted(long meeting) {
        return jdbc.sql("select ticket_id, decision, note, decided_by, decided_at from change_board_item where"
                        + " meeting_id = :id order by position")
                .param("id", meeting)
                .query((row, number) -> new Noted(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        Micros.instant(row.getObject(5, Long.class))))
                .list();
    }

    /** When the board last closed a meeting before this one was closed. */
    private Instant before(Meeting meeting) {
        var last = jdbc.sql("select max(held_at) from change_board_meeting where group_key = :group and id <> :id and"
                        + " held_at <= :until")
                .param("group", meeting.group())
                .param("id", meeting.id())
                .param("until", Micros.of(until(meeting)))
                .query(Long.class)
                .optional()
                .orElse(null);
        return last == null ? Instant.EPOCH : Objects.requireNonNull(Micros.instant(last));
    }

    private Instant until(Meeting meeting) {
        return meeting.heldAt() == null ? clock.instant() : meeting.heldAt();
    }

    /**
     * Notes a decision of the meeting; the ticket's own task is completed by whoever calls this, in the same transaction. While
     * other members still vote nothing is decided yet.
     *
     * @param task by which it was decided
     */
    public void decide(long meeting, String number, String task, String decision, @Nullable String note, Viewer by) {
        var held = meeting(meeting, by);
        refuseUnlessMember(held.group(), by);
        if (held.heldAt() != null) {
            throw Refusal.conflict("The meeting is over.");
        }
        if (approvals.askedOf(held.group(), by).stream()
                .anyMatch(round -> round.number().equals(number))) {
            return;
        }
        decisions.forget(task);
        var change = changes.get(number, by).change();
        var position = jdbc.sql("select coalesce(max(position), 0) + 1 from change_board_item where meeting_id = :id")
                .param("id", meeting)
                .query(Integer.class)
                .single();
        jdbc.sql("delete from change_board_item where meeting_id = :meeting and ticket_id = :ticket")
                .param("meeting", meeting)
                .param("ticket", change.id())
                .update();
        jdbc.sql("insert into change_board_item (meeting_id, ticket_id, position, decision, note, decided_by,"
                        + " decided_at) values (:meeting, :ticket, :position, :decision, :note, :by, :at)")
                .param("meeting", meeting)
                .param("ticket", change.id())
                .param("position", position)
                .param("decision", decision)
                .param("note", note == null || note.length() <= 2_000 ? note : note.substring(0, 2_000))
                .param("by", by.account())
                .param("at", Micros.of(clock.instant()))
                .update();
        events.publishEvent(Act.onTicket(
                        by.account(),
                        "change-board.decided",
                        number,
                        Map.of(),
                        Map.of("decision", decision, "meeting", held.at().toString()))
                .hidden());
    }

    /** @param close whether the meeting is over with it */
    public Meeting minutes(long meeting, String minutes, boolean close, int version, Viewer by) {
        var before = meeting(meeting, by);
        refuseUnlessMember(before.group(), by);
        if (minutes.length() > MOST_MINUTES) {
            throw Refusal.invalid("minutes", "At most " + MOST_MINUTES + " characters.");
        }
        var now = clock.instant();
        var updated = jdbc.sql("update change_board_meeting set minutes = :minutes, held_at = coalesce(held_at, :held),"
                        + " changed_by = :by, updated_at = :now, version = version + 1 where id = :id and version ="
                        + " :version")
                .param("minutes", minutes)
                .param("held", close ? Micros.of(now) : null, java.sql.Types.BIGINT)
                .param("by", by.account())
                .param("now", Micros.of(now))
                .param("id", meeting)
                .param("version", version)
                .update();
        if (updated == 0) {
            throw Refusal.conflict(
                    "The minutes were changed by " + before.changedBy() + " meanwhile; read them again.");
        }
        events.publishEvent(Act.on(
                by.account(),
                close ? "change-board.closed" : "change-board.minutes",
                "change-board-meeting",
                Long.toString(meeting),
                Map.of("minutes", minutes)));
        return meeting(meeting, by);
    }
}
