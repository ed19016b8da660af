package org.praxisitsm.change;

import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.change.BookingRows.Head;
import org.praxisitsm.change.BookingRows.Stored;
import org.praxisitsm.change.ConflictJudge.Judged;
import org.praxisitsm.practice.Category;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.practice.PracticeDescriptor.Schedule;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.JsonMaps;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what the calendar knows of changes in step with their tickets, and what stands against them in step with each other.
 * Whoever books does so one after the other, over all nodes: the second of two who book at once finds the first.
 */
@Service
@Transactional
class Bookings {

    /** How often what stands against a change may lead on to another one: two that touch each other, no further. */
    private static final int MOST_ENTANGLED = 50;

    private final BookingRows rows;
    private final WindowRows windows;
    private final ItemsAround items;
    private final Practices practices;
    private final ConflictJudge judge;
    private final EntityManager entities;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Bookings(
            BookingRows rows,
            WindowRows windows,
            ItemsAround items,
            Practices practices,
            ConflictJudge judge,
            EntityManager entities,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.windows = windows;
        this.items = items;
        this.practices = practices;
        this.judge = judge;
        this.entities = entities;
        this.events = events;
        this.clock = clock;
    }

    /** A change with all that it is judged by. */
    record Known(Head head, Pack pack, Schedule schedule, @Nullable String type, Booking booking) {}

    /** @return the change as its ticket says it, or empty where the practice has no place in the calendar */
    Optional<Known> known(long ticket) {
        entities.flush();
        return rows.head(ticket).flatMap(head -> practices
                .version(head.practice(), head.packVersion())
                .flatMap(published -> {
                    var schedule = published.pack().descriptor().schedule();
                    return schedule == null ? Optional.empty() : Optional.of(known(head, published.pack(), schedule));
                }));
    }

    private Known known(Head head, Pack pack, Schedule schedule) {
        var fields = JsonMaps.read(head.fields());
        var from = instant(fields.get(schedule.from()));
        var to = instant(fields.get(schedule.to()));
        var category = Category.valueOf(head.category());
        var booking = new Booking(
                head.id(),
                head.number(),
                from == null || to == null ? null : new Span(from, to),
                head.assignee(),
                head.group(),
                rows.items(head.id()),
                rows.before(head.id()),
                schedule.approved().contains(head.state()),
                schedule.started().contains(head.state()),
                category.isOver(),
                category == Category.CANCELLED);
        var type = schedule.type() == null ? null : Objects.toString(fields.get(schedule.type()), null);
        return new Known(head, pack, schedule, type, booking);
    }

    private static @Nullable Instant instant(@Nullable Object value) {
        return value == null ? null : Micros.truncated(Instant.parse(value.toString()));
    }

    /** The ticket was opened or changed: the calendar follows, and whatever shares time or items with it is looked at again. */
    void refresh(long ticket) {
        known(ticket).ifPresent(change -> checked(change, false));
    }

    /** @return what stands against it now, worst first; stored as well */
    List<Stored> check(long ticket, boolean starting) {
        var change =
                known(ticket).orElseThrow(() -> Refusal.conflict("The ticket has no place in the change calendar."));
        return checked(change, starting);
    }

    private List<Stored> checked(Known change, boolean starting) {
        rows.takeTurn();
        rows.save(change.head(), change.type(), change.booking());
        var again = new LinkedHashSet<>(rows.entangled(change.head().id()));
        var found = look(change, starting);
        found.stream()
                .map(stored -> stored.conflict().other())
                .filter(Objects::nonNull)
                .forEach(again::add);
        again.remove(change.head().id());
        again.stream().limit(MOST_ENTANGLED).forEach(other -> known(other).ifPresent(one -> look(one, false)));
        events.publishEvent(new ChangeEvents.ScheduleChanged());
        return found;
    }

    /** A window was added, changed or removed: changes that lie ahead in its time are looked at again. */
    void windowChanged(Span around) {
        rows.takeTurn();
        for (var booking : rows.meeting(around)) {
            known(booking.id()).ifPresent(change -> look(change, false));
        }
        events.publishEvent(new ChangeEvents.ScheduleChanged());
    }

    private List<Stored> look(Known change, boolean starting) {
        var judged = change.booking().over() ? List.<Judged>of() : judged(change, starting);
        var found = judged.stream().map(Judged::stored).toList();
        var id = change.head().id();
        var before = rows.conflicts(id);
        var worst = found.stream()
                .map(Stored::severity)
                .max(Comparator.naturalOrder())
                .orElse(null);
        rows.store(id, found, worst, fingerprint(found), clock.instant());
        if (!before.equals(found)) {
            events.publishEvent(Act.onTicket(
                            "system:change",
                            "change.checked",
                            change.head().number(),
                            Map.of("conflicts", words(before)),
                            Map.of("conflicts", words(found)))
                    .hidden());
            judged.stream()
                    .filter(one -> !before.contains(one.stored()))
                    .map(Judged::decision)
                    .filter(Objects::nonNull)
                    .distinct()
                    .forEach(events::publishEvent);
        }
        return found;
    }

    private static List<String> words(List<Stored> found) {
        return found.stream()
                .map(stored -> stored.severity() + " " + stored.conflict().kind() + " "
                        + stored.conflict().span().from() + "/"
                        + stored.conflict().span().to())
                .toList();
    }

    private List<Judged> judged(Known change, boolean starting) {
        var booking = change.booking();
        if (booking.planned() == null) {
            return List.of();
        }
        var around = surroundings(change, booking.planned(), starting);
        return judge.judge(change, around, ConflictCheck.of(booking, around));
    }

    /** @param span time for which others and windows are read; the change itself may be tried anywhere within it */
    Surroundings surroundings(Known change, Span span, boolean starting) {
        var booking = change.booking();
        var neighbours = items.of(booking.items());
        var touched = items.subjects(
                booking.items(),
                neighbours.values(),
                change.head().service(),
                change.head().unit());
        var others = new LinkedHashMap<Long, Booking>();
        if (span.isProper()) {
            rows.meeting(span).forEach(other -> others.put(other.id(), other));
        }
        var linked = new LinkedHashSet<>(booking.after());
        linked.addAll(rows.waiting(booking.id()));
        rows.all(linked).forEach(other -> others.put(other.id(), other));
        others.remove(booking.id());
        return new Surroundings(
                starting,
                clock.instant(),
                rows.kept(booking.id()).map(BookingRows.Kept::earliest).orElse(null),
                List.copyOf(others.values()),
                windows.all(),
                touched,
                neighbours,
                items.near(neighbours.keySet()),
                change.schedule().capacity(),
                Surroundings.Times.BY_RULE);
    }

    /** As {@link #look} judges them, where nothing is kept. */
    List<Stored> judged(Known change, Surroundings around, List<Conflict> conflicts) {
        return judge.judge(change, around, conflicts).stream()
                .map(Judged::stored)
                .toList();
    }

    /** What the conflicts are, whatever is thought of them: another other change, window or time makes another. */
    static String fingerprint(List<Stored> found) {
        var text = found.stream()
                .map(stored -> stored.conflict().toString())
                .sorted()
                .collect(Collectors.joining("\n"));
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Its plan is booked: whoever approves it from here on approves this one. */
    void booked(long ticket, @Nullable Instant earliest) {
        known(ticket).ifPresent(change -> {
            rows.takeTurn();
            rows.save(change.head(), change.type(), change.booking());
            rows.earliest(ticket, earliest);
            rows.plan(ticket, BookedPlan.of(change.booking()).toString());
        });
    }

    void released(long ticket) {
        rows.plan(ticket, null);
        refresh(ticket);
    }

    void actual(long ticket, @Nullable Instant from, @Nullable Instant to) {
        rows.takeTurn();
        rows.actual(ticket, from, to);
        events.publishEvent(new ChangeEvents.ScheduleChanged());
    }

    Set<Long> entangled(long ticket) {
        return rows.entangled(ticket);
    }
}
