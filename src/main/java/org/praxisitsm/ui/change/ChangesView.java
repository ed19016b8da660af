package org.praxisitsm.ui.change;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.SafeLink;
import org.praxisitsm.ui.components.Toast;
import org.praxisitsm.ui.components.Zones;
import org.praxisitsm.ui.shell.DeskShell;
import org.praxisitsm.ui.shell.HasKeys;
import org.praxisitsm.ui.shell.KeyBinding;

/** The change calendar. The address holds view, day, service and the chosen change. */
@Route(value = "desk/changes", layout = DeskShell.class)
@PermitAll
@CssImport("./change/change.css")
class ChangesView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle, HasKeys, ChangePanel.Asked {

    private static final List<String> VIEWS = List.of("day", "week", "month", "list");

    private final transient Changes changes;
    private final transient ChangeBoard board;
    private final transient Names names;
    private final transient Services services;
    private final transient Live live;
    private final transient Clock clock;
    private final transient Viewer viewer;
    private final transient ChangeWords words;
    private final ZoneId zone;
    private final ChangeCalendar calendar;
    private final ChangePanel panel;
    private final Span range = new Span();
    private final Select<String> service = new Select<>();
    private final List<NativeButton> segments = new ArrayList<>();
    private String view = "week";
    private LocalDate day;
    private @Nullable String wantedService;
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
        this.names = names;
        this.services = services;
        this.live = live;
        this.clock = clock;
        this.viewer = viewers.current();
        this.zone = Zones.of(people, viewer);
        this.day = today();
        this.words = new ChangeWords(this::text, zone, getLocale());
        this.calendar = new ChangeCalendar(this::choose, this::openTicket, this::dragged, this::showDay);
        this.panel = new ChangePanel(changes, names, viewer, words, this);
        var main = new Div(head(), legend(), calendar);
        main.addClassName("px-changes-main");
        getContent().addClassName("px-changes");
        getContent().add(main, panel);
    }

    private String text(String key, Object... arguments) {
        return getTranslation(key, arguments);
    }

    private LocalDate today() {
        return clock.instant().atZone(zone).toLocalDate();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("changes.title");
    }

    private Component head() {
        var before = step("chevron-left", "changes.before", -1);
        var next = step("chevron-right", "changes.next", 1);
        var now = new Button(getTranslation("changes.today"), click -> go(view, today(), selected));
        now.addThemeVariants(ButtonVariant.LUMO_SMALL);
        range.addClassName("px-changes-range");
        range.getElement().setAttribute("aria-live", "polite");
        service.setId("changes-service");
        service.setAriaLabel(getTranslation("changes.service"));
        service.addThemeName("small");
        service.setWidth("132px");
        service.setEmptySelectionAllowed(true);
        service.setEmptySelectionCaption(getTranslation("changes.allServices"));
        service.setItems(services.all().stream().map(Services.Service::key).toList());
        service.setItemLabelGenerator(key -> key == null ? getTranslation("changes.allServices") : names.service(key));
        service.addValueChangeListener(value -> {
            if (value.isFromClient()) {
                wantedService = value.getValue();
                go(view, day, selected);
            }
        });
        var segment = new Div();
        segment.addClassName("px-seg");
        segment.getElement().setAttribute("role", "group").setAttribute("aria-label", getTranslation("changes.view"));
        for (var name : VIEWS) {
            var button = new NativeButton(getTranslation("changes.view." + name), click -> go(name, day, selected));
            button.setId("view-" + name);
            segments.add(button);
            segment.add(button);
        }
        var fresh = new Button(getTranslation("changes.new"), new PxIcon("plus"), click -> newChange());
        fresh.setId("new-change");
        fresh.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_SMALL);
        fresh.setVisible(changes.practice() != null);
        var grow = new Span();
        grow.addClassName("px-grow");
        var links = new Span(
                SafeLink.to("desk/changes/board", getTranslation("changes.board")),
                SafeLink.to("desk/changes/windows", getTranslation("changes.windows")));
        links.addClassName("px-changes-links");
        var head = new Div(
                new H1(getTranslation("changes.title")),
                before,
                now,
                next,
                range,
                grow,
                links,
                service,
                segment,
                fresh);
        head.addClassName("px-changes-head");
        return head;
    }

    private Button step(String icon, String label, int by) {
        var button = new Button(new PxIcon(icon), click -> go(view, moved(by), selected));
        button.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_ICON);
        button.setAriaLabel(getTranslation(label));
        return button;
    }

    private LocalDate moved(int by) {
        return switch (view) {
            case "day" -> day.plusDays(by);
            case "month" -> day.plusMonths(by);
            default -> day.plusWeeks(by);
        };
    }

    private Component legend() {
        var legend = new Div(
                key("w", "changes.legend.window"),
                key("b", "changes.legend.blackout"),
                key("c", "changes.legend.critical"),
                key("p", "changes.legend.approved"),
                key("d", "changes.legend.plan"),
                mark("warn", "warning", "changes.legend.conflict"),
                mark("err", "bolt", "changes.legend.emergency"));
        legend.addClassName("px-changes-legend");
        var grow = new Span();
        grow.addClassName("px-grow");
        legend.add(
                grow,
                new Span(getTranslation(
                        "changes.zone", zone.getId().replaceAll("^.*/", "").replace('_', ' '))));
        return legend;
    }

    private Span key(String css, String label) {
        var box = new Span();
        box.getElement().appendChild(new com.vaadin.flow.dom.Element("i").setAttribute("class", css));
        box.add(new Span(getTranslation(label)));
        return box;
    }

    private Span mark(String css, String icon, String label) {
        var box = new Span(new PxIcon(icon), new Span(getTranslation(label)));
        box.addClassName(css);
        return box;
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
        view = query.getSingleParameter("view").filter(VIEWS::contains).orElse("week");
        day = query.getSingleParameter("day").map(this::date).orElseGet(this::today);
        wantedService = query.getSingleParameter("service")
                .filter(key -> services.find(key).isPresent())
                .orElse(null);
        selected = query.getSingleParameter("change")
                .filter(number -> number.matches("[A-Z]{2,6}\\d{1,12}"))
                .orElse(null);
        if (selected != null && query.getSingleParameter("day").isEmpty()) {
            changes.find(selected, viewer)
                    .map(found -> found.change().from())
                    .ifPresent(from -> day = from.atZone(zone).toLocalDate());
        }
        show();
    }

    private LocalDate date(String text) {
        try {
            var date = LocalDate.parse(text);
            return date.getYear() < 2000 || date.getYear() > 2100 ? today() : date;
        } catch (DateTimeParseException wrong) {
            return today();
        }
    }

    private void go(String wantedView, LocalDate wantedDay, @Nullable String change) {
        view = wantedView;
        day = wantedDay;
        selected = change;
        var query = new LinkedHashMap<String, String>();
        query.put("view", view);
        query.put("day", day.toString());
        if (wantedService != null) {
            query.put("service", wantedService);
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

    private List<LocalDate> days() {
        return switch (view) {
            case "day" -> List.of(day);
            case "month" -> {
                var first = day.withDayOfMonth(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                var last = YearMonth.from(day).atEndOfMonth().with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
                yield first.datesUntil(last.plusDays(1)).toList();
            }
            case "list" -> {
                var first = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                yield first.datesUntil(first.plusWeeks(5)).toList();
            }
            default -> {
                var first = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                yield first.datesUntil(first.plusDays(7)).toList();
            }
        };
    }

    private void show() {
        var days = days();
        var first = days.get(0);
        var last = days.get(days.size() - 1);
        var from = first.atStartOfDay(zone).toInstant();
        var to = last.plusDays(1).atStartOfDay(zone).toInstant();
        var shown = changes.schedule(from, to, new ScheduleFilter(wantedService, null, null, false), viewer);
        range.setText(title(first, last));
        service.setValue(wantedService);
        for (var i = 0; i < VIEWS.size(); i++) {
            segments.get(i)
                    .getElement()
                    .setAttribute("aria-pressed", String.valueOf(VIEWS.get(i).equals(view)));
        }
        calendar.show(new ChangeCalendar.Shown(
                view,
                days.stream().map(LocalDate::toString).toList(),
                day.getMonthValue(),
                local(clock.instant()),
                Objects.toString(selected, ""),
                shown.windows().stream()
                        .map(one -> new ChangeCalendar.Box(
                                Long.toString(one.window().id()),
                                one.window().kind().name(),
                                one.window().name(),
                                local(one.span().from()),
                                local(one.span().to())))
                        .toList(),
                shown.changes().stream().map(this::entry).toList(),
                days.stream()
                        .map(date -> date.getDayOfWeek().getDisplayName(TextStyle.SHORT, getLocale()))
                        .toList(),
                Map.of(
                        "now", getTranslation("changes.now"),
                        "more", getTranslation("changes.moreHere", "{0}"),
                        "empty", getTranslation("changes.empty"))));
        panel.show(selected == null ? null : changes.find(selected, viewer).orElse(null), agenda());
    }

    private List<ChangeBoard.Item> agenda() {
        var group = changes.board();
        return group == null ? List.of() : board.waiting(group, viewer);
    }

    private String title(LocalDate first, LocalDate last) {
        var locale = getLocale();
        if (view.equals("month")) {
            return DateTimeFormatter.ofPattern("LLLL yyyy", locale).format(day);
        }
        if (view.equals("day")) {
            return DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", locale).format(day);
        }
        var end = DateTimeFormatter.ofPattern("d MMMM yyyy", locale).format(last);
        var start = first.getMonth() == last.getMonth()
                ? String.valueOf(first.getDayOfMonth())
                : DateTimeFormatter.ofPattern("d MMMM", locale).format(first);
        return getTranslation("changes.span", start, end);
    }

    private String local(Instant at) {
        return at.atZone(zone).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES).toString();
    }

    private ChangeCalendar.Entry entry(ChangeEntry change) {
        var over = change.category().isOver();
        var asks = change.asks() && !over;
        var state = names.state(change.practice(), change.packVersion(), change.state(), getLocale());
        var group = change.group() == null ? "" : names.group(change.group()) + ", ";
        var look = over
                ? "over"
                : asks ? "conflict" : change.emergency() ? "emergency" : change.approved() ? "approved" : "plan";
        var mark = over ? "done" : asks ? "warn" : change.emergency() ? "bolt" : "";
        return new ChangeCalendar.Entry(
                change.number(),
                change.subject(),
                group + state,
                local(Objects.requireNonNull(change.from())),
                local(Objects.requireNonNull(change.to())),
                look,
                mark,
                !over && change.actualFrom() == null,
                String.join(
                        ", ",
                        change.number(),
                        change.subject(),
                        words.span(change.from(), change.to()),
                        state,
                        asks ? getTranslation("changes.legend.conflict") : ""));
    }

    private void choose(String number) {
        go(view, day, number);
    }

    private void showDay(String date) {
        go("day", date(date), selected);
    }

    private void openTicket(String number) {
        UI.getCurrent().navigate("desk/tickets/" + number);
    }

    private void newChange() {
        var practice = changes.practice();
        if (practice != null) {
            UI.getCurrent().navigate("desk/new/" + practice);
        }
    }

    /** What was dragged is asked once more, with what would stand against it, unless it is free there. */
    private void dragged(String number, LocalDateTime from) {
        var done = Failures.attempt(() -> {
            var change = changes.get(number, viewer).change();
            var start = from.atZone(zone).toInstant();
            var end = start.plus(java.time.Duration.between(
                    Objects.requireNonNull(change.from()), Objects.requireNonNull(change.to())));
            if (changes.tried(number, start, end, viewer).isEmpty()) {
                move(number, start, end);
            } else {
                new MoveDialog(changes, viewer, change, start, words, zone, (to, until) -> move(number, to, until))
                        .open();
                go(view, day, number);
            }
        });
        if (!done) {
            show();
        }
    }

    @Override
    public void close() {
        go(view, day, null);
    }

    @Override
    public void move(String number, Instant from, Instant to) {
        var before = changes.get(number, viewer).change();
        if (Failures.attempt(() -> changes.move(number, from, to, null, viewer))) {
            Toast.done(getTranslation("changes.moved", number, words.span(from, to)), getTranslation("undo"), () -> {
                if (before.from() != null && before.to() != null) {
                    Failures.attempt(() -> changes.move(number, before.from(), before.to(), null, viewer));
                    show();
                }
            });
            go(view, from.atZone(zone).toLocalDate(), number);
        } else {
            show();
        }
    }

    @Override
    public void askMove(String number) {
        Failures.attempt(() -> {
            var details = changes.get(number, viewer);
            if (details.mayPlan() && details.change().actualFrom() == null) {
                new MoveDialog(
                                changes,
                                viewer,
                                details.change(),
                                details.change().from() == null ? clock.instant() : null,
                                words,
                                zone,
                                (from, to) -> move(number, from, to))
                        .open();
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
            case "today" -> go(view, today(), selected);
            case "view" -> go(VIEWS.get((VIEWS.indexOf(view) + 1) % VIEWS.size()), day, selected);
            case "before" -> go(view, moved(-1), selected);
            case "next" -> go(view, moved(1), selected);
            default -> {
                // Nothing else is ours.
            }
        }
    }
}
