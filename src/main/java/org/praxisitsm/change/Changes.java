package org.praxisitsm.change;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.AssetAccess;
import org.praxisitsm.change.BookingRows.Stored;
import org.praxisitsm.change.ChangeWindow.Occurrence;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Visibility;
import org.praxisitsm.practice.Category;
import org.praxisitsm.practice.PracticeDescriptor.Schedule;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.TicketDesk;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The change calendar for people: what is planned when, what stands against it, and where else it could go. */
@Service
@Transactional
public class Changes {

    /** Longest span that is read at once. */
    public static final Duration LONGEST = Duration.ofDays(400);

    private static final int MOST = 2_000;
    private static final int MOST_SLOTS = 20;

    private static final String COLUMNS = "select t.id, t.number, t.subject, t.practice, t.pack_version, b.change_type,"
            + " t.state, t.category, b.planned_from, b.planned_to, b.actual_from, b.actual_to, t.assignee, t.group_key,"
            + " t.service_key, b.approved, b.severity, b.conflicts, b.kept_reason, b.kept_by from change_booking b join"
            + " ticket t on t.id = b.ticket_id where ";

    /** @param service key, or null for all; {@code group} likewise; {@code number} of one change, or null */
    public record ScheduleFilter(
            @Nullable String service, @Nullable String group, @Nullable String assignee, boolean withCancelled) {

        public static ScheduleFilter all() {
            return new ScheduleFilter(null, null, null, false);
        }
    }

    /** What the calendar shows of a span. */
    public record ScheduleView(Instant from, Instant to, List<Occurrence> windows, List<ChangeEntry> changes) {}

    /**
     * @param items names of what it touches, by id; those that the viewer may not know of are left out
     * @param hidden how many those are
     * @param mayPlan whether the viewer may move it
     */
    public record ChangeDetails(
            ChangeEntry change,
            List<ConflictView> conflicts,
            Map<Long, String> items,
            int hidden,
            @Nullable Instant earliest,
            @Nullable Instant checkedAt,
            boolean mayPlan) {}

    /**
     * @param window name of the maintenance window that it lies in, or null
     * @param after number of the change that ends when it begins, or null
     * @param alone whether no other change is near
     */
    public record FreeSlot(Instant from, Instant to, @Nullable String window, @Nullable String after, boolean alone) {}

    /** @param until how far it was looked; {@code against} how often each kind stood in the way of a time that was tried */
    public record FreeSlots(List<FreeSlot> slots, Instant until, Map<ConflictKind, Integer> against) {}

    private final BookingRows rows;
    private final Bookings bookings;
    private final WindowRows windows;
    private final TicketDesk tickets;
    private final Practices practices;
    private final Visibility visibility;
    private final AssetAccess assets;
    private final ChangeSettings settings;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Changes(
            BookingRows rows,
            Bookings bookings,
            WindowRows windows,
            TicketDesk tickets,
            Practices practices,
            Visibility visibility,
            AssetAccess assets,
            ChangeSettings settings,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.bookings = bookings;
        this.windows = windows;
        this.tickets = tickets;
        this.practices = practices;
        this.visibility = visibility;
        this.assets = assets;
        this.settings = settings;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** @return whether tickets of the practice stand in the calendar */
    public boolean isScheduled(String practice, int version) {
        return schedule(practice, version) != null;
    }

    private @Nullable Schedule schedule(String practice, int version) {
        return practices
                .version(practice, version)
                .map(published -> published.pack().descriptor().schedule())
                .orElse(null);
    }

    /** @return key of the practice that new changes belong to: the first with a place in the calendar; null where none has */
    public @Nullable String practice() {
        return practices.all().stream()
                .map(published -> published.pack().descriptor())
                .filter(descriptor -> descriptor.schedule() != null)
                .map(descriptor -> descriptor.key())
                .sorted()
                .findFirst()
                .orElse(null);
    }

    /** @return key of the group that decides on risky changes in its meetings, or null where no practice has one */
    public @Nullable String board() {
        return practices.all().stream()
                .map(published -> published.pack().descriptor().schedule())
                .filter(schedule -> schedule != null && schedule.board() != null)
                .map(schedule -> schedule.board())
                .sorted()
                .findFirst()
                .orElse(null);
    }

    /** @return key of the field that says the type of changes of the practice, or null */
    public @Nullable String typeField(String practice, int version) {
        var schedule = schedule(practice, version);
        return schedule == null ? null : schedule.type();
    }

    /**
     * @param from included
     * @param to excluded; at most {@link #LONGEST} later
     * @throws Refusal invalid where it is not; forbidden for those who only report
     */
    @Transactional(readOnly = true)
    public ScheduleView schedule(Instant from, Instant to, ScheduleFilter filter, Viewer viewer) {
        ChangeWindows.refuseUnlessStaff(viewer);
        span(from, to);
        var found = windows.all().stream()
                .flatMap(window -> window.within(new Span(from, to)).stream())
                .sorted(java.util.Comparator.comparing(one -> one.span().from()))
                .toList();
        return new ScheduleView(from, to, found, changes(from, to, filter, viewer));
    }

    private static void span(Instant from, Instant to) {
        if (!from.isBefore(to)) {
            throw Refusal.invalid("to", "must lie after from.");
        }
        if (Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw Refusal.invalid("to", "must lie at most " + LONGEST.toDays() + " days after from.");
        }
    }

    private List<ChangeEntry> changes(Instant from, Instant to, ScheduleFilter filter, Viewer viewer) {
        var policy = visibility.predicate(viewer, "t", "t.id");
        var sql = COLUMNS + "b.planned_to > :from and b.planned_from < :to and (" + policy.sql() + ")"
                + (filter.withCancelled() ? "" : " and b.failed = false")
                + (filter.service() == null ? "" : " and t.service_key = :service")
                + (filter.group() == null ? "" : " and t.group_key = :group")
                + (filter.assignee() == null ? "" : " and t.assignee = :assignee")
                + " order by b.planned_from, b.ticket_id limit " + MOST;
        var values = new HashMap<String, Object>(policy.parameters());
        values.put("from", Micros.of(from));
        values.put("to", Micros.of(to));
        values.put("service", filter.service());
        values.put("group", filter.group());
        values.put("assignee", filter.assignee());
        return jdbc.sql(sql).params(values).query(this::entry).list();
    }

    private ChangeEntry entry(ResultSet row, int number) throws SQLException {
        var type = row.getString(6);
        var schedule = schedule(row.getString(4), row.getInt(5));
        return new ChangeEntry(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getInt(5),
                type,
                row.getString(7),
                Category.valueOf(row.getString(8)),
                Micros.instant(row.getObject(9, Long.class)),
                Micros.instant(row.getObject(10, Long.class)),
                Micros.instant(row.getObject(11, Long.class)),
                Micros.instant(row.getObject(12, Long.class)),
                row.getString(13),
                row.getString(14),
                row.getString(15),
                row.getBoolean(16),
                schedule != null && type != null && schedule.emergency().contains(type),
                BookingRows.severity(row.getString(17)),
                row.getInt(18),
                row.getString(19),
                row.getString(20));
    }

    /** @return entries of those tickets that the viewer may see, by id */
    /** @return the ticket, where it has a place in the calendar */
    Optional<Long> known(String number) {
        return rows.ticket(number);
    }

    Map<Long, ChangeEntry> entries(Collection<Long> ids, Viewer viewer) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        var policy = visibility.predicate(viewer, "t", "t.id");
        return jdbc
                .sql(COLUMNS + "b.ticket_id in (:ids) and (" + policy.sql() + ")")
                .params(policy.parameters())
                .param("ids", ids)
                .query(this::entry)
                .list()
                .stream()
                .collect(Collectors.toMap(ChangeEntry::id, one -> one, (one, other) -> one, LinkedHashMap::new));
    }

    /** @return changes that touch the item and are not cancelled, the latest first; {@code limit} at most */
    @Transactional(readOnly = true)
    public List<ChangeEntry> ofItem(long item, int limit, Viewer viewer) {
        var policy = visibility.predicate(viewer, "t", "t.id");
        return jdbc.sql(COLUMNS + "b.ticket_id in (select a.ticket_id from ticket_ci a where a.ci_id = :item) and"
                        + " b.failed = false and (" + policy.sql() + ") order by coalesce(b.planned_from, 0) desc,"
                        + " b.ticket_id desc limit " + Math.min(Math.max(limit, 1), 200))
                .params(policy.parameters())
                .param("item", item)
                .query(this::entry)
                .list();
    }

    /** @return the change, or empty where the ticket has no place in the calendar or the viewer may not know of it */
    @Transactional(readOnly = true)
    public Optional<ChangeDetails> find(String number, Viewer viewer) {
        return rows.ticket(number)
                .flatMap(id -> Optional.ofNullable(entries(List.of(id), viewer).get(id)))
                .map(entry -> details(entry, viewer));
    }

    /** @throws Refusal not found, also where the viewer may not know of it */
    @Transactional(readOnly = true)
    public ChangeDetails get(String number, Viewer viewer) {
        tickets.get(number, viewer);
        return find(number, viewer)
                .orElseThrow(() -> Refusal.notFound(number + " has no place in the change calendar."));
    }

    private ChangeDetails details(ChangeEntry entry, Viewer viewer) {
        var kept = rows.kept(entry.id()).orElseThrow();
        var touched = rows.items(entry.id());
        var names = names(touched, viewer);
        return new ChangeDetails(
                entry,
                views(rows.conflicts(entry.id()), viewer),
                names,
                touched.size() - names.size(),
                kept.earliest(),
                kept.checkedAt(),
                !entry.category().isOver()
                        && tickets.get(entry.number(), viewer).mayWork());
    }

    /** @return names of those items that the viewer may know of, by id */
    @Transactional(readOnly = true)
    public Map<Long, String> itemNames(Collection<Long> items, Viewer viewer) {
        return names(items, viewer);
    }

    /** @return id of the item with the number, where the viewer may know of it */
    @Transactional(readOnly = true)
    public Optional<Long> itemOf(String number, Viewer viewer) {
        var policy = assets.predicate(viewer, "c");
        return jdbc.sql("select c.id from ci c where c.number = :number and (" + policy.sql() + ")")
                .params(policy.parameters())
                .param("number", number)
                .query(Long.class)
                .optional();
    }

    private Map<Long, String> names(Collection<Long> items, Viewer viewer) {
        if (items.isEmpty()) {
            return Map.of();
        }
        var policy = assets.predicate(viewer, "c");
        var names = new LinkedHashMap<Long, String>();
        jdbc.sql("select c.id, c.name from ci c where c.id in (:ids) and (" + policy.sql() + ") order by c.name, c.id")
                .params(policy.parameters())
                .param("ids", items)
                .query(row -> {
                    names.put(row.getLong(1), row.getString(2));
                });
        return names;
    }

    private List<ConflictView> views(List<Stored> stored, Viewer viewer) {
        var others = new HashSet<Long>();
        var items = new HashSet<Long>();
        for (var one : stored) {
            Optional.ofNullable(one.conflict().other()).ifPresent(others::add);
            Optional.ofNullable(one.conflict().ci()).ifPresent(items::add);
            Optional.ofNullable(one.conflict().otherCi()).ifPresent(items::add);
        }
        var changes = entries(others, viewer);
        var names = names(items, viewer);
        var views = new ArrayList<ConflictView>();
        for (var one : stored) {
            var conflict = one.conflict();
            var other = conflict.other() == null ? null : changes.get(conflict.other());
            views.add(new ConflictView(
                    conflict.kind(),
                    one.severity(),
                    conflict.span().from(),
                    conflict.span().to(),
                    other == null ? null : other.number(),
                    other == null ? null : other.subject(),
                    conflict.window() == null ? null : Long.toString(conflict.window()),
                    conflict.window() == null
                            ? null
                            : windows.find(conflict.window())
                                    .map(ChangeWindow::name)
                                    .orElse(null),
                    conflict.ci() == null ? null : names.get(conflict.ci()),
                    other == null && conflict.other() != null || conflict.otherCi() == null
                            ? null
                            : names.get(conflict.otherCi()),
                    conflict.steps(),
                    conflict.note(),
                    one.why()));
        }
        return views;
    }

    /** @return what would stand against the change at another time; nothing is kept */
    @Transactional(readOnly = true)
    public List<ConflictView> tried(String number, Instant from, Instant to, Viewer viewer) {
        var change = known(number, viewer);
        if (!from.isBefore(to)) {
            throw Refusal.invalid("to", "must lie after from.");
        }
        var span = new Span(Micros.truncated(from), Micros.truncated(to));
        var around = bookings.surroundings(change, span, false);
        var found = ConflictCheck.of(change.booking().at(span), around);
        return views(bookings.judged(change, around, found), viewer);
    }

    private Bookings.Known known(String number, Viewer viewer) {
        var ticket = tickets.get(number, viewer);
        return bookings.known(ticket.id())
                .orElseThrow(() -> Refusal.notFound(number + " has no place in the change calendar."));
    }

    /** Looks again at what stands against the change. */
    public ChangeDetails check(String number, Viewer viewer) {
        var change = known(number, viewer);
        bookings.check(change.head().id(), false);
        return get(number, viewer);
    }

    /**
     * Plans the change for another time, as if its ticket was changed by hand.
     *
     * @throws Refusal as {@link TicketDesk#change} does
     */
    public ChangeDetails move(String number, Instant from, Instant to, @Nullable Integer version, Viewer by) {
        var change = known(number, by);
        if (!from.isBefore(to)) {
            throw Refusal.invalid("to", "must lie after from.");
        }
        if (change.booking().over() || change.booking().started()) {
            throw Refusal.conflict(number + " has begun and cannot be moved.");
        }
        var fields = new LinkedHashMap<String, Object>();
        fields.put(
                change.schedule().from(), from.truncatedTo(ChronoUnit.SECONDS).toString());
        fields.put(change.schedule().to(), to.truncatedTo(ChronoUnit.SECONDS).toString());
        tickets.change(number, Map.of("fields", fields), version, by);
        bookings.check(change.head().id(), false);
        return get(number, by);
    }

    /** Keeps the time in spite of what stands against it; whatever else comes up asks again. */
    public ChangeDetails keep(String number, String reason, Viewer by) {
        var change = known(number, by);
        if (!tickets.get(number, by).mayWork()) {
            throw Refusal.forbidden("Only those who work on " + number + " may keep its time.");
        }
        if (reason.isBlank() || reason.length() > 1_000) {
            throw Refusal.invalid("reason", "Say in at most 1000 characters why the time is kept.");
        }
        var stored = rows.conflicts(change.head().id());
        if (stored.isEmpty()) {
            throw Refusal.conflict("Nothing stands against " + number + ".");
        }
        rows.keep(change.head().id(), Bookings.fingerprint(stored), reason.strip(), by.account(), clock.instant());
        tickets.comment(number, reason.strip(), true, List.of(), by);
        events.publishEvent(
                Act.onTicket(by.account(), "change.kept", number, Map.of(), Map.of("reason", reason.strip()))
                        .hidden());
        events.publishEvent(new ChangeEvents.ScheduleChanged());
        return get(number, by);
    }

    /**
     * @param earliest first instant that will do, or null for now
     * @param length how long it takes, or null for as long as it is planned
     */
    @Transactional(readOnly = true)
    public FreeSlots freeSlots(
            String number, @Nullable Instant earliest, @Nullable Duration length, int limit, Viewer viewer) {
        var change = known(number, viewer);
        if (limit < 1 || limit > MOST_SLOTS) {
            throw Refusal.invalid("limit", "must be 1 to " + MOST_SLOTS + ".");
        }
        var planned = change.booking().planned();
        var takes = length != null
                ? length
                : planned == null || !planned.isProper()
                        ? Duration.ofHours(1)
                        : Duration.between(planned.from(), planned.to());
        if (takes.isNegative() || takes.isZero() || takes.compareTo(Duration.ofDays(31)) > 0) {
            throw Refusal.invalid("duration", "must be more than nothing and at most 31 days.");
        }
        var now = clock.instant();
        var first = FreeTimes.quarter(earliest == null || earliest.isBefore(now) ? now : earliest);
        var until = first.plus(settings.horizonInDays(), ChronoUnit.DAYS);
        var around = bookings.surroundings(change, new Span(first, until.plus(takes)), false);
        var result = FreeTimes.find(change.booking(), around, takes, first, until, limit);
        var visible = entries(
                result.slots().stream()
                        .map(FreeTimes.Slot::after)
                        .filter(Objects::nonNull)
                        .toList(),
                viewer);
        return new FreeSlots(
                result.slots().stream()
                        .map(slot -> new FreeSlot(
                                slot.span().from(),
                                slot.span().to(),
                                slot.window() == null ? null : slot.window().name(),
                                slot.after() == null || !visible.containsKey(slot.after())
                                        ? null
                                        : visible.get(slot.after()).number(),
                                slot.alone()))
                        .toList(),
                result.until(),
                result.against());
    }
}
