package org.praxisitsm.ui.audit;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.audit.AuditTrail;
import org.praxisitsm.audit.AuditTrail.DecisionRecord;
import org.praxisitsm.audit.AuditTrail.Entry;
import org.praxisitsm.audit.AuditTrail.Filter;
import org.praxisitsm.identity.People;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.ui.components.DateWords;
import org.praxisitsm.ui.components.EmptyState;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.FormSources;
import org.praxisitsm.ui.components.Names;
import org.praxisitsm.ui.components.NotForYou;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.Zones;
import org.praxisitsm.ui.shell.DeskShell;

/**
 * The trail of every act: found by person, ticket, act and time, which the address holds; each entry in full, with before and
 * after; a decision with why; the chain proved on demand; what was found as a signed file.
 */
@Route(value = "audit", layout = DeskShell.class)
@PermitAll
@CssImport("./audit/audit.css")
class AuditView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final int PAGE = 100;
    private static final DateTimeFormatter FILE_NAME = DateTimeFormatter.ofPattern("uuuuMMdd-HHmm");

    private final transient AuditTrail trail;
    private final transient AuditWords words;
    private final transient Viewer viewer;
    private final transient ZoneId zone;
    private final transient Clock clock;
    private final Grid<Entry> grid = new Grid<>();
    private final AuditFilters filters;
    private final AuditEntry detail;
    private final Div verdict = new Div();
    private final Button more = new Button();
    private final transient List<Entry> entries = new ArrayList<>();
    private transient volatile Filter shown = new Filter(null, null, null, null, null, null, null);
    private @Nullable String following;

    AuditView(AuditTrail trail, People people, Names names, FormSources sources, Viewers viewers, Clock clock) {
        this.trail = trail;
        this.words = new AuditWords(names);
        this.viewer = viewers.current();
        this.zone = Zones.of(people, viewer);
        this.clock = clock;
        this.filters = new AuditFilters(sources, zone, this::search);
        this.detail = new AuditEntry(words, reader(), this::actor, grid::deselectAll);
        var verify =
                new Button(getTranslation("audit.verify"), new PxIcon("shield"), event -> verify(event.getSource()));
        verify.setId("audit-verify");
        verify.setDisableOnClick(true);
        verdict.addClassName("px-audit-verdict");
        verdict.setId("audit-verdict");
        verdict.getElement().setAttribute("role", "status");
        verdict.setVisible(false);
        var head = new Div(new H1(getTranslation("audit.title")), verdict, verify, export());
        head.addClassName("px-audit-head");
        columns();
        var list = new Div(grid, detail);
        list.addClassName("px-audit-list");
        more.setText(getTranslation("audit.more"));
        more.addClassName("px-audit-more");
        more.addThemeNames("tertiary", "small");
        more.addClickListener(event -> next(following));
        addClassName("px-audit");
        add(head, filters, list, more);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("audit.title") + " · Praxis";
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!viewer.has(Role.AUDITOR) && !viewer.has(Role.ADMINISTRATOR)) {
            event.rerouteToError(NotForYou.class);
            return;
        }
        filters.fill(event.getLocation().getQueryParameters());
        reload();
    }

    private AuditEntry.Reader reader() {
        return new AuditEntry.Reader() {
            @Override
            public String at(Entry entry) {
                return exact().format(entry.at());
            }

            @Override
            public Optional<DecisionRecord> decision(Entry entry) {
                return entry.ticket() == null
                        ? Optional.empty()
                        : trail.decisionsOf(entry.ticket(), viewer).stream()
                                .filter(kept -> kept.at().equals(entry.at())
                                        && kept.decision().key().equals(entry.objectId()))
                                .findFirst();
            }
        };
    }

    private DateTimeFormatter exact() {
        return DateWords.like("d MMM uuuu HH:mm:ss.SSS zzz", getLocale()).withZone(zone);
    }

    private String actor(Entry entry) {
        return words.actor(entry, getTranslation("act.praxis"));
    }

    /** What the filters find, as lines of JSON with a signature; asked for and written when somebody clicks. */
    private Anchor export() {
        var handler = (DownloadHandler) event -> {
            event.setFileName(
                    "praxis-trail-" + FILE_NAME.withZone(ZoneOffset.UTC).format(clock.instant()) + ".ndjson");
            event.setContentType("application/x-ndjson");
            trail.export(shown, event.getOutputStream(), viewer);
        };
        var link = new Anchor(handler, AttachmentType.DOWNLOAD, "");
        link.setId("audit-export");
        link.add(new PxIcon("download"), new Span(getTranslation("audit.export")));
        link.addClassNames("px-btn");
        return link;
    }

    private void columns() {
        grid.setId("audit-grid");
        grid.addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_NO_BORDER);
        var time = DateWords.like("d MMM uuuu HH:mm:ss", getLocale()).withZone(zone);
        grid.addColumn(entry -> time.format(entry.at()))
                .setHeader(getTranslation("audit.at.zone", zone.getId()))
                .setFlexGrow(0)
                .setWidth("180px");
        grid.addColumn(this::actor)
                .setHeader(getTranslation("audit.who"))
                .setFlexGrow(0)
                .setWidth("150px");
        grid.addColumn(LitRenderer.<Entry>of("<span class='px-audit-act'><px-icon name=${item.icon}></px-icon><span"
                                + " title=${item.act}>${item.text}</span></span>")
                        .withProperty("icon", entry -> ActNames.icon(entry.act()))
                        .withProperty("act", Entry::act)
                        .withProperty("text", entry -> ActNames.of(entry.act(), this)))
                .setHeader(getTranslation("audit.act"))
                .setFlexGrow(0)
                .setWidth("200px")
                .setRowHeader(true);
        grid.addColumn(LitRenderer.<Entry>of("<a class='num' ?hidden=${!item.number} tabindex='-1' router-link"
                                + " href=${'desk/tickets/' + item.number + '?tab=process'}>${item.number}</a>")
                        .withProperty("number", entry -> entry.ticket() == null ? "" : entry.ticket()))
                .setHeader(getTranslation("audit.ticket"))
                .setFlexGrow(0)
                .setWidth("120px");
        grid.addColumn(entry -> entry.objectType().equals("ticket") ? "" : entry.objectId())
                .setHeader(getTranslation("audit.object"))
                .setFlexGrow(0)
                .setWidth("170px");
        grid.addColumn(LitRenderer.<Entry>of("<span class='soft' title=${item.text}>${item.text}</span>")
                        .withProperty("text", words::summary))
                .setHeader(getTranslation("audit.change"))
                .setFlexGrow(1);
        grid.addColumn(Entry::sequence)
                .setHeader(getTranslation("audit.sequence"))
                .setFlexGrow(0)
                .setWidth("70px");
        grid.setEmptyStateComponent(
                new EmptyState("shield", getTranslation("audit.none"), getTranslation("audit.none.why")));
        grid.asSingleSelect().addValueChangeListener(event -> detail.show(event.getValue()));
    }

    private void search() {
        getUI().ifPresent(ui -> ui.getPage().getHistory().replaceState(null, new Location("audit", filters.query())));
        reload();
    }

    private void reload() {
        entries.clear();
        detail.show(null);
        shown = filters.filter();
        next(null);
    }

    private void next(@Nullable String cursor) {
        Failures.attempt(() -> {
            var page = trail.find(shown, PAGE, cursor, viewer);
            entries.addAll(page.items());
            grid.setItems(List.copyOf(entries));
            more.setVisible(page.next() != null);
            following = page.next();
        });
    }

    private void verify(Button button) {
        Failures.attempt(() -> {
            var result = trail.verify(viewer);
            verdict.setVisible(true);
            verdict.removeAll();
            verdict.getElement().setAttribute("theme", result.verified() ? "success" : "error");
            var at = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(zone).format(clock.instant());
            var text = result.verified()
                    ? getTranslation("audit.verified", result.entries(), at)
                    : getTranslation(
                            "audit.broken",
                            Objects.toString(result.brokenAt(), "?"),
                            Objects.toString(result.problem(), ""));
            verdict.add(new PxIcon(result.verified() ? "check" : "warning"), new Span(text));
            verdict.getElement().setAttribute("title", getTranslation("audit.head", result.headHash()));
        });
        button.setEnabled(true);
    }
}
