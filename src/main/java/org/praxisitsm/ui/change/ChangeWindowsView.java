package org.praxisitsm.ui.change;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.StreamResource;
import jakarta.annotation.security.PermitAll;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import org.praxisitsm.change.ChangeFeeds;
import org.praxisitsm.change.ChangeWindow;
import org.praxisitsm.change.ChangeWindows;
import org.praxisitsm.change.Scope;
import org.praxisitsm.change.WindowKind;
import org.praxisitsm.identity.People;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.ui.components.DateWords;
import org.praxisitsm.ui.components.EmptyState;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.NotForYou;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.SafeLink;
import org.praxisitsm.ui.components.Toast;
import org.praxisitsm.ui.components.Zones;
import org.praxisitsm.ui.shell.DeskShell;

/** Maintenance windows, blackouts and critical days: the list, an editor, calendar files in and out, links to subscribe. */
@Route(value = "desk/changes/windows", layout = DeskShell.class)
@PermitAll
@CssImport("./change/change.css")
class ChangeWindowsView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private final transient WindowTools tools;
    private final transient ChangeWindows windows;
    private final transient ChangeFeeds feeds;
    private final transient Viewer viewer;
    private final transient Clock clock;
    private final transient ChangeWords words;
    private final ZoneId zone;
    private final Div list = new Div();

    ChangeWindowsView(WindowTools tools, ChangeFeeds feeds, People people, Viewers viewers, Clock clock) {
        this.tools = tools;
        this.windows = tools.windows();
        this.feeds = feeds;
        this.viewer = viewers.current();
        this.clock = clock;
        this.zone = Zones.of(people, viewer);
        this.words = new ChangeWords((key, arguments) -> getTranslation(key, arguments), zone, getLocale());
        getContent().addClassName("px-windows");
    }

    @Override
    public String getPageTitle() {
        return getTranslation("changes.windows.title");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!ChangeWindows.maySee(viewer)) {
            event.rerouteToError(NotForYou.class);
            return;
        }
        getContent().removeAll();
        var grow = new Span();
        grow.addClassName("px-grow");
        var head = new Div(
                SafeLink.to("desk/changes", getTranslation("changes.title")),
                new Span("/"),
                new H1(getTranslation("changes.windows.title")),
                grow,
                export(),
                button("changes.windows.feed", "link", () -> new FeedDialog(feeds, viewer).open()));
        if (mayEdit()) {
            head.add(
                    button("changes.windows.import", "download", () -> new WindowImportDialog(
                                    windows, viewer, zone, this::show)
                            .open()),
                    fresh());
        }
        head.addClassName("px-windows-head");
        getContent().add(head, list);
        show();
    }

    private Anchor export() {
        var file = new StreamResource(
                "windows.ics",
                () -> new ByteArrayInputStream(windows.file(viewer).getBytes(StandardCharsets.UTF_8)));
        file.setContentType("text/calendar");
        var link = new Anchor(file, getTranslation("changes.windows.export"));
        link.getElement().setAttribute("download", true);
        link.addClassName("px-btn");
        link.getStyle().set("height", "28px");
        return link;
    }

    private boolean mayEdit() {
        return ChangeWindows.mayEdit(viewer, viewer.unit());
    }

    private Button button(String label, String icon, Runnable action) {
        var button = new Button(getTranslation(label), new PxIcon(icon), click -> action.run());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        return button;
    }

    private Button fresh() {
        var button = button("changes.windows.new", "plus", this::open);
        button.setId("new-window");
        button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        return button;
    }

    private void open() {
        new WindowDialog(tools, viewer, zone, null, this::show).open();
    }

    private void show() {
        list.removeAll();
        var all = windows.all(viewer);
        if (all.isEmpty()) {
            var step =
                    mayEdit() ? new Component[] {button("changes.windows.new", "plus", this::open)} : new Component[0];
            list.add(new EmptyState(
                    "calendar",
                    getTranslation("changes.windows.empty"),
                    getTranslation("changes.windows.empty.why"),
                    step));
            return;
        }
        var head = new NativeTableRow();
        for (var key : new String[] {"name", "kind", "for", "times", "repeats"}) {
            head.add(new NativeTableHeaderCell(getTranslation("changes.windows." + key)));
        }
        head.add(new NativeTableHeaderCell());
        var body = new NativeTableBody();
        all.forEach(window -> body.add(row(window)));
        list.add(new NativeTable(new NativeTableHeader(head), body));
    }

    private NativeTableRow row(ChangeWindow window) {
        var name = new Span(window.name());
        name.addClassName("px-strong");
        var kind =
                new Span(getTranslation("changes.windows.kind." + window.kind().name()));
        kind.addClassNames(
                "px-badge",
                window.kind() == WindowKind.MAINTENANCE ? "ok" : window.kind() == WindowKind.BLACKOUT ? "err" : "note");
        var now = clock.instant();
        var next = window.within(new SpanAhead(now).span()).stream()
                .map(one -> getTranslation(
                        "changes.windows.next",
                        words.span(one.span().from(), one.span().to())))
                .findFirst()
                .orElse(getTranslation("changes.windows.never"));
        var soon = new Div(next);
        soon.addClassName("px-faint");
        return new NativeTableRow(
                new NativeTableCell(name),
                new NativeTableCell(kind),
                new NativeTableCell(window.scopes().stream().map(this::scope).collect(Collectors.joining(", "))),
                new NativeTableCell(new Div(first(window)), soon),
                new NativeTableCell(repeats(window)),
                acts(window));
    }

    /** The year that lies ahead. */
    private record SpanAhead(java.time.Instant now) {
        org.praxisitsm.change.Span span() {
            return new org.praxisitsm.change.Span(now, now.plus(366, ChronoUnit.DAYS));
        }
    }

    private String first(ChangeWindow window) {
        var format = DateWords.like("EEE d MMM yyyy, HH:mm", getLocale());
        return getTranslation("changes.span", format.format(window.starts()), format.format(window.ends())) + " ("
                + window.zone().getId() + ")";
    }

    private String repeats(ChangeWindow window) {
        return window.rule() == null
                ? getTranslation("changes.windows.repeat.once")
                : new RuleWords((key, arguments) -> getTranslation(key, arguments), getLocale()).of(window.rule());
    }

    private String scope(Scope scope) {
        var kind = getTranslation("changes.windows.scope." + scope.kind().name());
        return scope.kind() == Scope.Kind.EVERYTHING || scope.kind() == Scope.Kind.UNIT
                ? (kind + " " + scope.key()).strip()
                : tools.name(scope.kind(), scope.key(), getLocale(), viewer);
    }

    private NativeTableCell acts(ChangeWindow window) {
        var cell = new NativeTableCell();
        if (ChangeWindows.mayEdit(viewer, window.unit())) {
            var edit = new Button(
                    new PxIcon("edit"), click -> new WindowDialog(tools, viewer, zone, window, this::show).open());
            edit.setAriaLabel(getTranslation("changes.windows.edit", window.name()));
            edit.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_ICON);
            var remove = new Button(new PxIcon("close"), click -> {
                if (Failures.attempt(() -> windows.delete(window.id(), viewer))) {
                    Toast.done(
                            getTranslation("changes.windows.removed", window.name()),
                            getTranslation("undo"),
                            () -> restore(window));
                    show();
                }
            });
            remove.setAriaLabel(getTranslation("changes.windows.remove") + ": " + window.name());
            remove.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_ICON);
            var row = new Div(edit, remove);
            row.addClassName("px-row");
            cell.add(row);
        }
        return cell;
    }

    /** What somebody removed by mistake comes back as it was. */
    private void restore(ChangeWindow window) {
        Failures.attempt(() -> windows.create(
                new ChangeWindows.NewWindow(
                        window.kind(),
                        window.name(),
                        window.unit(),
                        window.zone().getId(),
                        window.starts(),
                        window.ends(),
                        window.rule(),
                        window.except(),
                        window.scopes(),
                        window.note(),
                        window.uid()),
                viewer));
        show();
    }
}
