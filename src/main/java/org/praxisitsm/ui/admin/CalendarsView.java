package org.praxisitsm.ui.admin;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.People;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.sla.CalendarDefinition;
import org.praxisitsm.sla.CalendarVersion;
import org.praxisitsm.sla.Calendars;
import org.praxisitsm.sla.HolidayImports;
import org.praxisitsm.sla.PublishCalendar;
import org.praxisitsm.sla.Replans;
import org.praxisitsm.sla.RunningClocks;
import org.praxisitsm.sla.ServiceCalendar;
import org.praxisitsm.ui.components.EmptyState;
import org.praxisitsm.ui.components.NotForYou;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.shell.DeskShell;

/** Service calendars: hours of the week, a year at a glance, holidays and other hours, and a promise to try. */
@Route(value = "admin/calendars", layout = DeskShell.class)
@PermitAll
@CssImport("./admin/admin.css")
class CalendarsView extends Div implements BeforeEnterObserver, BeforeLeaveObserver, HasDynamicTitle, CalendarEditing {

    private record Parts(WeekHours week, TryPromise promise, YearGlance glance, DayList days) implements Serializable {}

    private final transient Calendars calendars;
    private final transient HolidayImports imports;
    private final transient Replans replans;
    private final transient RunningClocks running;
    private final transient AdminWork work;
    private final transient People people;
    private final transient Viewer viewer;
    private final transient Clock clock;

    private transient @Nullable CalendarDraft draft;
    private transient @Nullable CalendarVersion shown;
    private int year;
    private boolean leaving;

    private final Div head = new Div();
    private @Nullable Parts parts;

    CalendarsView(
            Calendars calendars,
            HolidayImports imports,
            Replans replans,
            RunningClocks running,
            AdminWork work,
            People people,
            Viewers viewers,
            Clock clock) {
        this.calendars = calendars;
        this.imports = imports;
        this.replans = replans;
        this.running = running;
        this.work = work;
        this.people = people;
        this.viewer = viewers.current();
        this.clock = clock;
        addClassName("px-admin");
    }

    @Override
    public String getPageTitle() {
        return getTranslation("admin.calendars");
    }

    @Override
    public CalendarDraft draft() {
        return Objects.requireNonNull(draft);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!Calendars.mayEdit(viewer)) {
            event.rerouteToError(NotForYou.class);
            return;
        }
        var query = event.getLocation().getQueryParameters();
        var all = calendars.all();
        year = query.getSingleParameter("year")
                .filter(text -> text.matches("(19[5-9]|20|21)\\d{1,2}") && text.length() == 4)
                .map(Integer::parseInt)
                .orElse(today().getYear());
        var key = query.getSingleParameter("key");
        var chosen = key.isPresent()
                ? all.stream().filter(one -> one.key().equals(key.get())).findFirst()
                : all.stream().findFirst();
        if (chosen.isEmpty() && key.isPresent()) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        chosen.ifPresentOrElse(version -> open(version, all), () -> empty(all));
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        if (draft != null && draft.isChanged() && !leaving) {
            LeaveQuestion.ask(event, "calendar.leave.hint", () -> leaving = true);
        }
    }

    private LocalDate today() {
        return clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    }

    private void empty(List<CalendarVersion> all) {
        removeAll();
        var create = new Button(getTranslation("calendar.new"), event -> create(start()));
        create.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        add(
                nav(all, ""),
                new EmptyState(
                        "calendar", getTranslation("calendar.none"), getTranslation("calendar.none.why"), create));
    }

    private void open(CalendarVersion version, List<CalendarVersion> all) {
        var newest = calendars.versions(version.key()).get(0);
        shown = newest;
        edit(new CalendarDraft(newest.definition(), newest.version()), all);
    }

    private void edit(CalendarDraft opened, List<CalendarVersion> all) {
        removeAll();
        draft = opened;
        leaving = false;
        var zone = opened.definition().zone();
        var week = new WeekHours(this);
        var promise =
                new TryPromise(clock.instant().atZone(zone).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES));
        var importing = new Button(
                getTranslation("calendar.import"), new PxIcon("download"), event -> new ImportDialog(this, imports)
                        .open());
        importing.setId("calendar-import");
        importing.addThemeVariants(ButtonVariant.LUMO_SMALL);
        var glance = new YearGlance(this::go, importing);
        var days = new DayList(this);
        parts = new Parts(week, promise, glance, days);
        head.setClassName("px-admin-head px-one-line");
        var cards = new Div(week, promise);
        cards.addClassName("px-admin-cards");
        var body = new Div(cards, glance);
        body.addClassName("px-admin-body");
        var main = new Div(head, body);
        main.addClassName("px-admin-main");
        var saving = new Section(
                new H2(getTranslation("calendar.saving")), new Paragraph(getTranslation("calendar.saving.hint")));
        if (opened.version() > 0) {
            var replan = small("calendar.replan", "clock", this::replan);
            replan.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
            replan.addThemeName("accent");
            saving.add(replan);
        }
        var side = new Div(days, saving);
        side.addClassNames("px-side", "px-admin-side");
        add(nav(all, opened.definition().key()), main, side);
        changed();
    }

    @Override
    public void changed() {
        var definition = draft().definition();
        var reckoned = ServiceCalendar.of(definition);
        header(definition);
        var page = Objects.requireNonNull(parts);
        page.week().show();
        page.promise().show(reckoned);
        page.glance()
                .show(reckoned, year, clock.instant().atZone(definition.zone()).toLocalDate());
        page.days().show(year);
    }

    private void go(int to) {
        if (to < ServiceCalendar.EARLIEST.atZone(ZoneOffset.UTC).getYear() || to > 2199) {
            return;
        }
        year = to;
        changed();
        var query = QueryParameters.simple(Map.of("key", draft().definition().key(), "year", String.valueOf(to)));
        UI.getCurrent().getPage().getHistory().replaceState(null, "admin/calendars?" + query.getQueryString());
    }

    private AdminNav nav(List<CalendarVersion> all, String current) {
        var nav = new AdminNav("admin/calendars");
        nav.section(getTranslation("admin.calendars"));
        all.forEach(version -> nav.add(
                "admin/calendars?key=" + version.key(),
                "clock",
                version.name(),
                version.key().equals(current)));
        var create = new Button(getTranslation("calendar.new"), new PxIcon("plus"), event -> create(start()));
        create.setId("calendar-new");
        create.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        nav.getElement().appendChild(create.getElement());
        return nav;
    }

    private CalendarDefinition start() {
        return CalendarDialogs.office(getTranslation("calendar.new"), ZoneId.of("Europe/Berlin"));
    }

    private void create(CalendarDefinition like) {
        new CalendarDialogs.Create(like, definition -> {
                    shown = null;
                    edit(new CalendarDraft(definition, 0), calendars.all());
                })
                .open();
    }

    private void header(CalendarDefinition definition) {
        head.removeAll();
        var version = new Span(badge());
        version.getElement().getThemeList().add("badge");
        var zone = new Button(
                definition.zone().getId(), new PxIcon("globe"), event -> new CalendarDialogs.Rename(this).open());
        zone.setId("calendar-rename");
        zone.addThemeVariants(ButtonVariant.LUMO_SMALL);
        zone.setAriaLabel(
                getTranslation("calendar.rename") + ", " + definition.zone().getId());
        var grow = new Span();
        grow.addClassName("px-grow");
        var use = new Span(use(definition.key()));
        use.addClassName("px-quiet");
        head.add(new H1(definition.name()), version, zone, use, grow);
        if (draft().version() > 0) {
            head.add(
                    small("calendar.versions", "history", this::versions),
                    small("calendar.copy", "copy", () -> create(draft().definition())));
        }
        var save = new Button(getTranslation("calendar.save", draft().version() + 1), event -> save());
        save.setId("calendar-save");
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_SMALL);
        save.setEnabled(draft().isChanged());
        head.add(save);
    }

    private String use(String key) {
        var agreements = running.agreementsBy(key);
        return agreements.isEmpty()
                ? getTranslation("calendar.unused")
                : getTranslation("calendar.use", agreements.size(), running.ofCalendar(key));
    }

    private void replan() {
        ReplanDialog.replan(
                        replans, new Replans.Order(null, draft().definition().key()), work, viewer)
                .open();
    }

    private String badge() {
        if (shown == null || draft().version() == 0) {
            return getTranslation("calendar.unsaved");
        }
        var since = shown.effectiveFrom().atZone(shown.definition().zone()).toLocalDate();
        return getTranslation(
                "calendar.version.since", shown.version(), Spans.day(since, getLocale()) + " " + since.getYear());
    }

    private Button small(String key, String icon, Runnable action) {
        var button = new Button(getTranslation(key), new PxIcon(icon), event -> action.run());
        button.setId(key.replace('.', '-'));
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        return button;
    }

    private void versions() {
        var all = calendars.versions(draft().definition().key());
        new CalendarDialogs.Versions(all, people::nameOf, version -> {
                    shown = version;
                    var restored = new CalendarDraft(
                            all.get(0).definition(), all.get(0).version());
                    restored.replace(version.definition());
                    edit(restored, calendars.all());
                })
                .open();
    }

    private void save() {
        new CalendarDialogs.Save(draft().version() + 1, draft().definition().zone(), this::publish).open();
    }

    private void publish(@Nullable Instant effectiveFrom, String comment) {
        var order = new PublishCalendar(draft().definition(), draft().version(), effectiveFrom, comment);
        var published = calendars.publish(order, viewer);
        Notification.show(
                getTranslation("calendar.saved", published.version()), 4_000, Notification.Position.BOTTOM_START);
        open(published, calendars.all());
    }
}
