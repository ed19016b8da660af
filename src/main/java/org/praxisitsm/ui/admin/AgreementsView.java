package org.praxisitsm.ui.admin;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.People;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.rules.TableSheets;
import org.praxisitsm.shared.Refusal.FieldError;
import org.praxisitsm.sla.AgreementVersion;
import org.praxisitsm.sla.Agreements;
import org.praxisitsm.sla.Backfills;
import org.praxisitsm.sla.Calendars;
import org.praxisitsm.sla.Replans;
import org.praxisitsm.sla.RunningClocks;
import org.praxisitsm.ui.components.EmptyState;
import org.praxisitsm.ui.components.NotForYou;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.SafeLink;
import org.praxisitsm.ui.shell.DeskShell;

/** Service-level agreements: what is promised to whom, and an editor for it. */
@Route(value = "admin/agreements", layout = DeskShell.class)
@PermitAll
@CssImport("./admin/admin.css")
@CssImport("./admin/agreements.css")
class AgreementsView extends Div
        implements BeforeEnterObserver, BeforeLeaveObserver, HasDynamicTitle, AgreementEditing {

    private static final String PATH = "admin/agreements";

    private final transient Agreements agreements;
    private final transient Replans replans;
    private final transient Backfills backfills;
    private final transient RunningClocks running;
    private final transient Calendars calendars;
    private final transient Practices practices;
    private final transient TableSheets sheets;
    private final transient People people;
    private final transient AdminWork work;
    private final transient Viewer viewer;

    private transient @Nullable AgreementDraft draft;
    private transient @Nullable AgreementOptions options;
    private transient List<FieldError> problems = List.of();
    private final transient ProblemPlaces places = new ProblemPlaces();
    private boolean leaving;

    private final Div head = new Div();
    private final Div body = new Div();
    private final Section wrong = new Section();

    AgreementsView(
            Agreements agreements,
            Replans replans,
            Backfills backfills,
            RunningClocks running,
            Calendars calendars,
            Practices practices,
            TableSheets sheets,
            People people,
            AdminWork work,
            Viewers viewers) {
        this.agreements = agreements;
        this.replans = replans;
        this.backfills = backfills;
        this.running = running;
        this.calendars = calendars;
        this.practices = practices;
        this.sheets = sheets;
        this.people = people;
        this.work = work;
        this.viewer = viewers.current();
        addClassName("px-admin");
        wrong.setId("agreement-problems");
        wrong.getElement().setAttribute("aria-live", "polite");
    }

    @Override
    public String getPageTitle() {
        return draft == null
                ? getTranslation("admin.agreements")
                : AgreementDraft.text(draft.members(), "name") + " · " + getTranslation("admin.agreements");
    }

    @Override
    public AgreementDraft draft() {
        return Objects.requireNonNull(draft);
    }

    @Override
    public AgreementOptions options() {
        return Objects.requireNonNull(options);
    }

    @Override
    public ProblemPlaces places() {
        return places;
    }

    @Override
    public boolean mayEdit() {
        return agreements.mayEdit(draft().practice(), viewer);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (viewer.isOnlyRequester()) {
            event.rerouteToError(NotForYou.class);
            return;
        }
        var key = event.getLocation().getQueryParameters().getSingleParameter("key");
        if (key.isEmpty()) {
            list();
            return;
        }
        var found = agreements.all(viewer).stream()
                .filter(version -> version.agreement().key().equals(key.get()))
                .findFirst();
        if (found.isEmpty()) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        edit(AgreementDraft.of(agreements.versions(key.get(), viewer).get(0)));
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        if (draft != null && draft.isChanged() && !leaving) {
            LeaveQuestion.ask(event, "agreement.leave.hint", () -> leaving = true);
        }
    }

    private void list() {
        removeAll();
        draft = null;
        var all = agreements.all(viewer);
        var title = new H1(getTranslation("admin.agreements"));
        var grow = new Span();
        grow.addClassName("px-grow");
        head.removeAll();
        head.setClassName("px-admin-head");
        head.add(title, grow);
        if (!owned().isEmpty()) {
            head.add(button("agreement.new", "plus", () -> create(Map.of())));
        }
        var main = new Div(head);
        main.addClassName("px-admin-main");
        if (all.isEmpty()) {
            main.add(new EmptyState("target", getTranslation("agreement.none"), getTranslation("agreement.none.why")));
        } else {
            main.add(grid(all));
        }
        add(nav(all, ""), main);
    }

    private Grid<AgreementVersion> grid(List<AgreementVersion> all) {
        var counts = running.byAgreement();
        var grid = new Grid<AgreementVersion>();
        grid.setId("agreements");
        grid.addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_NO_BORDER);
        grid.addColumn(LitRenderer.<AgreementVersion>of("<a href=${item.to} router-link>${item.name}</a>"
                                + "<span class='px-faint'> ${item.party}</span>")
                        .withProperty(
                                "to",
                                version -> PATH + "?key=" + version.agreement().key())
                        .withProperty("name", version -> version.agreement().name())
                        .withProperty(
                                "party",
                                version -> Objects.requireNonNullElse(
                                        version.agreement().party(), "")))
                .setHeader(getTranslation("agreement.name"))
                .setFlexGrow(3)
                .setRowHeader(true)
                .setComparator(version -> version.agreement().name())
                .setSortable(true);
        column(grid, "agreement.kind", version -> version.agreement().kind().name())
                .setFlexGrow(0)
                .setWidth("80px");
        column(
                        grid,
                        "agreement.practice",
                        version -> practice(version.agreement().practice()))
                .setFlexGrow(2);
        column(grid, "agreement.owner", version -> unit(version.agreement().practice()));
        column(grid, "agreement.targets", version -> version.agreement()
                .targets()
                .size());
        column(grid, "calendar.version", AgreementVersion::version);
        grid.addColumn(LitRenderer.<AgreementVersion>of(
                                "${item.at ? html`<px-time at=${item.at} mode='exact'></px-time>` : item.never}")
                        .withProperty(
                                "at",
                                version -> version.effectiveFrom().getEpochSecond() > 0
                                        ? version.effectiveFrom().toString()
                                        : "")
                        .withProperty("never", version -> getTranslation("agreement.always")))
                .setHeader(getTranslation("calendar.since"))
                .setComparator(AgreementVersion::effectiveFrom)
                .setSortable(true);
        column(
                grid,
                "agreement.running",
                version -> counts.getOrDefault(version.agreement().key(), 0));
        grid.setItems(all);
        grid.addItemClickListener(event -> UI.getCurrent()
                .navigate(PATH + "?key=" + event.getItem().agreement().key()));
        return grid;
    }

    private <T extends Comparable<T>> Grid.Column<AgreementVersion> column(
            Grid<AgreementVersion> grid,
            String header,
            com.vaadin.flow.function.ValueProvider<AgreementVersion, T> value) {
        return grid.addColumn(value)
                .setHeader(getTranslation(header))
                .setComparator(value)
                .setSortable(true);
    }

    private String practice(String key) {
        return practices
                .current(key)
                .map(published -> published.pack().in(getLocale()).name())
                .orElse(key);
    }

    private String unit(String practice) {
        return practices
                .current(practice)
                .map(published -> published.pack().descriptor().unit())
                .orElse("");
    }

    private Map<String, String> owned() {
        var owned = new LinkedHashMap<String, String>();
        practices.all().stream()
                .map(published -> published.pack().key())
                .filter(key -> agreements.mayEdit(key, viewer))
                .forEach(key -> owned.put(key, practice(key)));
        return owned;
    }

    private AdminNav nav(List<AgreementVersion> all, String current) {
        var nav = new AdminNav(PATH, viewer.has(Role.ADMINISTRATOR));
        nav.section(getTranslation("admin.agreements"));
        all.forEach(version -> nav.add(
                PATH + "?key=" + version.agreement().key(),
                "target",
                version.agreement().name(),
                version.agreement().key().equals(current)));
        return nav;
    }

    private void create(Map<String, Object> like) {
        var taken = agreements.all(viewer).stream()
                .map(version -> version.agreement().key())
                .collect(Collectors.toSet());
        var calendar =
                calendars.all().stream().findFirst().map(one -> one.key()).orElse("");
        new AgreementDialogs.Create(owned(), taken, like, calendar, this::edit).open();
    }

    private void edit(AgreementDraft opened) {
        removeAll();
        draft = opened;
        leaving = false;
        var pack = practices.current(opened.practice()).orElseThrow().pack();
        options = AgreementOptions.of(pack, calendars, people, sheets, getLocale(), this::getTranslation);
        head.setClassName("px-admin-head px-one-line");
        body.setClassName("px-admin-body");
        var main = new Div(head, body);
        main.addClassName("px-admin-main");
        var side = new Div(wrong, saving());
        side.addClassNames("px-side", "px-admin-side");
        add(nav(agreements.all(viewer), opened.key()), main, side);
        rebuild();
    }

    private Section saving() {
        var clocks = running.ofAgreement(draft().key());
        var section = new Section(
                new H2(getTranslation("calendar.saving")),
                new Paragraph(getTranslation("agreement.saving.hint", clocks)),
                new Paragraph(getTranslation("agreement.saving.pack")));
        if (mayEdit() && draft().version() > 0) {
            section.add(
                    quiet("agreement.replan", () -> ReplanDialog.replan(
                                    replans, new Replans.Order(draft().key(), null), work, viewer)
                            .open()),
                    quiet("agreement.backfill", () -> ReplanDialog.backfill(backfills, draft().practice(), work, viewer)
                            .open()));
        }
        return section;
    }

    @Override
    public void rebuild() {
        places.clear();
        body.removeAll();
        body.add(new AgreementBasics(this), new HoldTable(this));
        var targets = AgreementDraft.list(draft().members(), "targets");
        for (var i = 0; i < targets.size(); i++) {
            body.add(new TargetCard(this, targets.get(i), i));
        }
        if (mayEdit()) {
            var more = button("agreement.target.add", "plus", this::addTarget);
            more.addClassName("px-target-add");
            body.add(more);
        }
        changed();
    }

    private void addTarget() {
        var targets = AgreementDraft.change(draft().members(), "targets");
        var target = new LinkedHashMap<String, Object>();
        target.put("key", "target-" + (targets.size() + 1));
        target.put("name", getTranslation("agreement.target.new"));
        target.put("promise", "PT4H");
        var start = new LinkedHashMap<String, Object>(Map.of("event", "opened", "then", "start"));
        target.put("rules", new java.util.ArrayList<>(List.of(start)));
        target.put("thresholds", new java.util.ArrayList<>());
        targets.add(target);
        rebuild();
        places.focus("targets[" + (targets.size() - 1) + "].name");
    }

    @Override
    public void changed() {
        problems = draft().isChanged() ? agreements.problems(draft().key(), draft().bytes()) : List.of();
        places.show(problems);
        header();
        wrong.removeAll();
        wrong.setVisible(!problems.isEmpty());
        if (!problems.isEmpty()) {
            wrong.add(new H2(getTranslation("agreement.problems", problems.size())));
            problems.forEach(problem -> {
                var line = new NativeButton(problem.message(), click -> places.focus(problem.field()));
                line.addClassName("px-agreement-problem");
                line.getElement().setAttribute("title", problem.field());
                wrong.add(line);
            });
        }
    }

    private void header() {
        head.removeAll();
        var members = draft().members();
        var back = SafeLink.to(PATH, "");
        back.add(new PxIcon("chevron-left"));
        back.setAriaLabel(getTranslation("agreement.back"));
        var kind = new Span(AgreementDraft.text(members, "kind"));
        kind.addClassNames("px-badge", "acc");
        var version = new Span(
                draft().version() == 0
                        ? getTranslation("calendar.unsaved")
                        : getTranslation("agreement.version", draft().version()));
        version.addClassName("px-badge");
        var practice = new Span(practice(draft().practice()));
        practice.addClassName("px-quiet");
        var grow = new Span();
        grow.addClassName("px-grow");
        head.add(back, new H1(AgreementDraft.text(members, "name")), kind, version, practice, grow);
        if (draft().version() > 0) {
            head.add(button("calendar.versions", "history", this::versions));
            if (!owned().isEmpty()) {
                head.add(button("calendar.copy", "copy", () -> create(draft().members())));
            }
        }
        if (!mayEdit()) {
            var read = new Span(getTranslation("agreement.read"));
            read.addClassName("px-quiet");
            head.add(read);
            return;
        }
        if (draft().isChanged() && draft().version() > 0) {
            head.add(button("agreement.undo", "undo", () -> {
                draft().replace(draft().published());
                rebuild();
            }));
        }
        var save = new Button(getTranslation("calendar.save", draft().version() + 1), click -> save());
        save.setId("agreement-save");
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_SMALL);
        save.setEnabled(draft().isChanged() && problems.isEmpty());
        head.add(save);
    }

    private Button quiet(String key, Runnable action) {
        var button = button(key, "clock", action);
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        button.addThemeName("accent");
        return button;
    }

    private Button button(String key, String icon, Runnable action) {
        var button = new Button(getTranslation(key), new PxIcon(icon), click -> action.run());
        button.setId(key.replace('.', '-'));
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        return button;
    }

    private void versions() {
        var all = agreements.versions(draft().key(), viewer);
        new AgreementDialogs.Versions(all, new AgreementWords(options()), people::nameOf, version -> {
                    draft().replace(Agreements.members(version.agreement()));
                    rebuild();
                })
                .open();
    }

    private void save() {
        var changes = draft().version() == 0
                ? List.<String>of()
                : new AgreementWords(options()).between(draft().published(), draft().members());
        var calendar = calendars.find(AgreementDraft.text(draft().members(), "calendar"));
        var zone = calendar.map(found -> found.definition().zone()).orElse(ZoneId.of("UTC"));
        new SaveAgreement(draft(), changes, agreements, replans, work, viewer, zone, this::saved).open();
    }

    private void saved(AgreementVersion version) {
        edit(AgreementDraft.of(version));
        UI.getCurrent()
                .getPage()
                .getHistory()
                .replaceState(null, PATH + "?key=" + version.agreement().key());
    }
}
