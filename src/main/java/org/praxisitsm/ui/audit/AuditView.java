package org.praxisitsm.ui.audit;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.audit.AuditTrail;
import org.praxisitsm.audit.AuditTrail.Entry;
import org.praxisitsm.identity.People;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.shell.DeskShell;

/** The trail of every act: found by person, ticket, act and time; each entry in full; the chain proved on demand. */
@Route(value = "audit", layout = DeskShell.class)
@PermitAll
@CssImport("./audit/audit.css")
class AuditView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final int PAGE = 100;

    private final transient AuditTrail trail;
    private final transient People people;
    private final transient Viewer viewer;
    private final Grid<Entry> grid = new Grid<>();
    private final AuditFilters filters;
    private final AuditEntry detail;
    private final Span verdict = new Span();
    private final Button more = new Button();
    private final transient List<Entry> entries = new ArrayList<>();
    private @Nullable String following;

    AuditView(AuditTrail trail, People people, Viewers viewers) {
        this.trail = trail;
        this.people = people;
        this.viewer = viewers.current();
        this.filters = new AuditFilters(people, this::reload);
        this.detail = new AuditEntry(people::nameOf);
        var verify = new Button(getTranslation("audit.verify"), event -> verify());
        verify.setId("audit-verify");
        verdict.addClassName("px-audit-verdict");
        verdict.getElement().setAttribute("role", "status");
        verdict.setVisible(false);
        var head = new Div(new H1(getTranslation("audit.title")), verdict, verify);
        head.addClassName("px-audit-head");
        columns();
        var list = new Div(grid, detail);
        list.addClassName("px-audit-list");
        more.setText(getTranslation("audit.more"));
        more.addClickListener(event -> next(following));
        addClassName("px-audit");
        add(head, filters, list, more);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("audit.title");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!viewer.has(Role.AUDITOR) && !viewer.has(Role.ADMINISTRATOR)) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        event.getLocation().getQueryParameters().getSingleParameter("ticket").ifPresent(filters::ticket);
        reload();
    }

    private void columns() {
        grid.addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_NO_BORDER);
        grid.addColumn(Entry::sequence)
                .setHeader(getTranslation("audit.sequence"))
                .setFlexGrow(0)
                .setWidth("90px");
        grid.addColumn(LitRenderer.<Entry>of("<px-time at=${item.at} mode='exact'></px-time>")
                        .withProperty("at", entry -> entry.at().toString()))
                .setHeader(getTranslation("audit.at"))
                .setFlexGrow(0)
                .setWidth("170px");
        grid.addColumn(entry -> people.nameOf(entry.actor())).setHeader(getTranslation("audit.who"));
        grid.addColumn(Entry::act).setHeader(getTranslation("audit.act")).setRowHeader(true);
        grid.addColumn(entry -> entry.objectType() + " " + entry.objectId()).setHeader(getTranslation("audit.object"));
        grid.addColumn(entry -> entry.ticket() == null ? "" : entry.ticket()).setHeader(getTranslation("audit.ticket"));
        grid.asSingleSelect().addValueChangeListener(event -> detail.show(event.getValue()));
    }

    private void reload() {
        entries.clear();
        detail.show(null);
        next(null);
    }

    private void next(@Nullable String cursor) {
        Failures.attempt(() -> {
            var page = trail.find(filters.filter(), PAGE, cursor, viewer);
            var all = Stream.concat(entries.stream(), page.items().stream()).toList();
            entries.clear();
            entries.addAll(all);
            grid.setItems(List.copyOf(entries));
            more.setVisible(page.next() != null);
            following = page.next();
        });
    }

    private void verify() {
        Failures.attempt(() -> {
            var result = trail.verify(viewer);
            verdict.setVisible(true);
            verdict.getElement().setAttribute("theme", result.verified() ? "success" : "error");
            verdict.setText(
                    result.verified()
                            ? getTranslation("audit.verified", result.entries())
                            : getTranslation("audit.broken", result.brokenAt(), result.problem()));
        });
    }
}
