package org.praxisitsm.ui.change;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.catalog.Services;
import org.praxisitsm.change.ChangeBoard;
import org.praxisitsm.change.ChangeEntry;
import org.praxisitsm.change.ChangeWindows;
import org.praxisitsm.change.Changes;
import org.praxisitsm.change.Changes.ScheduleFilter;
import org.praxisitsm.identity.People;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.Live;
import org.praxisitsm.ui.components.Names;
import org.praxisitsm.ui.components.NotForYou;
import org.praxisitsm.ui.components.Toast;
import org.praxisitsm.ui.components.Zones;
import org.praxisitsm.ui.shell.DeskShell;
import org.praxisitsm.ui.shell.HasKeys;
import org.praxisitsm.ui.shell.KeyBinding;

/** The change calendar. The address holds view, day, service and the chosen change. */
@Route(value = "desk/changes", layout = DeskShell.class)
@PermitAll
@CssImport("./change/change.css")
class ChangesView extends Composite<Div>
        implements BeforeEnterObserver, HasDynamicTitle, HasKeys, ChangePanel.Asked, ChangesHead.Asked {

    private final transient Changes changes;
    private final transient ChangeBoard board;
    private final transient Services services;
    private final transient Live live;
    private final transient Clock clock;
    private final transient Viewer viewer;
    private final transient ChangeWords words;
    private final transient ChangeBoxes boxes;
    private final ZoneId zone;
    private final ChangesHead head;
    private final ChangeCalendar calendar;
    private final ChangePanel panel;
    private transient ChangePeriod period;
    private @Nullable String service;
    private @Nullable String selected;
    private boolean refused;

    ChangesView(
            Changes changes,
            ChangeBoard board,
            Names names,
            Services services,
            People people,
            Live live,
            Viewers viewers,
            Clock clock) {
        this.changes = changes;
        this.board = board;
        this.services = services;
        this.live = live;
        this.clock = clock;
        this.viewer = viewers.current();
        this.zone = Zones.of(people, viewer);
        this.period = new ChangePeriod("week", now());
        ChangeWords.Texts texts = (key, arguments) -> getTranslation(key, arguments);
        this.words = new ChangeWords(texts, zone, getLocale());
        this.boxes = new ChangeBoxes(names, words, texts, zone, getLocale());
        this.head = new ChangesHead(
                services.all().stream().map(Services.Service::key).toList(),
                names,
                changes.practice() != null,
                zone,
                this);
        this.calendar = new ChangeCalendar(this::choose, this::openTicket, this::dragged, this::showDay);
        this.panel = new ChangePanel(changes, names, viewer, words, this);
        var main = new Div(head, calendar);
        main.addClassName("px-changes-main");
        getContent().addClassName("px-changes");
        getContent().add(main, panel);
    }

    private LocalDate now() {
        return clock.instant().atZone(zone).toLocalDate();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("changes.title");
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        if (!refused) {
            live.follow(attached.getUI(), this, ChangeLive.TOPIC, this::show);
        }
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!ChangeWindows.maySee(viewer)) {
            refused = true;
            event.rerouteToError(NotForYou.class);
            return;
        }
        var query = event.getLocation().getQueryParameters();
        var view = query.getSingleParameter("view")
                .filter(ChangePeriod.VIEWS::contains)
                .orElse("week");
        service = query.getSingleParameter("service")
                .filter(key -> services.find(key).isPresent())
                .orElse(null);
        selected = query.getSingleParameter("change")
                .filter(number -> number.matches("[A-Z]{2,6}\\d{1,12}"))
                .orElse(null);
        var day = query.getSingleParameter("day").map(this::date).orElseGet(this::dayOfChosen);
        period = new ChangePeriod(view, day);
        show();
    }

    /** A link to a change leads to its day. */
    private LocalDate dayOfChosen() {
        return selected == null
                ? now()
                : changes.find(selected, viewer)
                        .map(found -> found.change().from())
                        .map(from -> from.atZone(zone).toLocalDate())
                        .orElseGet(this::now);
    }

    private LocalDate date(String text) {
        try {
            var date = LocalDate.parse(text);
            return date.getYear() < 2000 || date.getYear() > 2100 ? now() : date;
        } catch (DateTimeParseException wrong) {
            return now();
        }
    }

    private void go(ChangePeriod wanted, @Nullable String change) {
        period = wanted;
        selected = change;
        var query = new LinkedHashMap<String, String>();
        query.put("view", period.view());
        query.put("day", period.day().toString());
        if (service != null) {
            query.put("service", service);
        }
        if (selected != null) {
            query.put("change", selected);
        }
        UI.getCurrent()
                .getPage()
                .getHistory()
                .replaceState(null, new Location("desk/changes", QueryParameters.simple(query)));
        show();
    }

    private void show() {
        var filter = new ScheduleFilter(service, null, null, false);
        var schedule = changes.schedule(period.from(zone), period.to(zone), filter, viewer);
        head.show(period, service);
        calendar.show(boxes.of(period, schedule, clock.instant(), selected));
        panel.show(selected == null ? null : changes.find(selected, viewer).orElse(null), agenda());
    }

    private List<ChangeBoard.Item> agenda() {
        var group = changes.board();
        return group == null ? List.of() : board.waiting(group, viewer);
    }

    @Override
    public void turn(int pages) {
        go(period.turned(pages), selected);
    }

    @Override
    public void today() {
        go(new ChangePeriod(period.view(), now()), selected);
    }

    @Override
    public void view(String view) {
        go(new ChangePeriod(view, period.day()), selected);
    }

    @Override
    public void service(@Nullable String wanted) {
        service = wanted;
        go(period, selected);
    }

    @Override
    public void newChange() {
        var practice = changes.practice();
        if (practice != null) {
            UI.getCurrent().navigate("desk/new/" + practice);
        }
    }

    private void choose(String number) {
        go(period, number);
    }

    private void showDay(String date) {
        go(new ChangePeriod("day", date(date)), selected);
    }

    private void openTicket(String number) {
        UI.getCurrent().navigate("desk/tickets/" + number);
    }

    /** Where it is free and nobody approved another time, it goes there at once; else one is told first what that means. */
    private void dragged(String number, LocalDateTime from) {
        var done = Failures.attempt(() -> {
            var change = changes.get(number, viewer).change();
            var start = from.atZone(zone).toInstant();
            var end = start.plus(
                    Duration.between(Objects.requireNonNull(change.from()), Objects.requireNonNull(change.to())));
            if (!change.approved() && changes.tried(number, start, end, viewer).isEmpty()) {
                put(change, start, end);
            } else {
                moveDialog(change, start);
                go(period, number);
            }
        });
        if (!done) {
            show();
        }
    }

    private void moveDialog(ChangeEntry change, @Nullable Instant start) {
        new MoveDialog(changes, viewer, change, start, words, zone, (from, to) -> put(change, from, to)).open();
    }

    @Override
    public void close() {
        go(period, null);
    }

    @Override
    public void move(String number, Instant from, Instant to) {
        Failures.attempt(() -> {
            var change = changes.get(number, viewer).change();
            if (change.approved()) {
                moveDialog(change, from);
            } else {
                put(change, from, to);
            }
        });
    }

    private void put(ChangeEntry before, Instant from, Instant to) {
        if (Failures.attempt(() -> changes.move(before.number(), from, to, null, viewer))) {
            moved(before, from, to);
            go(new ChangePeriod(period.view(), from.atZone(zone).toLocalDate()), before.number());
        } else {
            show();
        }
    }

    private void moved(ChangeEntry before, Instant from, Instant to) {
        var number = before.number();
        if (before.approved() && !changes.get(number, viewer).change().approved()) {
            // To put it back would not bring the approval back.
            Toast.done(getTranslation("changes.movedAgain", number, words.span(from, to)));
            return;
        }
        Toast.done(getTranslation("changes.moved", number, words.span(from, to)), getTranslation("undo"), () -> {
            if (before.from() != null && before.to() != null) {
                Failures.attempt(() -> changes.move(number, before.from(), before.to(), null, viewer));
                show();
            }
        });
    }

    @Override
    public void askMove(String number) {
        Failures.attempt(() -> {
            var details = changes.get(number, viewer);
            var change = details.change();
            if (details.mayPlan() && change.actualFrom() == null) {
                moveDialog(change, change.from() == null ? clock.instant() : null);
            } else {
                Failures.tell(UI.getCurrent(), getTranslation("changes.begun", number));
            }
        });
    }

    @Override
    public void keep(String number, String reason) {
        changes.keep(number, reason, viewer);
        show();
    }

    @Override
    public List<KeyBinding> keys() {
        return List.of(
                new KeyBinding("m", "move", "keys.changes.move"),
                new KeyBinding("t", "today", "keys.changes.today"),
                new KeyBinding("v", "view", "keys.changes.view"),
                new KeyBinding("[", "before", "keys.changes.before"),
                new KeyBinding("]", "next", "keys.changes.next"));
    }

    @Override
    public void pressed(String action) {
        switch (action) {
            case "move" -> {
                if (selected != null) {
                    askMove(selected);
                }
            }
            case "today" -> today();
            case "view" -> view(period.nextView());
            case "before" -> turn(-1);
            case "next" -> turn(1);
            default -> {
                // Nothing else is ours.
            }
        }
    }
}
